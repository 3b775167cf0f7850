using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.BlindBids;

/// <summary>Opens a round. Rounds are few, because each tells both sides a little about the other.</summary>
internal sealed class OpenBlindBid(CaseChange change, Vault vault, LegalParameters law, AgreementNotices notices)
{
    public Task<OpenBlindBidResponse> Handle(OpenBlindBidRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => Read(check, request), async (mediation, about) =>
        {
            mediation.RequireNegotiable();
            var rounds = await change.Db.Set<BlindBidRound>().Where(r => r.MediationId == mediation.Id).ToListAsync(ct);
            if (rounds.Exists(r => !r.IsClosed))
                throw Refusal.Rule(MediationReasons.BlindBidOpen, "Wait until both sides have entered a range.");
            if (rounds.Count >= law.Get("blindbid.rounds", LegalDay.Of(change.Now)).Value)
                throw Refusal.Rule(MediationReasons.BlindBidsUsedUp, "No further round in this case; go on with offers.");
            var round = new BlindBidRound
            {
                MediationId = mediation.Id,
                Number = rounds.Count + 1,
                About = vault.Seal(mediation.Id, about),
                CurrencyCode = request.CurrencyCode,
                OpenedAt = change.Now,
            };
            change.Db.Add(round);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "OpenBlindBid", $"round {round.Number}");
            await notices.TellParties(mediation, "BLIND_BID_OPENED", ct);
            return new OpenBlindBidResponse { Number = round.Number };
        }, ct);

    private static string Read(RequestCheck check, OpenBlindBidRequest request)
    {
        if (!Currencies.Contains(request.CurrencyCode))
            check.Wrong("currency_code", Reasons.CurrencyCode, "Give a code of ISO 4217, for example CNY.");
        return check.Text("about", request.About, 100, 2);
    }
}

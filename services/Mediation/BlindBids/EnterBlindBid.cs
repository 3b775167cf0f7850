using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.BlindBids;

/// <summary>Takes a side's range in confidence. Neither the audit trail nor a log nor an answer ever holds it.</summary>
internal sealed class EnterBlindBid(CaseChange change, Vault vault, AgreementNotices notices)
{
    public Task<EnterBlindBidResponse> Handle(EnterBlindBidRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => Read(check, request), async (mediation, range) =>
        {
            mediation.RequireNegotiable();
            var round = await change.Db.Set<BlindBidRound>().SingleOrDefaultAsync(r => r.MediationId == mediation.Id && r.Number == request.Number, ct)
                ?? throw Refusal.NotFound(MediationReasons.BlindBidNotFound, "There is no such round in this case.");
            RequireCurrency(request, round.CurrencyCode);
            round.Enter(caller.OwnSide(), range!, r => vault.Seal(mediation.Id, r), s => vault.Open<BidRange>(mediation.Id, s));
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "EnterBlindBid", $"round {round.Number}");
            if (round.IsClosed)
                await notices.TellParties(mediation, "BLIND_BID_CLOSED", ct);
            return new EnterBlindBidResponse { BlindBid = round.ToProto(caller.OwnSide(), vault.Open<string>(mediation.Id, round.About)) };
        }, ct);

    private static BidRange? Read(RequestCheck check, EnterBlindBidRequest request)
    {
        var lowest = check.Money("lowest", request.Lowest, required: true);
        var highest = check.Money("highest", request.Highest, required: true);
        if (lowest is null || highest is null)
            return null;
        if (lowest.MinorUnits > highest.MinorUnits)
            check.Wrong("lowest", MediationReasons.RangeReversed, "The lowest amount is above the highest.");
        return new BidRange(lowest.MinorUnits, highest.MinorUnits);
    }

    private static void RequireCurrency(EnterBlindBidRequest request, string currency)
    {
        var check = new RequestCheck();
        foreach (var (field, money) in ((string, Protos.Common.V1.Money)[])[("lowest", request.Lowest), ("highest", request.Highest)])
        {
            if (money.CurrencyCode != currency)
                check.Wrong($"{field}.currency_code", MediationReasons.OtherCurrency, "Use the currency of the round.", currency);
        }

        check.ThrowIfAny();
    }
}

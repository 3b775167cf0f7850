using System.Globalization;
using Complaints.Contracts.Mediation;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Negotiations;

/// <summary>What firm and consumer do in a negotiation. Each act is one transaction and safe to repeat.</summary>
internal sealed class NegotiationActs(NegotiationChange change)
{
    /// <summary>Says something to the other side; words change no offer, so they need no version.</summary>
    public Task<AnswerNegotiationResponse> Answer(AnswerNegotiationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.NegotiationId, version: null,
            check => check.Text("text", request.Text, 2000, 1, multiline: true),
            (negotiation, text) =>
            {
                negotiation.Answer(change.Seal(negotiation, text), caller, change.Now);
                change.Db.Record(caller, negotiation.Id, "AnswerNegotiation");
                change.Db.Announce(negotiation.Id, new NegotiationAnswered(negotiation.Id, caller.Is(Role.Firm), change.Now));
                return new AnswerNegotiationResponse { Status = negotiation.ToStatus() };
            },
            ct);

    /// <summary>The firm offers a result: words, and an amount or a day where they belong to it.</summary>
    public Task<OfferResultResponse> Offer(OfferResultRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.NegotiationId, request.Version, check => Read(check, request.Result), (negotiation, result) =>
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            if (result.MinorUnits > 0)
            {
                values["currency"] = result.CurrencyCode;
                values["amount"] = result.MinorUnits.ToString(CultureInfo.InvariantCulture);
            }

            if (result.By is { } by)
                values["by"] = by.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            negotiation.Offer(change.Seal(negotiation, result), change.Seal(negotiation, result.Text), values, caller, change.Now);
            change.Db.Record(caller, negotiation.Id, "OfferResult", null, Statutes.O121("第六条"));
            change.Db.Announce(negotiation.Id, new NegotiationAnswered(negotiation.Id, ByFirm: true, change.Now));
            return new OfferResultResponse { Status = negotiation.ToStatus() };
        }, ct);

    /// <summary>The consumer confirms the result.</summary>
    public Task<ConfirmResultResponse> Confirm(ConfirmResultRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.NegotiationId, request.Version, _ => true, (negotiation, _) =>
        {
            negotiation.Confirm(caller, change.Now);
            change.Db.Record(caller, negotiation.Id, "ConfirmResult", null, Statutes.O121("第六条"));
            change.Db.Announce(negotiation.Id, new NegotiationSettled(negotiation.Id, negotiation.ComplaintId, change.Now));
            return new ConfirmResultResponse { Status = negotiation.ToStatus() };
        }, ct);

    /// <summary>The consumer declines the result.</summary>
    public Task<DeclineResultResponse> Decline(DeclineResultRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.NegotiationId, request.Version,
            check => check.Text("reason", request.Reason, 500, multiline: true),
            (negotiation, reason) =>
            {
                negotiation.Decline(reason.Length == 0 ? null : change.Seal(negotiation, reason), caller, change.Now);
                change.Db.Record(caller, negotiation.Id, "DeclineResult");
                change.Db.Announce(negotiation.Id, new NegotiationAnswered(negotiation.Id, ByFirm: false, change.Now));
                return new DeclineResultResponse { Status = negotiation.ToStatus() };
            },
            ct);

    /// <summary>One side ends it; the complaint goes on to the authority.</summary>
    public Task<EndNegotiationResponse> End(EndNegotiationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.NegotiationId, request.Version,
            check => check.Text("reason", request.Reason, 500, multiline: true),
            (negotiation, reason) =>
            {
                negotiation.EndBy(reason.Length == 0 ? null : change.Seal(negotiation, reason), caller, change.Now);
                var end = caller.Is(Role.Firm) ? NegotiationEnd.Refused : NegotiationEnd.Left;
                change.Db.Record(caller, negotiation.Id, "EndNegotiation", end.ToString(), Statutes.O121("第六条"));
                change.Db.Announce(negotiation.Id, new NegotiationFailed(negotiation.Id, negotiation.ComplaintId, end, change.Now));
                return new EndNegotiationResponse { Status = negotiation.ToStatus() };
            },
            ct);

    private ResultContent Read(RequestCheck check, NegotiationResult? result)
    {
        var text = check.Text("result.text", result?.Text, 1000, 4, multiline: true);
        var amount = check.Money("result.amount", result?.Amount);
        var by = check.Day("result.by", result?.By);
        if (by < LegalDay.Of(change.Now))
            check.Wrong("result.by", MediationReasons.DatePassed, "Give today or a later day.");
        return new ResultContent(text, amount?.CurrencyCode ?? "", amount?.MinorUnits ?? 0, by);
    }
}

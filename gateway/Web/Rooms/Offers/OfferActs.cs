using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Offers;

/// <summary>Making offers and answering them.</summary>
internal static class OfferActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        new("offer", "/offers", Make) { Page = typeof(OfferPage) },
        RoomAct.Of("accept-offer", "/offers", async work => await work.Ask.Offers.AcceptOfferAsync(
            new AcceptOfferRequest { RequestId = work.Form.RequestId, MediationId = work.Id, OfferId = work.Form["of"] }, cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("decline-offer", "/offers", async work => await work.Ask.Offers.DeclineOfferAsync(
            new DeclineOfferRequest { RequestId = work.Form.RequestId, MediationId = work.Id, OfferId = work.Form["of"], Reason = work.Form["reason"] }, cancellationToken: work.Ct)),
        RoomAct.Of("withdraw-offer", "/offers", async work => await work.Ask.Offers.WithdrawOfferAsync(
            new WithdrawOfferRequest { RequestId = work.Form.RequestId, MediationId = work.Id, OfferId = work.Form["of"] }, cancellationToken: work.Ct)) with { Final = true },
    ];

    private static async Task<string?> Make(RoomWork work)
    {
        TermRows.ChangeRows(work.Form);
        var request = new MakeOfferRequest
        {
            RequestId = work.Form.RequestId,
            MediationId = work.Id,
            Message = work.Form["message"],
            ValidUntil = work.Form.Day("valid_until"),
            AnswersOfferId = work.Form["answers_offer_id"],
        };
        request.Obligations.AddRange(TermRows.Read(work.Form, work.Sentence));
        work.StopIfWrong();
        await work.Ask.Offers.MakeOfferAsync(request, cancellationToken: work.Ct);
        return null;
    }
}

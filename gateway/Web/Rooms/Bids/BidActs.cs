using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Bids;

/// <summary>Rounds of blind bids.</summary>
internal static class BidActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("open-bid", "/offers", async work => await work.Ask.Bids.OpenBlindBidAsync(
            new OpenBlindBidRequest { RequestId = work.Form.RequestId, MediationId = work.Id, About = work.Form["about"], CurrencyCode = "CNY" }, cancellationToken: work.Ct)),
        RoomAct.Of("enter-bid", "/offers", Enter) with { Final = true },
    ];

    private static async Task Enter(RoomWork work)
    {
        var request = new EnterBlindBidRequest
        {
            RequestId = work.Form.RequestId,
            MediationId = work.Id,
            Number = work.Form.Number("of"),
            Lowest = work.Form.Amount("lowest", work.Sentence),
            Highest = work.Form.Amount("highest", work.Sentence),
        };
        work.StopIfWrong();
        await work.Ask.Bids.EnterBlindBidAsync(request, cancellationToken: work.Ct);
    }
}

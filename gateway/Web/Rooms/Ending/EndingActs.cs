using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Ending;

/// <summary>What remains when mediation is over: the facts that nobody disputes, and what people thought of it.</summary>
internal static class EndingActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("undisputed-facts", "/end", async work => await work.Ask.HandOff.RecordUndisputedFactsAsync(
            new RecordUndisputedFactsRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Text = work.Form["text"] }, cancellationToken: work.Ct)),
        RoomAct.Of("affirm-facts", "/end", async work => await work.Ask.HandOff.AffirmUndisputedFactsAsync(
            new AffirmUndisputedFactsRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Revision = work.Form.Number("of") }, cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("rate", "/end", async work => await work.Ask.HandOff.RateMediationAsync(
            new RateMediationRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Satisfaction = work.Form.Number("satisfaction"),
                Fair = work.Form.Choice<Feeling>("fair"),
                Respected = work.Form.Choice<Feeling>("respected"),
                Comment = work.Form["comment"],
            },
            cancellationToken: work.Ct)),
    ];
}

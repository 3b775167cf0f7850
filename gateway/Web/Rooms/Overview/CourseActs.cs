using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Overview;

/// <summary>What turns the course of a mediation: an appraisal, leaving, ending without an agreement.</summary>
internal static class CourseActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("start-appraisal", "", async work => await work.Ask.Mediations.StartAppraisalAsync(
            new StartAppraisalRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Body = work.Form["body"],
                Cost = work.Form["cost"],
                Subject = work.Form["subject"],
                ConsumerAgrees = work.Form.Ticked("consumer_agrees"),
                FirmAgrees = work.Form.Ticked("firm_agrees"),
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("finish-appraisal", "", async work => await work.Ask.Mediations.FinishAppraisalAsync(
            new FinishAppraisalRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Result = work.Form["result"] },
            cancellationToken: work.Ct)),
        RoomAct.Of("refuse-appraisal-cost", "", async work => await work.Ask.Mediations.RefuseAppraisalCostAsync(
            new RefuseAppraisalCostRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Reason = work.Form["reason"] },
            cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("leave", "", async work => await work.Ask.Mediations.LeaveMediationAsync(
            new LeaveMediationRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Reason = work.Form["reason"] },
            cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("terminate", "", async work => await work.Ask.Mediations.TerminateMediationAsync(
            new TerminateMediationRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                GroundCode = work.Form["ground_code"],
                Reason = work.Form["reason"],
            },
            cancellationToken: work.Ct)) with { Final = true },
    ];
}

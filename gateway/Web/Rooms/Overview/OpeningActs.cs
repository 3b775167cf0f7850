using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Overview;

/// <summary>From the invitation to a mediator who has disclosed: consent, choice, designation, recusal.</summary>
internal static class OpeningActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("consent", "", async work => await work.Ask.Mediations.RecordConsentAsync(
            new RecordConsentRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version }, cancellationToken: work.Ct)),
        RoomAct.Of("record-consent", "", async work => await work.Ask.Mediations.RecordConsentAsync(
            new RecordConsentRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Side = work.Form.Choice<Side>("side"),
                Channel = work.Form.Choice<ConsentChannel>("channel"),
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("refuse", "", async work => await work.Ask.Mediations.RefuseMediationAsync(
            new RefuseMediationRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Side = work.Form.Choice<Side>("side"),
                Reason = work.Form["reason"],
            },
            cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("choose-mediator", "", async work => await work.Ask.Mediations.ChooseMediatorAsync(
            new ChooseMediatorRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                MediatorId = work.Form["mediator_id"],
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("designate", "", async work => await work.Ask.Mediations.DesignateMediatorAsync(
            new DesignateMediatorRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                MediatorId = work.Form["mediator_id"],
                Reason = work.Form["reason"],
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("disclose", "", async work => await work.Ask.Mediations.DiscloseAsync(
            new DiscloseRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Nothing = work.Form.Ticked("nothing"),
                Text = work.Form["text"],
            },
            cancellationToken: work.Ct)),
        RoomAct.Of("recusal", "", async work => await work.Ask.Mediations.RequestRecusalAsync(
            new RequestRecusalRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Reason = work.Form["reason"] },
            cancellationToken: work.Ct)),
        RoomAct.Of("decide-recusal", "", async work => await work.Ask.Mediations.DecideRecusalAsync(
            new DecideRecusalRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Uphold = work.Form["uphold"] == "true",
                Reason = work.Form["reason"],
                MediatorId = work.Form["mediator_id"],
            },
            cancellationToken: work.Ct)),
    ];
}

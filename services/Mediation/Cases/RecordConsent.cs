using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>
/// Records a consent (O121 art 18). A party consents for itself, online; staff record a consent that a party gave by
/// telephone, on paper or in person. With both consents and a mediator the case is assigned.
/// </summary>
internal sealed class RecordConsent(CaseChange change)
{
    public Task<RecordConsentResponse> Handle(RecordConsentRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request, caller), (mediation, read) =>
        {
            mediation.Consent(read.Side, read.Channel, caller, change.Now);
            change.Db.Record(caller, mediation.Id, "RecordConsent", $"{read.Side}, {read.Channel}", Statutes.O121("第十八条"));
            change.Db.AnnounceAssigned(mediation);
            return Task.FromResult(new RecordConsentResponse { Status = mediation.ToStatus() });
        }, ct);

    private static (Side Side, ConsentChannel Channel) Read(RequestCheck check, RecordConsentRequest request, Caller caller)
    {
        var side = check.Side("side", request.Side, caller);
        if (CaseScope.SideOf(caller) is not null)
            return (side, ConsentChannel.Online);
        var channel = check.Choice("channel", request.Channel);
        if (channel == ConsentChannel.Online)
            check.Wrong("channel", Reasons.UnknownValue, "Say how the party told you: by telephone, on paper or in person.");
        return (side, channel);
    }
}

using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>What every write answers.</summary>
internal static class Mapping
{
    /// <summary>State, version and days; no personal data.</summary>
    public static MediationStatus ToStatus(this MediationCase mediation) => new()
    {
        MediationId = mediation.Id.ToString(),
        State = mediation.State,
        Version = mediation.Version,
        Due = mediation.Due.ToProto(),
        ConsentBy = mediation.State == MediationState.ConsentPending ? mediation.ConsentBy.ToProto() : null,
    };
}

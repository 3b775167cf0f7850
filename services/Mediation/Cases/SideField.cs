using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>Reads for which side somebody acts.</summary>
internal static class SideField
{
    /// <summary>A party acts for itself alone and may leave the side out; staff must name it. Notes <c>REQUIRED</c> or <c>UNKNOWN_VALUE</c>.</summary>
    public static Side Side(this RequestCheck check, string field, Side asked, Caller caller)
    {
        if (CaseScope.SideOf(caller) is not { } own)
            return check.Choice(field, asked);
        if (asked != Protos.Mediation.V1.Side.Unspecified && asked != own)
            check.Wrong(field, Reasons.UnknownValue, "You act for your own side alone.");
        return own;
    }
}

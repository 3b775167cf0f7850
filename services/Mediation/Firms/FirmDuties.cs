using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Firms;

/// <summary>Duties as the contract has them.</summary>
internal static class FirmDuties
{
    private static readonly (FirmRole Role, FirmDuty Duty)[] Pairs =
        [(FirmRole.Owner, FirmDuty.Own), (FirmRole.Handler, FirmDuty.Handle), (FirmRole.Signatory, FirmDuty.Sign)];

    /// <summary>The roles of a set of duties.</summary>
    public static IEnumerable<FirmRole> ToProto(this FirmDuty duties) => Pairs.Where(p => duties.HasFlag(p.Duty)).Select(p => p.Role);

    /// <summary>Reads roles. Notes <c>REQUIRED</c> for none where one is needed, <c>UNKNOWN_VALUE</c> for undefined ones.</summary>
    public static FirmDuty Duties(this RequestCheck check, string field, IReadOnlyList<FirmRole> roles, bool required)
    {
        if (required && roles.Count == 0)
            check.Wrong(field, Reasons.Required, "Say what the person may do.");
        var duties = FirmDuty.None;
        for (var i = 0; i < Math.Min(roles.Count, 10); i++)
        {
            var pair = Pairs.FirstOrDefault(p => p.Role == roles[i]);
            if (pair.Duty == FirmDuty.None)
                check.Wrong($"{field}[{i}]", Reasons.UnknownValue, "Choose one of the roles.");
            duties |= pair.Duty;
        }

        return duties;
    }
}

using Complaints.Platform.Errors;

namespace Complaints.Intake.Complaints;

/// <summary>Reads the ground of a refusal or termination: exactly one code of the seeds.</summary>
internal static class GroundField
{
    /// <summary>The code. Notes <c>REQUIRED</c> or <c>UNKNOWN_CODE</c>.</summary>
    public static string Ground(this RequestCheck check, string field, string code, IReadOnlyList<Ground> grounds)
    {
        var value = code.Trim();
        if (value.Length == 0)
            check.Wrong(field, Reasons.Required, "Choose exactly one ground.");
        else if (!grounds.Any(g => g.Code == value))
            check.Wrong(field, IntakeReasons.UnknownCode, $"Choose one of {string.Join(", ", grounds.Select(g => g.Code))}.");
        return value;
    }
}

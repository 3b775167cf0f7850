using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Desk.Acts;

/// <summary>
/// What must be right before a notice can be shown as it will be sent. Everything else, and this again, is checked by
/// the service; the field names are those of the contract.
/// </summary>
internal static class ActCheck
{
    private const int ShortestReason = 10;

    /// <summary>The mistakes; null when the notice can be shown. Acts without a preview are left to the service.</summary>
    public static Refused? BeforePreview(CaseAct act, ActInput input)
    {
        if (!act.Previewed)
            return null;
        var mistakes = new List<RefusedField>();
        if (act.Action is ComplaintAction.Reject or ComplaintAction.Terminate && input.Ground.Length == 0)
            mistakes.Add(new RefusedField("ground_code", "GROUND_REQUIRED", "Choose exactly one ground."));
        if (input.Text.Trim().Length < ShortestReason)
            mistakes.Add(new RefusedField("reason", "REASON_TOO_SHORT", "Give the reason in at least 10 characters."));
        return mistakes.Count == 0 ? null : Refused.Own(mistakes);
    }
}

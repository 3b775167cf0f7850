using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Desk.Reports;

/// <summary>Something that can be done to a report on a page of its own.</summary>
/// <param name="Slug">Its part of the address, and its name in the resources.</param>
/// <param name="Key">Key on the desk; empty for none.</param>
/// <param name="Actions">Allowed when the report allows any of these.</param>
public sealed record ReportAct(string Slug, string Key, IReadOnlyList<ReportAction> Actions)
{
    /// <summary>Whether the report allows it to this reader now.</summary>
    public bool AllowedOn(Report report) => Actions.Any(report.AllowedActions.Contains);
}

/// <summary>The acts on reports. All ways to end a check share one page.</summary>
public static class ReportActs
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReportAct> All { get; } =
    [
        new("distribute", "d", [ReportAction.Distribute]),
        new("conclude", "c", [ReportAction.OpenCase, ReportAction.Decline, ReportAction.Merge, ReportAction.Transfer]),
        new("return", "r", [ReportAction.Return]),
        new("extend", "e", [ReportAction.Extend]),
    ];

    /// <summary>Conclusions with the action that each of them is.</summary>
    public static IReadOnlyList<(ReportConclusion Conclusion, ReportAction Action)> Conclusions { get; } =
    [
        (ReportConclusion.OpenCase, ReportAction.OpenCase),
        (ReportConclusion.Decline, ReportAction.Decline),
        (ReportConclusion.Merge, ReportAction.Merge),
        (ReportConclusion.Transfer, ReportAction.Transfer),
    ];
}

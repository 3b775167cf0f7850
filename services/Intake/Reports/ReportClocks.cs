using Complaints.Platform.LegalClock;

namespace Complaints.Intake.Reports;

/// <summary>The deadline of a check by the rules of <c>seeds/law/parameters.json</c> (O121 art 27).</summary>
internal sealed class ReportClocks(DeadlineClock clock, LegalParameters law)
{
    private const string Check = "report.check";
    private const string Extension = "report.check.extension";

    /// <summary>The deadline from receipt by the competent department.</summary>
    public CheckClock Begin(DateTime receivedAt, string region) => Of(Running(law.Get(Check, LegalDay.Of(receivedAt)).Version, null, receivedAt, region), null);

    /// <summary>The deadline after the head prolonged it: the days of the extension follow those of the check.</summary>
    public CheckClock Extended(Report report)
    {
        var receivedAt = report.ReceivedAt!.Value;
        var extension = law.Get(Extension, LegalDay.Of(receivedAt)).Version;
        return Of(Running(report.CheckRule!, extension, receivedAt, report.RegionCode), extension) with { Rule = report.CheckRule! };
    }

    /// <summary>The clock of a report with its explanation; null before distribution.</summary>
    public (Deadline Deadline, DateOnly AsOf, bool Stopped)? Of(Report report, DateTime now) =>
        report is { ReceivedAt: { } receivedAt, CheckRule: { } rule }
            ? (Running(rule, report.ExtensionRule, receivedAt, report.RegionCode), LegalDay.Of(report.ConcludedAt ?? now), report.ConcludedAt is not null)
            : null;

    /// <summary>Working days left; negative when late.</summary>
    public int DaysLeft(DateOnly checkBy, string region, DateTime now)
    {
        var today = LegalDay.Of(now);
        return today <= checkBy ? clock.WorkingDays(today, checkBy, region) : -clock.WorkingDays(checkBy, today, region);
    }

    private Deadline Running(string rule, string? extension, DateTime receivedAt, string region)
    {
        var check = law.ByVersion(rule);
        if (extension is not null)
            check = check with { Value = check.Value + law.ByVersion(extension).Value };
        return clock.Compute(check, LegalDay.Of(receivedAt), region);
    }

    private static CheckClock Of(Deadline deadline, string? extension) =>
        new(deadline.LegalDue, deadline.Rule.Version, extension, deadline.CalendarVersion);
}

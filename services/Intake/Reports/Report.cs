using System.Globalization;
using Complaints.Intake.Filing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Respondent = Complaints.Intake.Filing.Respondent;

namespace Complaints.Intake.Reports;

/// <summary>The deadline of a check, as the legal clock computed it.</summary>
/// <param name="CheckBy">Last legal date in time.</param>
/// <param name="Rule">Version of the rule, kept for the life of the report.</param>
/// <param name="Extension">Version of the rule by which it was prolonged; null while it was not.</param>
/// <param name="CalendarVersion">Calendar that was used.</param>
internal sealed record CheckClock(DateOnly CheckBy, string Rule, string? Extension, string CalendarVersion);

/// <summary>
/// A report (举报): the clue of a violation and its check. Pure: times, ids and deadlines come in as arguments; words of
/// people come in sealed. The reporter is sealed apart from the clue, because fewer people may open it (O121 art 37).
/// </summary>
internal sealed class Report : Case
{
    /// <summary>State.</summary>
    public ReportState State { get; private set; }

    /// <summary>Firm and issue, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The firm reported.</summary>
    public required Respondent Respondent { get; init; }

    /// <summary>Reports with one key are about one firm.</summary>
    public required string FirmKey { get; init; }

    /// <summary>The firm's name as it is searched.</summary>
    public required string NameKey { get; init; }

    /// <summary>Issue.</summary>
    public required string IssueCode { get; init; }

    /// <summary>Goods or service; empty when not said.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>Language for notices.</summary>
    public required string Language { get; init; }

    /// <summary>Sealed <see cref="Clue"/>.</summary>
    public required byte[] SealedClue { get; init; }

    /// <summary>Sealed <see cref="Person"/>; null for an anonymous report and a clue of a department.</summary>
    public required byte[]? SealedReporter { get; init; }

    /// <summary>The complaint that it was filed with or found in (O121 arts 9, 27); null for none.</summary>
    public required Guid? ComplaintId { get; init; }

    /// <summary>When it was filed or opened, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>GB/T 2260 of the department that has it; before distribution of the county where it belongs.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>The department that checks it; empty before distribution.</summary>
    public string DepartmentCode { get; private set; } = "";

    /// <summary>When that department received it, UTC.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>Last legal date of the check.</summary>
    public DateOnly? CheckBy { get; private set; }

    /// <summary>Version of the rule of the check.</summary>
    public string? CheckRule { get; private set; }

    /// <summary>Version of the rule by which it was prolonged; null while it was not.</summary>
    public string? ExtensionRule { get; private set; }

    /// <summary>Calendar with which the deadline was computed.</summary>
    public string? CalendarVersion { get; private set; }

    /// <summary>The last day has passed without a conclusion.</summary>
    public bool Overdue { get; private set; }

    /// <summary>UTC instant at which it becomes overdue; null when it cannot. Found by the worker through its index.</summary>
    public DateTime? NextAlarmAt { get; private set; }

    /// <summary>Legal date of what is due next; of the filing before distribution, of the conclusion after it. The order of the list.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When the check ended, UTC.</summary>
    public DateTime? ConcludedAt { get; private set; }

    /// <summary>Sealed reason of the conclusion.</summary>
    public byte[]? SealedConclusion { get; private set; }

    /// <summary>Receipt number of the earlier report that it was merged into.</summary>
    public string? MergedInto { get; private set; }

    /// <summary>The reporter gave an identity.</summary>
    public bool Named => SealedReporter is not null;

    /// <summary>Begins the report of a person: it waits for distribution.</summary>
    /// <param name="place">GB/T 2260 of the county where it belongs, or of the whole region.</param>
    /// <param name="by">Who files.</param>
    public void Submit(string place, Caller by)
    {
        Move(ReportState.Submitted);
        RegionCode = place;
        DueOn = LegalDay.Of(SubmittedAt);
        Happened("SUBMITTED", ActorOf(by), by.IsStaff ? by.Name : "", SubmittedAt);
    }

    /// <summary>Begins the report of a clue that a department found: its check begins at once (O121 art 27).</summary>
    public void OpenFromClue(string departmentCode, string regionCode, CheckClock clock, Caller by)
    {
        Move(ReportState.Checking);
        Receive(departmentCode, regionCode, clock, SubmittedAt);
        Happened("OPENED_FROM_CLUE", ActorOf(by), by.Name, SubmittedAt, values: Values(("department", departmentCode), ("due", Day(clock.CheckBy))), staffOnly: true);
    }

    /// <summary>Distributes to the competent department; the days of the check begin.</summary>
    /// <param name="departmentCode">Where it goes.</param>
    /// <param name="regionCode">Its region.</param>
    /// <param name="clock">Its deadline there.</param>
    /// <param name="reason">Why it is not the suggested one, sealed; null when it is.</param>
    /// <param name="by">Who distributes.</param>
    /// <param name="now">UTC.</param>
    public void Distribute(string departmentCode, string regionCode, CheckClock clock, byte[]? reason, Caller by, DateTime now)
    {
        Take(ReportAction.Distribute, by);
        Receive(departmentCode, regionCode, clock, now);
        Happened("RECEIVED", ActorOf(by), by.Name, now, values: Values(("department", departmentCode), ("due", Day(clock.CheckBy))));
        if (reason is not null)
            Happened("ROUTED_OTHERWISE", ActorOf(by), by.Name, now, reason, staffOnly: true);
    }

    /// <summary>Returns to intake for want of authority (O121 art 41). Its clock ends; the next department's begins anew.</summary>
    public void Return(byte[] reason, Caller by, DateTime now)
    {
        Take(ReportAction.Return, by);
        var department = DepartmentCode;
        (DepartmentCode, ReceivedAt, CheckBy) = ("", null, null);
        (CheckRule, ExtensionRule, CalendarVersion) = (null, null, null);
        (Overdue, NextAlarmAt, DueOn) = (false, null, LegalDay.Of(SubmittedAt));
        Happened("RETURNED", ActorOf(by), by.Name, now, reason, Values(("department", department)), staffOnly: true);
    }

    /// <summary>Prolongs the check once; the head's call is the approval (O121 art 27).</summary>
    /// <exception cref="Refusal"><c>ALREADY_EXTENDED</c>.</exception>
    public void Extend(CheckClock clock, byte[] reason, Caller by, DateTime now)
    {
        var version = Version;
        Take(ReportAction.Extend, by);
        if (ExtensionRule is not null)
        {
            Version = version;
            throw Refusal.Rule(IntakeReasons.AlreadyExtended, "The check was prolonged already; conclude it.", Statutes.O121("第二十七条"));
        }

        Start(clock);
        Overdue = false;
        Happened("EXTENDED", ActorOf(by), by.Name, now, reason, Values(("due", Day(clock.CheckBy))), staffOnly: true);
    }

    /// <summary>Ends the check.</summary>
    /// <param name="action">How: open a case, decline, merge or transfer.</param>
    /// <param name="reason">Sealed for <see cref="SealedConclusion"/>.</param>
    /// <param name="mergedInto">The earlier report; null unless merged.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">UTC.</param>
    public void Conclude(ReportAction action, byte[] reason, string? mergedInto, Caller by, DateTime now)
    {
        Take(action, by);
        (ConcludedAt, SealedConclusion, MergedInto, NextAlarmAt, DueOn) = (now, reason, mergedInto, null, LegalDay.Of(now));
        Happened(Stamp(State), ActorOf(by), by.Name, now);
    }

    /// <summary>Marks it overdue when it is; says whether it did.</summary>
    public bool Ring(DateTime now)
    {
        if (NextAlarmAt is null || now < NextAlarmAt)
            return false;
        Version++;
        (Overdue, NextAlarmAt) = (true, null);
        Happened("OVERDUE", TimelineActor.System, "", now, values: Values(("due", Day(CheckBy!.Value))), staffOnly: true);
        return true;
    }

    /// <summary>Refuses a caller who read an older version.</summary>
    /// <exception cref="Refusal"><c>STALE_VERSION</c>.</exception>
    public void Expect(long version)
    {
        if (version != Version)
            throw Refusal.Stale();
    }

    /// <summary>What pages may offer this caller now.</summary>
    public IEnumerable<ReportAction> Offered(Caller caller) =>
        ReportLifecycle.Life.Allowed(State, caller).Where(action => action != ReportAction.Extend || ExtensionRule is null);

    private void Receive(string departmentCode, string regionCode, CheckClock clock, DateTime now)
    {
        (DepartmentCode, RegionCode, ReceivedAt) = (departmentCode, regionCode, now);
        Start(clock);
    }

    private void Start(CheckClock clock)
    {
        (CheckBy, CheckRule, ExtensionRule, CalendarVersion) = (clock.CheckBy, clock.Rule, clock.Extension, clock.CalendarVersion);
        (DueOn, NextAlarmAt) = (clock.CheckBy, LegalDay.EndUtc(clock.CheckBy));
    }

    private void Take(ReportAction action, Caller by) => Move(ReportLifecycle.Life.Take(State, action, by).To);

    private void Move(ReportState to)
    {
        Version++;
        State = to;
    }

    private static string Stamp(ReportState state) => state switch
    {
        ReportState.CaseOpened => "CASE_OPENED",
        ReportState.NotOpened => "NOT_OPENED",
        ReportState.Merged => "MERGED",
        ReportState.Transferred => "TRANSFERRED",
        _ => throw new InvalidOperationException($"{state} ends no check."),
    };

    private static string ActorOf(Caller by) =>
        by.Is(Role.Head) ? TimelineActor.Head
        : by.Is(Role.HandlingOfficer) ? TimelineActor.Officer
        : by.Is(Role.IntakeOfficer) ? TimelineActor.Intake
        : TimelineActor.Reporter;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Values(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            named[name] = value;
        return named;
    }
}

/// <summary>The sealed words of a report.</summary>
/// <param name="Facts">The clue.</param>
/// <param name="OccurredOn">First day of the suspected violation; null when not said.</param>
internal sealed record Clue(string Facts, DateOnly? OccurredOn);

using Complaints.Intake.Data;
using Complaints.Intake.Reports;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Google.Protobuf;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Intake.Tests.Reports;

public sealed class ReportsTests
{
    private const string Why = "现场检查后认为证据充分，符合条件。";

    [Fact]
    public async Task Filing_twice_with_one_request_id_creates_one_report_with_one_access_code()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var request = new FileReportRequest { RequestId = Steps.NewRequest(), Filing = Steps.Report() };

        var first = await Client(host, Callers.Anybody).FileReportAsync(request);
        var again = await Client(host, Callers.Anybody).FileReportAsync(request);
        var other = request.Clone();
        other.Filing.Facts = "完全不同的另一条线索，应当拒绝。";
        var reused = await RefusedAnswer.By(async () => await Client(host, Callers.Anybody).FileReportAsync(other));

        Assert.Equal(first, again);
        Assert.Matches("^[0-9]{16}$", first.Report.AccessCode);
        Assert.StartsWith("150102-20260420-000001-", first.Report.ReceiptNumber, StringComparison.Ordinal);
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (reused.Code, reused.Reason));
        Assert.Equal(1, await host.With<IntakeDb, int>(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Ten_twins_at_once_create_one_report()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var request = new FileReportRequest { RequestId = Steps.NewRequest(), Filing = Steps.Report() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await Client(host, Callers.Anybody).FileReportAsync(request)));

        Assert.Single(answers.Distinct());
        Assert.EndsWith("000002", (await Steps.FiledReport(host)).ReceiptNumber[..22], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_several_mistakes_names_them_all()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var filing = Steps.Report();
        (filing.Facts, filing.IssueCode, filing.Reporter.Phone, filing.Respondent.Name) = ("短", "Q", "12", "");
        filing.OccurredOn = new Google.Type.Date { Year = 2027, Month = 1, Day = 1 };

        var refused = await RefusedAnswer.By(async () => await Client(host, Callers.Anybody).FileReportAsync(new FileReportRequest { RequestId = "x", Filing = filing }));

        Assert.Equal(
            ["filing.facts", "filing.issue_code", "filing.occurred_on", "filing.reporter.phone", "filing.respondent.name", "request_id"],
            refused.Fields.Select(f => f.Field).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_report_goes_from_filing_to_its_conclusion_on_its_clock()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var status = await Steps.ReportInCheck(host);
        var checking = await Get(host, Steps.Officer, status.ReportId);

        // Received on Monday 2026-04-20: fifteen working days over the May holidays, with 9 May worked.
        Assert.Equal((15, "workingDays", "第二十七条"), (checking.Clock.Length, checking.Clock.Unit, checking.Clock.Basis.Article));
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 5, Day = 13 }, checking.Clock.LegalDue);
        Assert.Equal(
            [ReportAction.Return, ReportAction.OpenCase, ReportAction.Decline, ReportAction.Merge, ReportAction.Transfer], checking.AllowedActions);

        var concluded = (await Client(host, Steps.Officer).ConcludeReportAsync(Conclude(status, ReportConclusion.OpenCase))).Status;
        var seen = await Get(host, Callers.PartyOf(Guid.Parse(status.ReportId)), status.ReportId);

        Assert.Equal((ReportState.CaseOpened, 3), (concluded.State, concluded.Version));
        Assert.Equal(Why, seen.ConclusionReason);
        Assert.True(seen.Clock.Stopped);
        Assert.Empty(seen.AllowedActions);
        Assert.Equal(["CASE_OPENED", "RECEIVED", "SUBMITTED"], seen.Timeline.Select(t => t.Kind), StringComparer.Ordinal);
        Assert.All(seen.Timeline, t => Assert.Empty(t.ActorName));
    }

    [Fact]
    public async Task The_head_prolongs_the_check_once()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var status = await Steps.ReportInCheck(host);
        var request = new ExtendReportRequest { RequestId = Steps.NewRequest(), ReportId = status.ReportId, Version = status.Version, Reason = "需要检测" };

        var extended = (await Client(host, Steps.Head).ExtendReportAsync(request)).Status;
        var clock = (await Get(host, Steps.Head, status.ReportId)).Clock;
        var twice = await RefusedAnswer.By(async () => await Client(host, Steps.Head).ExtendReportAsync(
            new ExtendReportRequest(request) { RequestId = Steps.NewRequest(), Version = extended.Version }));

        Assert.Equal(30, clock.Length);
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 6, Day = 3 }, clock.LegalDue);
        Assert.Equal((StatusCode.FailedPrecondition, "ALREADY_EXTENDED"), (twice.Code, twice.Reason));
    }

    [Fact]
    public async Task The_wrong_department_returns_a_report_to_intake_and_the_days_of_the_check_begin_anew()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var status = await Steps.ReportInCheck(host);

        var returned = (await Client(host, Steps.Officer).ReturnReportAsync(new ReturnReportRequest
        {
            RequestId = Steps.NewRequest(),
            ReportId = status.ReportId,
            Version = status.Version,
            Reason = "经营地在回民区",
        })).Status;
        var waiting = await Get(host, Steps.Intake, status.ReportId);
        var lost = await RefusedAnswer.By(() => Get(host, Steps.Officer, status.ReportId));
        host.Clock.Advance(TimeSpan.FromDays(1));
        var again = await Distribute(host, Steps.Intake, new FiledReport { ReportId = status.ReportId }, "amr-150103", "经营地在回民区", returned.Version);
        var seen = await Get(host, Callers.PartyOf(Guid.Parse(status.ReportId)), status.ReportId);

        Assert.Equal((ReportState.Submitted, ""), (returned.State, waiting.DepartmentCode));
        Assert.Null(waiting.Clock);
        Assert.Equal("经营地在回民区", waiting.Timeline[0].Text);
        Assert.Equal("REPORT_NOT_FOUND", lost.Reason);
        Assert.Equal(ReportState.Checking, again.State);
        // A day later than at first: the day of the second receipt is not counted.
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 5, Day = 14 }, seen.Clock.LegalDue);
        Assert.DoesNotContain("RETURNED", seen.Timeline.Select(t => t.Kind));
    }

    [Fact]
    public async Task An_old_version_a_wrong_state_and_a_wrong_department_are_refused_and_change_nothing()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var filed = await Steps.FiledReport(host);
        var early = await RefusedAnswer.By(async () => await Client(host, Steps.Head).ConcludeReportAsync(
            Conclude(new ReportStatus { ReportId = filed.ReportId, Version = 1 }, ReportConclusion.Decline)));
        var unknown = await RefusedAnswer.By(() => Distribute(host, Steps.Intake, filed, "tax", ""));
        var unexplained = await RefusedAnswer.By(() => Distribute(host, Steps.Intake, filed, "amr-150103", ""));
        var outside = await RefusedAnswer.By(() => Distribute(host, Callers.Staff(Role.IntakeOfficer, "150102"), filed, "amr-150103", "别的理由"));
        var status = await Distribute(host, Steps.Intake, filed, "amr-150103", "该店仓库在回民区");
        var stale = await RefusedAnswer.By(() => Distribute(host, Steps.Intake, filed, Steps.Department, ""));

        Assert.Equal("ILLEGAL_TRANSITION", early.Reason);
        Assert.Equal("UNKNOWN_CODE", unknown.Fields.Single().Reason);
        Assert.Equal("REASON_FOR_OTHER_DEPARTMENT", unexplained.Fields.Single().Reason);
        Assert.Equal("DEPARTMENT_OUT_OF_SCOPE", outside.Reason);
        Assert.Equal(2, status.Version);
        Assert.Equal((StatusCode.Aborted, "STALE_VERSION"), (stale.Code, stale.Reason));
    }

    [Fact]
    public async Task A_report_merges_only_into_an_earlier_one_about_the_same_firm()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var earlier = await Steps.ReportInCheck(host);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var status = await Steps.ReportInCheck(host);

        var itself = await RefusedAnswer.By(async () => await Client(host, Steps.Officer).ConcludeReportAsync(Conclude(status, ReportConclusion.Merge, status.ReceiptNumber)));
        var none = await RefusedAnswer.By(async () => await Client(host, Steps.Officer).ConcludeReportAsync(Conclude(status, ReportConclusion.Merge)));
        var merged = await Client(host, Steps.Officer).ConcludeReportAsync(Conclude(status, ReportConclusion.Merge, earlier.ReceiptNumber));

        Assert.Equal("MERGE_TARGET", itself.Fields.Single().Reason);
        Assert.Equal("RECEIPT_NUMBER_FORMAT", none.Fields.Single().Reason);
        Assert.Equal(ReportState.Merged, merged.Status.State);
    }

    [Fact]
    public async Task The_reporter_is_shown_to_the_reporter_and_with_a_reason_to_the_checking_department_and_to_nobody_else()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        await Steps.Upload(host, Callers.Anybody, Steps.OwnerOf(draft), Steps.Photo(), "举报人甲的照片.jpg");
        var filed = (await Client(host, Callers.Anybody).FileReportAsync(new FileReportRequest
        {
            RequestId = Steps.NewRequest(),
            Filing = Steps.Report(),
            DraftId = draft.Draft.DraftId,
            DraftKey = draft.DraftKey,
        })).Report;
        await Distribute(host, Steps.Intake, filed, Steps.Department, "");

        // The department above sees the report and not the reporter, nor the names of files, which may tell.
        Caller[] others = [Steps.Intake, Callers.Staff(Role.Head, "150100", "amr-150100"), Callers.Staff(Role.Auditor), Steps.Officer];
        foreach (var other in others)
        {
            var seen = await Client(host, other).GetReportAsync(new GetReportRequest { ReportId = filed.ReportId });
            Assert.Null(seen.Report.Filing.Reporter);
            Assert.True(seen.Report.Named);
            if (other == Steps.Officer)
                continue;
            ShowsNobody(seen);
            var refused = await RefusedAnswer.By(async () => await Client(host, other).GetReportAsync(new GetReportRequest { ReportId = filed.ReportId, RevealReason = "想看看" }));
            Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        }

        ShowsNobody(await Client(host, Steps.Intake).ListReportsAsync(new ListReportsRequest()));
        foreach (var stranger in (Caller[])[Steps.OtherOfficer, Callers.PartyOf(NewId.NextGuid())])
            Assert.Equal("REPORT_NOT_FOUND", (await RefusedAnswer.By(() => Get(host, stranger, filed.ReportId))).Reason);

        var revealed = await Client(host, Steps.Officer).GetReportAsync(new GetReportRequest { ReportId = filed.ReportId, RevealReason = "需要核实线索" });
        Assert.Equal("举报人甲", revealed.Report.Filing.Reporter.Name);
        Assert.Equal("13987654321", (await Get(host, Callers.PartyOf(Guid.Parse(filed.ReportId)), filed.ReportId)).Filing.Reporter.Phone);
        var recorded = await host.With<IntakeDb, Platform.Auditing.AuditEvent>(db => db.AuditEvents.SingleAsync(e => e.Action == "RevealReporter"));
        Assert.Equal((Steps.Officer.Id, "需要核实线索"), (recorded.ActorId, recorded.Reason));
    }

    [Fact]
    public async Task A_complaint_with_clues_becomes_two_cases_that_do_not_open_each_other()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var filed = await new ComplaintsService.ComplaintsServiceClient(host.As(Callers.Anybody)).FileComplaintAsync(
            new FileComplaintRequest { RequestId = Steps.NewRequest(), Filing = Steps.Complaint(), Report = Steps.Report() });
        await Distribute(host, Steps.Intake, filed.Report, Steps.Department, "");

        Assert.NotEqual(filed.AccessCode, filed.Report.AccessCode);
        Assert.Equal("REPORT_NOT_FOUND", (await RefusedAnswer.By(() => Get(host, Callers.PartyOf(Guid.Parse(filed.Status.ComplaintId)), filed.Report.ReportId))).Reason);
        Assert.Equal(filed.Status.ComplaintId, (await Get(host, Steps.Officer, filed.Report.ReportId)).LinkedComplaintId);
        Assert.Empty((await Get(host, Steps.Intake, filed.Report.ReportId)).LinkedComplaintId);
        Assert.Empty((await Get(host, Callers.PartyOf(Guid.Parse(filed.Report.ReportId)), filed.Report.ReportId)).LinkedComplaintId);
    }

    [Fact]
    public async Task A_check_that_is_late_is_marked_once_and_not_concluded()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var status = await Steps.ReportInCheck(host);
        await new Scenario(intake).Officer(department: Steps.Department, roles: Role.Head);
        var deadlines = (ReportDeadlines)host.Services.GetService(typeof(ReportDeadlines))!;

        host.Clock.Advance(TimeSpan.FromDays(22));
        Assert.Equal(0, await deadlines.RunDue(CancellationToken.None));
        Assert.Equal(0, (await Client(host, Steps.Officer).ListReportsAsync(new ListReportsRequest())).Reports.Single().DaysLeft - 1);
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await deadlines.RunDue(CancellationToken.None));
        Assert.Equal(0, await deadlines.RunDue(CancellationToken.None));
        await IntakeHost.Eventually(
            () => host.With<IntakeDb, bool>(db => db.Notices.AnyAsync(n => n.CaseId == Guid.Parse(status.ReportId) && n.Kind == "STAFF_REPORT_OVERDUE")),
            "the head is told");

        var late = await Get(host, Steps.Officer, status.ReportId);
        Assert.True(late.Overdue);
        Assert.Equal(ReportState.Checking, late.Status.State);
        Assert.True((await Client(host, Steps.Officer).ListReportsAsync(new ListReportsRequest())).Reports.Single().DaysLeft < 0);
    }

    [Fact]
    public async Task Reports_are_listed_page_by_page_and_found_by_number_and_by_firm()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var filed = new List<FiledReport>();
        for (var i = 0; i < 5; i++)
            filed.Add(await Steps.FiledReport(host));
        var client = Client(host, Steps.Intake);

        var first = await client.ListReportsAsync(new ListReportsRequest { PageSize = 3 });
        var second = await client.ListReportsAsync(new ListReportsRequest { PageSize = 3, PageToken = first.NextPageToken });
        var byNumber = await client.ListReportsAsync(new ListReportsRequest { Search = filed[2].ReceiptNumber });
        var byFirm = await client.ListReportsAsync(new ListReportsRequest { Search = "草原（羊绒" });
        var forged = await RefusedAnswer.By(async () => await client.ListReportsAsync(new ListReportsRequest { PageToken = "forged" }));

        Assert.Equal(filed.Select(f => f.ReportId), first.Reports.Concat(second.Reports).Select(r => r.Status.ReportId), StringComparer.Ordinal);
        Assert.Empty(second.NextPageToken);
        Assert.Equal(filed[2].ReportId, byNumber.Reports.Single().Status.ReportId);
        Assert.Equal(5, byFirm.Reports.Count);
        Assert.Equal("INVALID_PAGE_TOKEN", forged.Reason);
    }

    [Fact]
    public async Task What_a_report_says_and_who_said_it_are_unreadable_in_the_database_and_in_the_log()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var status = await Steps.ReportInCheck(host);
        await Client(host, Steps.Officer).ConcludeReportAsync(Conclude(status, ReportConclusion.Decline));

        var bytes = host.Data.DatabaseBytes("intake.db");
        foreach (var secret in (string[])["举报人甲", "13987654321", "witness@example.cn", "混纺冒充羊绒", "现场检查后"])
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Steps.Text(secret)));
            Assert.DoesNotContain(secret, host.Logs.Text, StringComparison.Ordinal);
        }
    }

    private static ReportsService.ReportsServiceClient Client(ServiceHost host, Caller caller) => new(host.As(caller));

    private static async Task<Protos.Intake.V1.Report> Get(ServiceHost host, Caller caller, string id) =>
        (await Client(host, caller).GetReportAsync(new GetReportRequest { ReportId = id })).Report;

    private static async Task<ReportStatus> Distribute(ServiceHost host, Caller caller, FiledReport report, string department, string reason, long version = 1) =>
        (await Client(host, caller).DistributeReportAsync(new DistributeReportRequest
        {
            RequestId = Steps.NewRequest(),
            ReportId = report.ReportId,
            Version = version,
            DepartmentCode = department,
            Reason = reason,
        })).Status;

    private static ConcludeReportRequest Conclude(ReportStatus status, ReportConclusion conclusion, string mergedInto = "") => new()
    {
        RequestId = Steps.NewRequest(),
        ReportId = status.ReportId,
        Version = status.Version,
        Conclusion = conclusion,
        Reason = Why,
        MergedInto = mergedInto,
    };

    private static void ShowsNobody(IMessage answer)
    {
        var text = answer.ToString();
        foreach (var trace in (string[])["举报人甲", "13987654321", "witness@example.cn"])
            Assert.DoesNotContain(trace, System.Text.RegularExpressions.Regex.Unescape(text!), StringComparison.Ordinal);
    }
}

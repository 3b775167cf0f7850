using Complaints.Intake.Data;
using Complaints.Platform.Throttling;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Intake.Tests.CaseAccess;

public sealed class OpenCaseTests
{
    private const string WrongCode = "0000 0000 0000 0000";

    [Fact]
    public async Task Receipt_and_code_open_a_complaint_and_a_report_and_nothing_else()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var complaint = await Steps.FiledComplaint(host);
        var report = await Steps.FiledReport(host);

        var openedComplaint = await Open(host, complaint.Status.ReceiptNumber, complaint.AccessCode);
        var openedReport = await Open(host, report.ReceiptNumber.Replace("-", " ", StringComparison.Ordinal), report.AccessCode);
        var crossed = await RefusedAnswer.By(() => Open(host, complaint.Status.ReceiptNumber, report.AccessCode));

        Assert.Equal((complaint.Status.ComplaintId, CaseKind.Complaint), (openedComplaint.CaseId, openedComplaint.Kind));
        Assert.Equal((report.ReportId, CaseKind.Report), (openedReport.CaseId, openedReport.Kind));
        Assert.Equal(report.ReceiptNumber, openedReport.ReceiptNumber);
        Assert.Equal((StatusCode.NotFound, "ACCESS_DENIED"), (crossed.Code, crossed.Reason));
    }

    [Theory]
    [InlineData("150102-20260101-000001-1")]
    [InlineData("no number at all")]
    [InlineData("")]
    public async Task A_wrong_number_answers_as_a_wrong_code_does(string number)
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);

        var wrongNumber = await RefusedAnswer.By(() => Open(host, number, report.AccessCode));
        var wrongCode = await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode));

        Assert.Equal((wrongCode.Code, wrongCode.Reason, wrongCode.Fields.Count), (wrongNumber.Code, wrongNumber.Reason, wrongNumber.Fields.Count));
        Assert.Equal("ACCESS_DENIED", wrongNumber.Reason);
    }

    [Fact]
    public async Task A_wrong_code_fifty_times_is_held_off_and_changes_nothing()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);
        var before = await Case(host);

        var refusals = new List<RefusedAnswer>();
        for (var i = 0; i < 50; i++)
            refusals.Add(await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode)));

        Assert.All(refusals[..5], r => Assert.Equal("ACCESS_DENIED", r.Reason));
        Assert.All(refusals[5..], r => Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_ATTEMPTS"), (r.Code, r.Reason)));
        Assert.Equal(TimeSpan.FromHours(1), refusals[^1].RetryAfter);
        Assert.Equal(before, await Case(host));
    }

    [Fact]
    public async Task While_locked_the_right_code_opens_nothing_and_afterwards_it_does()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);
        for (var i = 0; i < 5; i++)
            await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode));

        Assert.Equal("TOO_MANY_ATTEMPTS", (await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, report.AccessCode))).Reason);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(report.ReportId, (await Open(host, report.ReceiptNumber, report.AccessCode)).CaseId);
    }

    [Fact]
    public async Task Each_further_lock_is_twice_as_long()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);

        foreach (var hours in (int[])[1, 2, 4])
        {
            for (var i = 0; i < 5; i++)
                await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode, $"203.0.113.{hours}{i}"));
            Assert.Equal(TimeSpan.FromHours(hours), (await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode))).RetryAfter);
            host.Clock.Advance(TimeSpan.FromHours(hours));
        }
    }

    [Fact]
    public async Task One_address_that_tries_many_numbers_is_held_off_and_others_are_not()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);
        for (var i = 1; i <= 30; i++)
            await RefusedAnswer.By(() => Open(host, $"guess {i}", WrongCode));

        Assert.Equal("TOO_MANY_ATTEMPTS", (await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, report.AccessCode))).Reason);
        Assert.Equal(report.ReportId, (await Open(host, report.ReceiptNumber, report.AccessCode, "198.51.100.1")).CaseId);
    }

    [Fact]
    public async Task A_restart_forgets_no_failure_and_a_quiet_day_does()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);
        for (var i = 0; i < 5; i++)
            await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode));
        await host.Restart();

        Assert.Equal("TOO_MANY_ATTEMPTS", (await RefusedAnswer.By(() => Open(host, report.ReceiptNumber, report.AccessCode))).Reason);
        host.Clock.Advance(TimeSpan.FromHours(26));
        Assert.Equal(2, await host.With<Throttle<IntakeDb>, int>(t => t.Forget(CancellationToken.None)));
    }

    [Fact]
    public async Task Fifty_attempts_at_once_are_counted_as_fifty()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefusedAnswer.By(() => Open(host, report.ReceiptNumber, WrongCode))));

        Assert.Equal(5, refusals.Count(r => r.Reason == "ACCESS_DENIED"));
        Assert.Equal(45, refusals.Count(r => r.Reason == "TOO_MANY_ATTEMPTS"));
    }

    [Fact]
    public async Task Neither_code_nor_what_was_tried_stands_in_the_database()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var report = await Steps.FiledReport(host);
        await RefusedAnswer.By(() => Open(host, "999999-20260420-000001-0", "7777777777777777", "198.51.100.77"));

        var bytes = host.Data.DatabaseBytes("intake.db");
        foreach (var secret in (string[])[report.AccessCode, "7777777777777777", "999999-20260420", "198.51.100.77"])
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Steps.Text(secret)));
    }

    private static async Task<OpenCaseResponse> Open(ServiceHost host, string number, string code, string address = "203.0.113.7") =>
        await new CaseAccessService.CaseAccessServiceClient(host.As(Callers.Gateway))
            .OpenCaseAsync(new OpenCaseRequest { ReceiptNumber = number, AccessCode = code, Address = address });

    /// <summary>State and version of the one report, and the length of its audit trail.</summary>
    private static Task<(long Version, int Events)> Case(ServiceHost host) => host.With<IntakeDb, (long, int)>(async db =>
        ((await db.Reports.SingleAsync()).Version, await db.AuditEvents.CountAsync()));
}

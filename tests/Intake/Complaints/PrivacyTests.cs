using System.Text;
using Complaints.Intake.Data;
using Complaints.Platform.Auditing;
using Complaints.Protos.Intake.V1;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Intake.Tests.Complaints;

public class PrivacyTests : IntakeTest
{
    [Fact]
    public async Task Personal_data_is_unreadable_in_the_database_file_and_absent_from_the_logs()
    {
        string[] personal =
        [
            Filings.Name, Filings.Phone, "consumer01@example.com", "海拉尔西路 3 号院", "15010319900307001X", "到店发现已经关门", "JS-0381", "摔伤右臂骨折",
            "付款记录在手机里", "已电话联系商家", "没有公示收费标准",
        ];
        var filed = await Scenario.File(filing =>
        {
            filing.Complainant.IdentityDocument = IdentityDocument.Passport;
            filing.Complainant.IdentityNumber = "15010319900307001X";
            filing.Injury = new Injury
            {
                Consents = true,
                Severity = InjurySeverity.Treated,
                Description = "摔伤右臂骨折",
                OccurredOn = Filings.Day(2026, 4, 18),
            };
        });
        var pending = await Scenario.PendingSupplement();
        var supplied = (await As(Tests.Scenario.PartyOf(pending)).SupplyMaterialAsync(new SupplyMaterialRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = pending.ComplaintId,
            Version = pending.Version,
            Text = "付款记录在手机里",
        })).Status;
        await As(IntakeHost.Officer).AddNoteAsync(new AddNoteRequest { RequestId = Filings.NewRequestId(), ComplaintId = pending.ComplaintId, Text = "已电话联系商家" });
        await As(IntakeHost.Officer).OpenReportAsync(new OpenReportRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = supplied.ComplaintId,
            Version = supplied.Version,
            Facts = "现场没有公示收费标准。",
        });
        await IntakeHost.Eventually(
            async () => (await Scenario.Read(filed.Status, Tests.Scenario.PartyOf(filed.Status))).Notices.Any(n => n is { Channel: "email", Delivery: "sent" }),
            "the notice of the filing went out");

        var database = Host.Service.Data.DatabaseBytes("intake.db");
        // The search itself works: what may be read is found.
        Assert.True(Contains(database, "呼和浩特市腾跃健身服务有限公司"));
        Assert.All(personal.Append(filed.AccessCode), text => Assert.False(Contains(database, text), $"{text} is readable in the database"));
        Assert.All(personal.Append(filed.AccessCode), text => Assert.DoesNotContain(text, Host.Service.Logs.Text, StringComparison.Ordinal));
        Assert.NotEmpty(Host.Service.Logs.Text);
    }

    [Fact]
    public async Task The_audit_trail_of_a_whole_story_is_whole()
    {
        await Scenario.Closed();
        var key = Host.Service.Services.GetRequiredService<AuditKey>();
        var verdict = await Host.Service.With<IntakeDb, AuditVerdict>(db => AuditChain.Verify(db, key, TestContext.Current.CancellationToken));
        Assert.True(verdict.Whole, verdict.Finding);
        Assert.True(verdict.Events >= 5);
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}

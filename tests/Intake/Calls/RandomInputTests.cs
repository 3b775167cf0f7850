using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Auditing;
using Complaints.Protos.Access.V1;
using Complaints.Testing;
using CsCheck;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Intake.Tests.Calls;

/// <summary>Whatever is sent, no call fails by an error of ours and no case is half written.</summary>
public class RandomInputTests : IntakeTest
{
    private static readonly StatusCode[] Ours = [StatusCode.Internal, StatusCode.Unknown, StatusCode.DataLoss, StatusCode.Unimplemented, StatusCode.DeadlineExceeded];

    [Fact]
    public async Task Random_bytes_at_every_call_are_refused_clearly()
    {
        var calls = RawCalls.Unary;
        await Gen.Select(Gen.Int[0, calls.Count - 1], Gen.Byte.Array[0, 200]).SampleAsync(
            async (call, bytes) => await Check(calls[call], bytes),
            iter: 600, threads: 1);
        await NothingIsHalfWritten();
    }

    [Fact]
    public async Task Random_valid_looking_messages_at_every_call_are_answered_or_refused_clearly()
    {
        await Scenario.Officer();
        var (submitted, received, pending, accepted) =
            (await Scenario.Submitted(), await Scenario.Received(), await Scenario.PendingSupplement(), await Scenario.Accepted());
        string[] ids =
        [
            submitted.ComplaintId, received.ComplaintId, pending.ComplaintId, accepted.ComplaintId, Tests.Scenario.OfficerId, Guid.Empty.ToString(), "", "x",
        ];
        var calls = RawCalls.Unary;
        await Gen.Select(Gen.Int[0, calls.Count - 1], Gen.Int).SampleAsync(
            async (call, seed) => await Check(calls[call], new RandomMessage(seed, ids).Of(calls[call].Descriptor.InputType).ToByteArray()),
            iter: 1500, threads: 1);
        await NothingIsHalfWritten();
    }

    [Fact]
    public async Task Filings_with_a_few_random_fields_are_filed_whole_or_not_at_all()
    {
        var right = Filings.Request(f =>
        {
            f.Injury = new Protos.Intake.V1.Injury { Consents = true, Severity = Protos.Intake.V1.InjurySeverity.Light, Description = "擦伤" };
            f.Members.Add(new Protos.Intake.V1.JointMember { Person = Filings.Person("乌兰", "13904710002"), Representative = true, Consents = true });
            f.RemedyAmount = new Protos.Common.V1.Money { CurrencyCode = "CNY", MinorUnits = 300000 };
        });
        right.Report = Filings.Report();
        var file = RawCalls.Unary.Single(r => r.Descriptor.Name == "FileComplaint");
        var (filed, refused) = (0, 0);
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var request = new RandomMessage(seed, ["x", Guid.Empty.ToString()]).Spoil(right);
                request.RequestId = Filings.NewRequestId();
                if (await Check(file, request.ToByteArray()) == StatusCode.OK)
                    filed++;
                else
                    refused++;
            },
            iter: 400, threads: 1);

        Assert.True(filed > 40 && refused > 40, $"{filed} filed, {refused} refused: the mixture shows nothing");
        await Host.Service.With<IntakeDb, bool>(async db =>
        {
            var ct = TestContext.Current.CancellationToken;
            Assert.Equal(filed, await db.Complaints.CountAsync(ct));
            Assert.Equal(filed, await db.AuditEvents.CountAsync(e => e.Action == "FileComplaint", ct));
            Assert.Equal(await db.Complaints.CountAsync(c => c.LinkedReportId != null, ct), await db.Reports.CountAsync(ct));
            return true;
        });
        await NothingIsHalfWritten();
    }

    private async Task<StatusCode> Check(RpcRule rule, byte[] request)
    {
        var role = rule.Roles.Order().First();
        var caller = role == Role.Complainant ? Callers.PartyOf(Guid.Empty) : Callers.Staff(role, "150000", IntakeHost.Department);
        var (code, reason) = await RawCalls.Send(Host.Service.As(caller), rule.Descriptor, request);
        if (Ours.Contains(code) || (code != StatusCode.OK && reason.Length == 0))
            throw new InvalidOperationException($"{rule.Method} answered {code} {reason}: {Host.Service.Logs.Text[^2000..]}");
        return code;
    }

    /// <summary>Every case has its door and its whole history, every filing its announcement, and the trail is whole.</summary>
    private async Task NothingIsHalfWritten()
    {
        var ct = TestContext.Current.CancellationToken;
        var key = Host.Service.Services.GetRequiredService<AuditKey>();
        await Host.Service.With<IntakeDb, bool>(async db =>
        {
            foreach (var complaint in await db.Complaints.AsNoTracking().ToListAsync(ct))
            {
                Assert.Equal(1, await db.Set<Intake.CaseAccess.IntakeDoor>().CountAsync(d => d.CaseId == complaint.Id && d.ReceiptNumber == complaint.ReceiptNumber, ct));
                Assert.Equal(complaint.TimelineLength, await db.Timeline.CountAsync(e => e.CaseId == complaint.Id, ct));
                Assert.True(await db.AuditEvents.AnyAsync(e => e.CaseId == complaint.Id && e.Action == "FileComplaint", ct));
            }

            var orphans = await db.Timeline.CountAsync(
                e => !db.Complaints.Any(c => c.Id == e.CaseId) && !db.Reports.Any(r => r.Id == e.CaseId), ct);
            Assert.Equal(0, orphans);
            var verdict = await AuditChain.Verify(db, key, ct);
            Assert.True(verdict.Whole, verdict.Finding);
            return true;
        });
    }
}

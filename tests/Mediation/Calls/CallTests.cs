using Complaints.Mediation.Data;
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

namespace Complaints.Mediation.Tests.Calls;

/// <summary>Every call for every role, and whatever is sent: no call fails by an error of ours and no case is half written.</summary>
public class CallTests : MediationTest
{
    private static readonly StatusCode[] Ours = [StatusCode.Internal, StatusCode.Unknown, StatusCode.DataLoss, StatusCode.Unimplemented, StatusCode.DeadlineExceeded];

    [Fact]
    public async Task Every_call_is_open_to_exactly_the_roles_that_its_contract_names()
    {
        // A walk over nothing would pass too.
        Assert.True(RawCalls.Unary.Count >= 45, $"only {RawCalls.Unary.Count} calls were found");
        foreach (var rule in RawCalls.Unary)
        {
            Assert.NotEmpty(rule.Roles);
            foreach (var role in RoleName.All)
            {
                var (code, reason) = await RawCalls.Send(Host.Service.As(CallerOf(role)), rule.Descriptor, RawCalls.Empty(rule.Descriptor));
                Assert.True(code is not (StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unknown or StatusCode.Unauthenticated), $"{rule.Method} as {role}: {code}");
                Assert.True((reason == "NOT_ALLOWED") == !rule.Roles.Contains(role), $"{rule.Method} as {role}: {code} {reason}");
            }
        }
    }

    [Fact]
    public async Task Random_bytes_at_every_call_are_refused_clearly()
    {
        var calls = RawCalls.Unary;
        await Gen.Select(Gen.Int[0, calls.Count - 1], Gen.Byte.Array[0, 200]).SampleAsync(
            async (call, bytes) => await Check(calls[call], bytes), iter: 600, threads: 1);
        await NothingIsHalfWritten();
    }

    [Fact]
    public async Task Random_valid_looking_messages_at_every_call_are_answered_or_refused_clearly()
    {
        var (pending, session) = (await Scenario.ConsentPending(), await Scenario.InSession());
        string[] ids = [pending.MediationId, session.MediationId, "mediator-1", "people-1", MediationHost.Organisation, Guid.Empty.ToString(), "", "x"];
        var calls = RawCalls.Unary;
        await Gen.Select(Gen.Int[0, calls.Count - 1], Gen.Int).SampleAsync(
            async (call, seed) => await Check(calls[call], new RandomMessage(seed, ids).Of(calls[call].Descriptor.InputType).ToByteArray()),
            iter: 1200, threads: 1);
        await NothingIsHalfWritten();
    }

    private static Caller CallerOf(Role role) => role switch
    {
        Role.Complainant => Callers.PartyOf(Guid.Empty),
        Role.Firm => MediationHost.Firm,
        Role.Mediator => MediationHost.Mediator,
        Role.Service => Callers.Mediation,
        _ => Callers.Staff(role, "150000", MediationHost.Department),
    };

    private async Task Check(RpcRule rule, byte[] request)
    {
        foreach (var role in rule.Roles)
        {
            var (code, reason) = await RawCalls.Send(Host.Service.As(CallerOf(role)), rule.Descriptor, request);
            if (Ours.Contains(code) || (code != StatusCode.OK && reason.Length == 0))
                throw new InvalidOperationException($"{rule.Method} as {role} answered {code} {reason}: {Host.Service.Logs.Text[^2000..]}");
        }
    }

    /// <summary>Every case has its whole history, and the trail is whole.</summary>
    private async Task NothingIsHalfWritten()
    {
        var ct = TestContext.Current.CancellationToken;
        var key = Host.Service.Services.GetRequiredService<AuditKey>();
        await Host.Service.With<MediationDb, bool>(async db =>
        {
            foreach (var mediation in await db.Cases.AsNoTracking().ToListAsync(ct))
                Assert.Equal(mediation.HistoryLength, await db.History.CountAsync(e => e.CaseId == mediation.Id, ct));
            var verdict = await AuditChain.Verify(db, key, ct);
            Assert.True(verdict.Whole, verdict.Finding);
            return true;
        });
    }
}

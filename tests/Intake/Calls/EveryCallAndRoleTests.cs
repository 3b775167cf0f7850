using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Calls;

public class EveryCallAndRoleTests : IntakeTest
{
    [Fact]
    public async Task Every_call_is_open_to_exactly_the_roles_that_its_contract_names()
    {
        // A walk over nothing would pass too: all but the streams of evidence are here.
        Assert.True(RawCalls.Unary.Count >= 39, $"only {RawCalls.Unary.Count} calls were found");
        foreach (var rule in RawCalls.Unary)
        {
            Assert.NotEmpty(rule.Roles);
            foreach (var role in RoleName.All)
            {
                var caller = role == Role.Complainant ? Callers.PartyOf(Guid.Empty) : Callers.Staff(role);
                var (code, reason) = await RawCalls.Send(Host.Service.As(caller), rule.Descriptor, RawCalls.Empty(rule.Descriptor));
                Assert.True(code is not (StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unknown or StatusCode.Unauthenticated), $"{rule.Method} as {role}: {code}");
                Assert.True((reason == "NOT_ALLOWED") == !rule.Roles.Contains(role), $"{rule.Method} as {role}: {code} {reason}");
            }
        }
    }

    [Fact]
    public async Task Without_a_token_nothing_is_open()
    {
        foreach (var rule in RawCalls.Unary)
        {
            var answer = await RawCalls.Send(Host.Service.WithToken(() => null), rule.Descriptor, RawCalls.Empty(rule.Descriptor));
            Assert.Equal((StatusCode.Unauthenticated, "NOT_SIGNED_IN"), answer);
        }
    }
}

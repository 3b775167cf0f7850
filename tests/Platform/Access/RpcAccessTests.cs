using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.Access;

public sealed class RpcAccessTests
{
    [Fact]
    public void Every_rpc_of_the_contract_declares_who_may_call_it()
    {
        var access = RpcAccess.OfContract();

        Assert.True(access.Rules.Count() > 40);
        Assert.Empty(access.Undeclared.Select(r => r.Method));
    }

    [Fact]
    public void An_rpc_that_declares_nothing_is_found_and_may_be_called_by_nobody()
    {
        var access = new RpcAccess([Planted()]);

        var rule = Assert.Single(access.Undeclared);
        Assert.Equal("/planted.Planted/Forgotten", rule.Method);
        Assert.All(RoleName.All, role => Assert.False(access.Allows(rule.Method, Callers.Staff(role))));
    }

    [Fact]
    public void A_method_that_is_not_known_may_be_called_by_nobody()
    {
        var access = RpcAccess.OfContract();

        Assert.All(RoleName.All, role => Assert.False(access.Allows("/complaints.intake.v1.CatalogService/Unheard", Callers.Staff(role))));
    }

    [Fact]
    public async Task Every_rpc_lets_exactly_the_declared_roles_through()
    {
        await using var host = await ServiceHost.Start(ContractServices.Empty);
        var wrong = new List<string>();
        foreach (var rule in RpcAccess.OfContract().Rules)
        {
            foreach (var role in RoleName.All)
            {
                var status = await ContractServices.Call(host.As(Callers.Staff(role)), rule);
                var expected = rule.Roles.Contains(role) ? StatusCode.Unimplemented : StatusCode.PermissionDenied;
                if (status.StatusCode != expected)
                    wrong.Add($"{rule.Method} as {role}: {status} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_token_no_rpc_of_any_kind_answers()
    {
        await using var host = await ServiceHost.Start(ContractServices.Empty);
        foreach (var rule in RpcAccess.OfContract().Rules)
        {
            var status = await ContractServices.Call(host.WithToken(() => null), rule);
            Assert.True(status.StatusCode == StatusCode.Unauthenticated, $"{rule.Method}: {status}");
        }
    }

    [Fact]
    public async Task A_service_that_is_mapped_but_not_in_the_register_is_refused_to_everybody()
    {
        var service = ContractServices.Empty;
        await using var host = await ServiceHost.Start(service with
        {
            Add = (services, configuration) =>
            {
                services.AddSingleton(new RpcAccess([]));
                service.Add(services, configuration);
            },
        });
        var catalog = RpcAccess.OfContract().Rules.First(r => r.Method.EndsWith("/GetCatalog", StringComparison.Ordinal));

        foreach (var role in RoleName.All)
            Assert.Equal(StatusCode.PermissionDenied, (await ContractServices.Call(host.As(Callers.Staff(role)), catalog)).StatusCode);
    }

    [Theory]
    [InlineData("/complaints.operations.v1.OperationsService/ListFailedMessages", Role.Operator)]
    [InlineData("/complaints.intake.v1.CaseAccessService/OpenCase", Role.Gateway)]
    public void What_is_for_one_role_is_for_that_role_alone(string method, Role only)
    {
        var rule = RpcAccess.OfContract().Rules.Single(r => r.Method == method);

        Assert.Equal([only], rule.Roles);
    }

    private static Google.Protobuf.Reflection.ServiceDescriptor Planted()
    {
        var file = new FileDescriptorProto
        {
            Name = "planted.proto",
            Package = "planted",
            Syntax = "proto3",
            MessageType = { new DescriptorProto { Name = "Empty" } },
            Service =
            {
                new ServiceDescriptorProto
                {
                    Name = "Planted",
                    Method = { new MethodDescriptorProto { Name = "Forgotten", InputType = ".planted.Empty", OutputType = ".planted.Empty" } },
                },
            },
        };
        return FileDescriptor.BuildFromByteStrings([file.ToByteString()])[0].Services[0];
    }
}

using System.Collections.Frozen;
using System.Reflection;
using Complaints.Protos.Access.V1;
using Google.Protobuf.Reflection;

namespace Complaints.Platform.Access;

/// <summary>One RPC and who may call it.</summary>
/// <param name="Method">Full name as gRPC sends it, for example <c>/complaints.intake.v1.CatalogService/GetCatalog</c>.</param>
/// <param name="Roles">Who may call it; empty when nothing is declared.</param>
/// <param name="Descriptor">The RPC in its proto.</param>
public sealed record RpcRule(string Method, FrozenSet<Role> Roles, MethodDescriptor Descriptor);

/// <summary>Who may call what, as the option <c>complaints.access.v1.access</c> of each RPC declares it.</summary>
public sealed class RpcAccess
{
    private readonly FrozenDictionary<string, RpcRule> _rules;

    /// <summary>Reads the declarations of the services.</summary>
    public RpcAccess(IEnumerable<ServiceDescriptor> services) =>
        _rules = services.SelectMany(s => s.Methods).Select(Read).ToFrozenDictionary(r => r.Method, StringComparer.Ordinal);

    /// <summary>Every service of the contract.</summary>
    public static RpcAccess OfContract() => new(Services(typeof(Protos.Access.V1.Access).Assembly));

    /// <summary>Every RPC.</summary>
    public IEnumerable<RpcRule> Rules => _rules.Values;

    /// <summary>The RPCs that declare nobody, which therefore nobody may call. A test asserts that there is none.</summary>
    public IEnumerable<RpcRule> Undeclared => Rules.Where(r => r.Roles.Count == 0);

    /// <summary>Whether the caller may call the method. Nothing declared, or nothing known of it, means nobody.</summary>
    /// <param name="method">Full name with the leading slash.</param>
    /// <param name="caller">Who calls.</param>
    public bool Allows(string method, Caller caller) =>
        _rules.TryGetValue(method, out var rule) && caller.Roles.Any(rule.Roles.Contains);

    private static RpcRule Read(MethodDescriptor method)
    {
        var declared = method.GetOptions()?.GetExtension(AccessExtensions.Access);
        return new RpcRule(
            $"/{method.Service.FullName}/{method.Name}",
            declared is null ? [] : declared.Roles.Where(r => r != Role.Unspecified).ToFrozenSet(),
            method);
    }

    private static IEnumerable<ServiceDescriptor> Services(Assembly assembly) => assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<FileDescriptor>()
        .SelectMany(f => f.Services);
}

using Complaints.Protos.Access.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Complaints.Gateway.Proxy.OpenApi;

/// <summary>The contract with its comments, as the compiler of the protos described it.</summary>
internal static class Contract
{
    // By full name, because a method's descriptor here is another object than the one in generated code.
    private static readonly Dictionary<string, MethodDescriptor> Described = Read();

    /// <summary>Every RPC with a REST form that the gateway routes, by service, in the order of the protos.</summary>
    public static IReadOnlyList<DescribedRpc> RestRpcs { get; } =
    [
        .. from rpc in RoutedServices.Rpcs
           where rpc.Rest is not null
           select new DescribedRpc(rpc, Described[rpc.Method.FullName]),
    ];

    /// <summary>The comment before a declaration, with its line breaks taken out.</summary>
    public static string CommentOf(IDescriptor described) => Flow(CommentText(described));

    private static string CommentText(IDescriptor described) => described switch
    {
        MethodDescriptor m => m.Declaration?.LeadingComments,
        MessageDescriptor m => m.Declaration?.LeadingComments,
        FieldDescriptor f => f.Declaration?.LeadingComments,
        EnumDescriptor e => e.Declaration?.LeadingComments,
        EnumValueDescriptor v => v.Declaration?.LeadingComments,
        Google.Protobuf.Reflection.ServiceDescriptor s => s.Declaration?.LeadingComments,
        _ => null,
    } ?? "";

    private static string Flow(string comment) =>
        string.Join(' ', comment.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, MethodDescriptor> Read()
    {
        using var stream = typeof(Role).Assembly.GetManifestResourceStream("contract.binpb")
            ?? throw new InvalidOperationException("The contract's description is missing from Complaints.Protos; rebuild it.");
        var extensions = new ExtensionRegistry { AnnotationsExtensions.Http, AccessExtensions.Access };
        var set = FileDescriptorSet.Parser.WithExtensionRegistry(extensions).ParseFrom(stream);
        return FileDescriptor.BuildFromByteStrings(set.File.Select(f => f.ToByteString()), extensions)
            .SelectMany(f => f.Services)
            .SelectMany(s => s.Methods)
            .ToDictionary(m => m.FullName, StringComparer.Ordinal);
    }
}

/// <summary>An RPC over REST with its description.</summary>
/// <param name="Routed">What the gateway routes.</param>
/// <param name="Method">The same RPC with its comments.</param>
internal sealed record DescribedRpc(RoutedRpc Routed, MethodDescriptor Method)
{
    /// <summary>HTTP method, upper case.</summary>
    public string Verb => Routed.Rest!.Value.Verb;

    /// <summary>Path template.</summary>
    public string Path => Routed.Rest!.Value.Path;

    /// <summary>Whether the request is the body.</summary>
    public bool HasBody => Routed.Http!.Body == "*";

    /// <summary>What it does.</summary>
    public string Comment => Contract.CommentOf(Method);

    /// <summary>Who may call it.</summary>
    public IReadOnlyList<Role> Roles => [.. Routed.Method.GetOptions().GetExtension(AccessExtensions.Access).Roles];

    /// <summary>Names of the fields in the path.</summary>
    public IReadOnlySet<string> PathFields { get; } = Routed.Rest!.Value.Path
        .Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
}

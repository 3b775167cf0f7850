using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Complaints.Gateway.Proxy.OpenApi;

/// <summary>A command line for each RPC, to be tried as it stands once the values are filled in.</summary>
internal static class Examples
{
    private const int Deepest = 2;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The call with curl.</summary>
    /// <param name="rpc">The RPC.</param>
    /// <param name="origin">Where the gateway is, for example <c>http://localhost:8080</c>.</param>
    public static string Curl(DescribedRpc rpc, string origin)
    {
        var address = $"'{origin}{rpc.Path.Replace("{", "$", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}'".Replace('\'', '"');
        var command = $"curl -X {rpc.Verb} {address}";
        if (!rpc.Roles.Contains(Protos.Access.V1.Role.Public))
            command += " \\\n  -H \"Authorization: Bearer $TOKEN\"";
        if (!rpc.HasBody)
            return command;
        var body = Sample(rpc.Method.InputType, rpc.PathFields, 0).ToJsonString(Readable);
        return $"{command} \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'";
    }

    private static JsonObject Sample(MessageDescriptor message, IReadOnlySet<string> without, int depth)
    {
        var sample = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder().Where(f => !without.Contains(f.Name)))
        {
            // Of a choice, the first is shown; a request with two of them is refused.
            if (field.RealContainingOneof is { } choice && choice.Fields[0] != field)
                continue;
            if (Value(field, depth) is { } value)
                sample[field.JsonName] = field.IsRepeated && !field.IsMap ? new JsonArray(value) : value;
        }

        return sample;
    }

    private static JsonNode? Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Bool => false,
        FieldType.Enum => field.EnumType.Values.Count > 1 ? field.EnumType.Values[1].Name : null,
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => "2026-09-30T08:00:00Z",
        FieldType.Message when field.IsMap || depth >= Deepest => null,
        FieldType.Message => Sample(field.MessageType, new HashSet<string>(StringComparer.Ordinal), depth + 1),
        FieldType.String => field.Name == "request_id" ? "6f1f9e5c-3a0b-4c56-9d0c-2b7d1f1c8a11" : "…",
        FieldType.Int64 => "0",
        FieldType.Bytes => "",
        _ => 0,
    };
}

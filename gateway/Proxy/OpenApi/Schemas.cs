using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Complaints.Gateway.Proxy.OpenApi;

/// <summary>JSON schemas of messages and enums as proto JSON writes them. Collects whatever they refer to.</summary>
internal sealed class Schemas
{
    private readonly SortedDictionary<string, JsonObject> _known = new(StringComparer.Ordinal);

    /// <summary>Every schema that was referred to, by name.</summary>
    public JsonObject ToJson() => new(_known.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value)));

    /// <summary>A reference to a message's schema.</summary>
    /// <param name="message">The message.</param>
    /// <param name="without">Names of fields that travel elsewhere, such as in the path.</param>
    public JsonObject Of(MessageDescriptor message, IReadOnlySet<string>? without = null)
    {
        var name = NameOf(message);
        if (_known.TryAdd(name, []))
            Fill(_known[name], message, without);
        return Ref(name);
    }

    /// <summary>The schema of one field.</summary>
    public JsonObject Of(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            return Describe(field, new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Single(field.MessageType.Fields.InFieldNumberOrder()[1]),
            });
        }

        return Describe(field, field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = Single(field) } : Single(field));
    }

    private void Fill(JsonObject schema, MessageDescriptor message, IReadOnlySet<string>? without)
    {
        schema["type"] = "object";
        schema["description"] = Contract.CommentOf(message);
        var properties = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder().Where(f => without?.Contains(f.Name) is not true))
            properties[field.JsonName] = Of(field);
        schema["properties"] = properties;
        foreach (var choice in message.RealOneofs())
        {
            schema["description"] = $"{schema["description"]} At most one of: {string.Join(", ", choice.Fields.Select(f => f.JsonName))}.".Trim();
        }
    }

    private JsonObject Single(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => new JsonObject { ["type"] = "boolean" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
        // Proto JSON writes 64 bits as text, because JavaScript's numbers cannot hold them.
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 or FieldType.UInt64 or FieldType.Fixed64 =>
            new JsonObject { ["type"] = "string", ["format"] = "int64" },
        FieldType.Double or FieldType.Float => new JsonObject { ["type"] = "number" },
        FieldType.Bytes => new JsonObject { ["type"] = "string", ["format"] = "byte" },
        FieldType.Enum => Of(field.EnumType),
        FieldType.Message or FieldType.Group => WellKnown(field.MessageType) ?? Of(field.MessageType),
        _ => new JsonObject { ["type"] = "string" },
    };

    private static JsonObject? WellKnown(MessageDescriptor message)
    {
        if (message.FullName == Timestamp.Descriptor.FullName)
            return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (message.FullName == Duration.Descriptor.FullName)
            return new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("3.5s") };
        return message.FullName == Any.Descriptor.FullName ? new JsonObject { ["type"] = "object" } : null;
    }

    private JsonObject Of(EnumDescriptor enumeration)
    {
        var name = enumeration.FullName;
        _known.TryAdd(name, new JsonObject
        {
            ["type"] = "string",
            ["description"] = string.Join(
                "\n",
                enumeration.Values.Where(v => v.Number != 0).Select(v => $"- `{v.Name}`: {Contract.CommentOf(v)}").Prepend(Contract.CommentOf(enumeration))),
            ["enum"] = new JsonArray([.. enumeration.Values.Select(v => JsonValue.Create(v.Name))]),
        });
        return Ref(name);
    }

    private static JsonObject Describe(FieldDescriptor field, JsonObject schema)
    {
        var comment = Contract.CommentOf(field);
        if (comment.Length > 0)
            schema["description"] = comment;
        return schema;
    }

    private static string NameOf(MessageDescriptor message) => message.FullName;

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}

/// <summary>What the runtime's descriptors leave to be worked out.</summary>
internal static class DescriptorExtensions
{
    /// <summary>The choices of a message, without those that only mark an optional field.</summary>
    public static IEnumerable<OneofDescriptor> RealOneofs(this MessageDescriptor message) => message.Oneofs.Where(o => !o.IsSynthetic);
}

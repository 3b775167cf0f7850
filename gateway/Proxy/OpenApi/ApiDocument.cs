using System.Text.Json.Nodes;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Complaints.Gateway.Proxy.OpenApi;

/// <summary>The OpenAPI 3.1 document of the REST API, made of the contract and therefore never behind it.</summary>
internal static class ApiDocument
{
    private const int DeepestQuery = 3;

    /// <summary>The document as JSON.</summary>
    public static JsonObject Make()
    {
        var schemas = new Schemas();
        var paths = new JsonObject();
        foreach (var path in Contract.RestRpcs.GroupBy(rpc => rpc.Path, StringComparer.Ordinal))
        {
            var operations = new JsonObject();
            foreach (var rpc in path)
                operations[rpc.Verb.ToLowerInvariant()] = Operation(rpc, schemas);
            paths[path.Key] = operations;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Complaints",
                ["version"] = "v1",
                ["description"] = "Consumer complaints and reports of Inner Mongolia. JSON as proto3 maps it: camelCase names, 64-bit "
                    + "numbers as text, enums by name. Every write carries a requestId, the same for every retry.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = Tags(),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = WithProblem(schemas.ToJson()),
                ["responses"] = new JsonObject { ["Problem"] = ProblemResponse(), ["TooManyRequests"] = TooManyRequests() },
                ["securitySchemes"] = SecuritySchemes(),
            },
        };
    }

    private static JsonObject Operation(DescribedRpc rpc, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{rpc.Method.Service.Name}_{rpc.Method.Name}",
            ["tags"] = new JsonArray(rpc.Method.Service.Name),
            ["summary"] = FirstSentence(rpc.Comment),
            ["description"] = rpc.Comment,
            ["x-roles"] = new JsonArray([.. rpc.Roles.Select(r => JsonValue.Create(RoleName.Of(r)))]),
            ["security"] = Security(rpc),
            ["parameters"] = new JsonArray([.. Parameters(rpc, schemas)]),
        };
        if (rpc.HasBody)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Content("application/json", schemas.Of(rpc.Method.InputType, rpc.PathFields)),
            };
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = Content("application/json", schemas.Of(rpc.Method.OutputType)) },
            ["429"] = new JsonObject { ["$ref"] = "#/components/responses/TooManyRequests" },
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
        };
        return operation;
    }

    private static IEnumerable<JsonNode> Parameters(DescribedRpc rpc, Schemas schemas)
    {
        foreach (var field in rpc.Method.InputType.Fields.InDeclarationOrder())
        {
            if (rpc.PathFields.Contains(field.Name))
                yield return Parameter("path", field.Name, field, schemas);
        }

        if (rpc.HasBody)
            yield break;
        foreach (var (name, field) in QueryFields(rpc.Method.InputType, rpc.PathFields, "", 0))
            yield return Parameter("query", name, field, schemas);
    }

    private static JsonObject Parameter(string place, string name, FieldDescriptor field, Schemas schemas)
    {
        var schema = schemas.Of(field);
        schema.Remove("description");
        return new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path",
            ["description"] = Contract.CommentOf(field),
            ["schema"] = schema,
        };
    }

    /// <summary>Fields of a query; those of a message inside are named with a dot.</summary>
    private static IEnumerable<(string Name, FieldDescriptor Field)> QueryFields(
        MessageDescriptor message, IReadOnlySet<string> without, string prefix, int depth)
    {
        foreach (var field in message.Fields.InDeclarationOrder().Where(f => !without.Contains(f.Name)))
        {
            var name = prefix + field.JsonName;
            var isMessage = field.FieldType is FieldType.Message && field.MessageType.FullName != Timestamp.Descriptor.FullName;
            if (!isMessage)
                yield return (name, field);
            else if (!field.IsRepeated && depth < DeepestQuery)
            {
                foreach (var inner in QueryFields(field.MessageType, new HashSet<string>(StringComparer.Ordinal), $"{name}.", depth + 1))
                    yield return inner;
            }
        }
    }

    private static JsonArray Security(DescribedRpc rpc)
    {
        var ways = new JsonArray();
        if (rpc.Roles.Contains(Role.Public))
            ways.Add(new JsonObject());
        ways.Add(new JsonObject { ["accessToken"] = new JsonArray() });
        ways.Add(new JsonObject { ["machine"] = new JsonArray() });
        return ways;
    }

    private static JsonObject SecuritySchemes() => new()
    {
        ["accessToken"] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "Token of one case: POST /connect/token with grant_type=urn:complaints:grant:receipt, receipt_number and access_code. Valid for ten minutes.",
        },
        ["machine"] = new JsonObject
        {
            ["type"] = "oauth2",
            ["description"] = "Token of a partner's machine. Valid for ten minutes.",
            ["flows"] = new JsonObject
            {
                ["clientCredentials"] = new JsonObject { ["tokenUrl"] = "/connect/token", ["scopes"] = new JsonObject() },
            },
        },
    };

    private static JsonArray Tags() => new([.. Contract.RestRpcs.Select(rpc => rpc.Method.Service).DistinctBy(s => s.FullName, StringComparer.Ordinal)
        .Select(service => new JsonObject { ["name"] = service.Name, ["description"] = Contract.CommentOf(service) })]);

    private static JsonObject ProblemResponse() => new()
    {
        ["description"] = "Refused: the reason is stable, the sentence is in the language of Accept-Language.",
        ["content"] = Content("application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" }),
    };

    private static JsonObject TooManyRequests() => new()
    {
        ["description"] = "Too many requests.",
        ["headers"] = new JsonObject
        {
            ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = new JsonObject { ["type"] = "integer" } },
        },
        ["content"] = Content("application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" }),
    };

    private static JsonObject WithProblem(JsonObject schemas)
    {
        schemas["Problem"] = Object(
            ("type", Text("Address of the reason's explanation.")),
            ("title", Text("The HTTP status in words.")),
            ("status", new JsonObject { ["type"] = "integer" }),
            ("detail", Text("What is refused and why.")),
            ("reason", Text("Stable reason, upper snake case.")),
            ("domain", Text("Who defines the reason.")),
            ("errors", new JsonObject
            {
                ["type"] = "array",
                ["items"] = Object(
                ("field", Text("Path in the request, proto names.")),
                ("reason", Text("Stable reason.")),
                ("message", Text("How to mend it.")),
                ("suggestion", Text("A likely correct value.")))
            }),
            ("retryAfter", new JsonObject { ["type"] = "integer", ["description"] = "Seconds to wait." }),
            ("metadata", new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } }),
            ("traceId", Text("By which the operator finds the request.")));
        return schemas;
    }

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties)
            all[name] = schema;
        return new JsonObject { ["type"] = "object", ["properties"] = all };
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Content(string type, JsonObject schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static string FirstSentence(string comment) =>
        comment.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? comment[..(end + 1)] : comment;
}

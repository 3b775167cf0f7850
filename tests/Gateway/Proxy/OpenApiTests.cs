using System.Text.Json.Nodes;
using Complaints.Gateway.Proxy;
using Complaints.Gateway.Proxy.OpenApi;
using Google.Api;
using Microsoft.OpenApi;
using Xunit;

namespace Complaints.Gateway.Tests.Proxy;

public sealed class OpenApiTests
{
    private static readonly JsonObject Document = ApiDocument.Make();

    [Fact]
    public void The_document_is_valid()
    {
        var read = OpenApiDocument.Parse(Document.ToJsonString(), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.NotEmpty(read.Document!.Paths);
    }

    [Fact]
    public void Every_call_that_the_contract_gives_a_path_is_described()
    {
        var annotated = RoutedServices.All.SelectMany(s => s.Methods)
            .Where(m => m.GetOptions()?.HasExtension(AnnotationsExtensions.Http) is true)
            .Select(m => $"{m.Service.Name}_{m.Name}");
        Assert.Equal<IEnumerable<string>>(annotated.Order(StringComparer.Ordinal), Operations().Select(o => Text(o["operationId"])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_call_is_explained_and_says_who_may_make_it()
    {
        Assert.All(Operations(), operation =>
        {
            Assert.NotEmpty(Text(operation["description"]));
            Assert.NotEmpty(operation["x-roles"]!.AsArray());
            Assert.NotNull(operation["responses"]!["default"]);
        });
    }

    [Fact]
    public void Only_calls_for_everybody_need_no_token()
    {
        Assert.All(Operations(), operation => Assert.Equal(
            operation["x-roles"]!.AsArray().Any(r => Text(r) == "ROLE_PUBLIC"),
            operation["security"]!.AsArray().Any(way => way!.AsObject().Count == 0)));
    }

    [Fact]
    public void Every_field_of_every_schema_is_explained()
    {
        var schemas = Document["components"]!["schemas"]!.AsObject();
        var bare =
            from schema in schemas
            where schema.Key.StartsWith("complaints.", StringComparison.Ordinal)
            from property in schema.Value!["properties"]?.AsObject() ?? []
            where Text(property.Value!["description"]) == ""
            select $"{schema.Key}.{property.Key}";
        Assert.Empty(bare);
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var missing = References(Document).Where(r => Resolve(r) is null);
        Assert.Empty(missing);
    }

    [Fact]
    public async Task It_is_served_and_can_be_browsed()
    {
        await using var gateway = await GatewayHost.Start();
        using var browser = gateway.Browser();
        var served = JsonNode.Parse(await browser.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        Assert.Equal("3.1.0", Text(served!["openapi"]));

        var page = await browser.GetStringAsync("/docs/api", TestContext.Current.CancellationToken);
        Assert.All(Contract.RestRpcs, rpc => Assert.Contains($"id=\"{rpc.Method.Service.Name}.{rpc.Method.Name}\"", page, StringComparison.Ordinal));
        Assert.Contains("id=\"reason-NO_SUCH_PATH\"", page, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Operations() => Document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject())
        .Select(operation => operation.Value!.AsObject());

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" ? [Text(p.Value)] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, part) => node?[part]);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}

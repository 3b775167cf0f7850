using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Complaints.Gateway.Tests;

/// <summary>Short forms of what tests ask again and again.</summary>
internal static class Asking
{
    public static async Task<string> Post(this HttpClient browser, string path, params (string Name, string Value)[] form)
    {
        using var answer = await browser.PostForm(path, form);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> PostForm(this HttpClient browser, string path, params (string Name, string Value)[] form) =>
        browser.PostAsync(path, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PostJson(this HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public static async Task<JsonObject> Json(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

    public static async Task<string> Token(this HttpClient client, params (string Name, string Value)[] form)
    {
        using var answer = await client.PostForm("/connect/token", form);
        return (await answer.Json())["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException($"No token: {answer.StatusCode}");
    }

    public static void Bear(this HttpClient client, string token) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
}

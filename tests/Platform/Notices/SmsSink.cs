using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Complaints.Platform.Tests.Notices;

/// <summary>What reached the gateway of text messages.</summary>
internal sealed record ArrivedText(string To, string Text, string Id, string IdempotencyKey, string Authorization);

/// <summary>A gateway of text messages on a loopback port.</summary>
internal sealed class SmsSink : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmsSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/messages", Take);
    }

    public Uri Url => new(new Uri(_app.Urls.Single()), "/messages");

    public ConcurrentQueue<ArrivedText> Texts { get; } = new();

    /// <summary>Answers to the next requests instead of 202, in order.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    public static async Task<SmsSink> Start()
    {
        var sink = new SmsSink();
        await sink._app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Take(HttpRequest request)
    {
        if (Answers.TryDequeue(out var answer))
            return Results.StatusCode(answer);
        var message = await request.ReadFromJsonAsync<JsonElement>();
        Texts.Enqueue(new ArrivedText(
            message.GetProperty("to").GetString()!, message.GetProperty("text").GetString()!, message.GetProperty("id").GetString()!,
            request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization.ToString()));
        return Results.Accepted();
    }
}

using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Complaints.Platform.Errors;

/// <summary>A stream of requests in which bytes that are no message are a refusal and not an error of ours.</summary>
internal sealed class CheckedStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException
            or RpcException { StatusCode: StatusCode.Internal or StatusCode.Unknown })
        {
            throw RefusalStatus.Malformed();
        }
    }
}

/// <summary>
/// gRPC reads the message of a unary call before any interceptor runs and answers UNKNOWN or a bare INTERNAL when the
/// bytes are no message. That is the client's mistake, so it becomes INVALID_ARGUMENT with a reason. Every other error
/// passed the <see cref="ErrorInterceptor"/> and carries details.
/// </summary>
internal sealed class MalformedRequests : IStartupFilter
{
    private const string StatusHeader = "grpc-status";
    private const string DetailsHeader = "grpc-status-details-bin";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Answer);
        next(app);
    };

    private static async Task Answer(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true
            || context.Response.HasStarted)
            return;

        var headers = context.Response.Headers;
        if (!IsBare(headers[StatusHeader]) || headers.ContainsKey(DetailsHeader))
            return;
        var status = RefusalStatus.Of(RefusalStatus.Malformed());
        headers[StatusHeader] = status.Code.ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        headers[DetailsHeader] = Convert.ToBase64String(status.ToByteArray());
    }

    private static bool IsBare(string? status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && (StatusCode)code is StatusCode.Unknown or StatusCode.Internal;
}

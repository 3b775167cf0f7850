using System.Globalization;
using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Complaints.Platform.Errors;

/// <summary>The one place that turns an exception into an answer. Outermost, so that no call escapes it.</summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Answer(e, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(new CheckedStream<TRequest>(requestStream), context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Answer(e, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Answer(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(new CheckedStream<TRequest>(requestStream), responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Answer(e, context);
        }
    }

    private RpcException Answer(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case Refusal refusal:
                return Refuse(refusal, context);
            case DbUpdateConcurrencyException:
                return Refuse(Refusal.Stale(), context);
            case OperationCanceledException or IOException when context.CancellationToken.IsCancellationRequested:
                return RefusalStatus.OfCancelled().ToRpcException();
            case BadHttpRequestException:
                return Refuse(RefusalStatus.Malformed(), context);
            default:
                var errorId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                log.LogError(exception, "{Method} failed; error {ErrorId}", context.Method, errorId);
                return RefusalStatus.OfUnexpected(errorId).ToRpcException();
        }
    }

    private static RpcException Refuse(Refusal refusal, ServerCallContext context)
    {
        // RetryInfo says it to gRPC clients, the header to REST clients and proxies.
        if (refusal.RetryAfter is { } wait && context.GetHttpContext().Response is { HasStarted: false } response)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return refusal.ToRpcException();
    }
}

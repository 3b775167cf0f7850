using Complaints.Platform.Errors;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Complaints.Platform.Access;

/// <summary>
/// Lets a call through only when its token is valid and its RPC declares one of the token's roles: default deny, for
/// every kind of call, over gRPC and REST alike.
/// </summary>
internal sealed class AccessInterceptor(RpcAccess access) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Check(ServerCallContext context)
    {
        var principal = context.GetHttpContext().User;
        if (principal.Identity?.IsAuthenticated != true || ServiceToken.Read(principal) is not { } caller)
            throw new Refusal(RefusalKind.Unauthenticated, Reasons.NotSignedIn, "Send a valid token.");
        if (!access.Allows(context.Method, caller))
            throw Refusal.Forbidden("This call is not for this caller.");
        context.UserState[CallerOfCall.Key] = caller;
    }
}

/// <summary>Tells a gRPC method who calls.</summary>
public static class CallerOfCall
{
    internal static readonly object Key = new();

    /// <summary>Who calls, as the access check found.</summary>
    /// <exception cref="InvalidOperationException">The call did not pass the access check.</exception>
    public static Caller GetCaller(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var caller)
            ? (Caller)caller
            : throw new InvalidOperationException("The call did not pass the access check; is AddPlatform registered?");
}

using Complaints.Platform.Access;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Complaints.Mediation.Tests.Calls;

/// <summary>Calls by name with bytes: what a test over every call sends.</summary>
internal static class RawCalls
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>The calls of Mediation that take one message and answer with one.</summary>
    public static IReadOnlyList<RpcRule> Unary { get; } =
    [
        .. RpcAccess.OfContract().Rules
            .Where(r => r.Descriptor.Service.File.Package == "complaints.mediation.v1" && r.Descriptor is { IsClientStreaming: false, IsServerStreaming: false })
            .OrderBy(r => r.Method, StringComparer.Ordinal),
    ];

    /// <summary>Sends bytes; the status and its reason, OK and an empty reason for an answer.</summary>
    public static async Task<(StatusCode Code, string Reason)> Send(CallInvoker invoker, MethodDescriptor method, byte[] request)
    {
        try
        {
            await invoker.AsyncUnaryCall(
                new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, Bytes, Bytes), null,
                new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30)), request);
            return (StatusCode.OK, "");
        }
        catch (RpcException refused)
        {
            return (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? "");
        }
    }

    /// <summary>An empty message of a call.</summary>
    public static byte[] Empty(MethodDescriptor method) => ((IMessage)Activator.CreateInstance(method.InputType.ClrType)!).ToByteArray();
}

using Complaints.Platform.Access;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Complaints.Standalone;

/// <summary>Calls RPCs of the services by name, with requests and answers as proto JSON.</summary>
internal sealed class DemoCalls(CallInvoker invoker, ServiceTokenIssuer tokens)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false));
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The headers of a caller, for typed clients.</summary>
    public Metadata As(Caller caller) => new() { { "authorization", "Bearer " + tokens.Issue(caller) } };

    /// <summary>For typed clients.</summary>
    public CallInvoker Invoker => invoker;

    /// <summary>Calls an RPC.</summary>
    public async Task<string> Call(MethodDescriptor method, string json, Caller caller, CancellationToken ct)
    {
        var request = Parser.Parse(json, method.InputType);
        var call = new Method<IMessage, IMessage>(
            MethodType.Unary, method.Service.FullName, method.Name,
            Marshallers.Create<IMessage>(m => m.ToByteArray(), _ => throw new NotSupportedException()),
            Marshallers.Create<IMessage>(_ => throw new NotSupportedException(), method.OutputType.Parser.ParseFrom));
        using var answer = invoker.AsyncUnaryCall(call, host: null, new CallOptions(As(caller), cancellationToken: ct), request);
        try
        {
            return Formatter.Format(await answer);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument)
        {
            throw new InvalidOperationException($"The demo's story has a mistake in {method.Name}: {refused.GetRpcStatus()}", refused);
        }
    }

    /// <summary>Asks again and again, while what one service has said is still on its way to another.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T?>> ask, string what, CancellationToken ct)
        where T : class
    {
        for (var begin = TimeProvider.System.GetTimestamp(); ;)
        {
            if (await ask() is { } answer)
                return answer;
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
                throw new InvalidOperationException($"The demo's story waits in vain for {what}.");
            await Task.Delay(Pause, ct);
        }
    }
}

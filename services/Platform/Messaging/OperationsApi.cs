using Complaints.Platform.Access;
using Complaints.Protos.Operations.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Complaints.Platform.Messaging;

/// <summary>What the operator of the system may do.</summary>
internal sealed class OperationsApi(FailedMessages failed) : OperationsService.OperationsServiceBase
{
    public override Task<ListFailedMessagesResponse> ListFailedMessages(ListFailedMessagesRequest request, ServerCallContext context) =>
        failed.List(request, context.CancellationToken);

    public override Task<ReplayFailedMessageResponse> ReplayFailedMessage(ReplayFailedMessageRequest request, ServerCallContext context) =>
        failed.Replay(request, context.GetCaller(), context.CancellationToken);
}

/// <summary>Maps the operator's API.</summary>
public static class OperationsMapping
{
    /// <summary>Maps the operator's view of failed messages, of every service in this process. Call it once in a host.</summary>
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<OperationsApi>();
        return endpoints;
    }
}

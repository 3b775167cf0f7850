using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Statistics;

/// <summary>Statistics over gRPC and REST.</summary>
internal sealed class StatisticsApi(GetStatistics get) : StatisticsService.StatisticsServiceBase
{
    public override Task<GetStatisticsResponse> GetStatistics(GetStatisticsRequest request, ServerCallContext context) =>
        get.Handle(request, context.GetCaller(), context.CancellationToken);
}

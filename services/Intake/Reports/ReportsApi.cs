using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Intake.Reports;

/// <summary>Reports over gRPC and REST.</summary>
internal sealed class ReportsApi(
    FileReport file, GetReport get, ListReports list, DistributeReport distribute, ReturnReport giveBack,
    ExtendReport extend, ConcludeReport conclude)
    : ReportsService.ReportsServiceBase
{
    public override Task<FileReportResponse> FileReport(FileReportRequest request, ServerCallContext context) =>
        file.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetReportResponse> GetReport(GetReportRequest request, ServerCallContext context) =>
        get.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context) =>
        list.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<DistributeReportResponse> DistributeReport(DistributeReportRequest request, ServerCallContext context) =>
        distribute.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ReturnReportResponse> ReturnReport(ReturnReportRequest request, ServerCallContext context) =>
        giveBack.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ExtendReportResponse> ExtendReport(ExtendReportRequest request, ServerCallContext context) =>
        extend.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<ConcludeReportResponse> ConcludeReport(ConcludeReportRequest request, ServerCallContext context) =>
        conclude.Handle(request, context.GetCaller(), context.CancellationToken);
}

/// <summary>Registers reports.</summary>
internal static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<ReportOpening>()
        .AddScoped<ReportChange>()
        .AddScoped<FileReport>()
        .AddScoped<GetReport>()
        .AddScoped<ListReports>()
        .AddScoped<DistributeReport>()
        .AddScoped<ReturnReport>()
        .AddScoped<ExtendReport>()
        .AddScoped<ConcludeReport>()
        .AddSingleton<ReportClocks>()
        .AddSingleton<ReportDeadlines>();
}

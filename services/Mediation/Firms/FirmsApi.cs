using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Keys;
using Complaints.Platform.Throttling;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Complaints.Mediation.Firms;

/// <summary>Firms and their people over gRPC and REST.</summary>
internal sealed class FirmsApi(Invitations invitations, ActivateFirmPerson activate, OwnFirm own, FirmExport export) : FirmsService.FirmsServiceBase
{
    public override Task<InviteFirmResponse> InviteFirm(InviteFirmRequest request, ServerCallContext context) =>
        invitations.InviteFirm(request, context.GetCaller(), context.CancellationToken);

    public override Task<ActivateFirmPersonResponse> ActivateFirmPerson(ActivateFirmPersonRequest request, ServerCallContext context) =>
        activate.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<GetFirmResponse> GetFirm(GetFirmRequest request, ServerCallContext context) =>
        own.Get(context.GetCaller(), context.CancellationToken);

    public override Task<InviteColleagueResponse> InviteColleague(InviteColleagueRequest request, ServerCallContext context) =>
        invitations.InviteColleague(request, context.GetCaller(), context.CancellationToken);

    public override Task<SetFirmPersonResponse> SetFirmPerson(SetFirmPersonRequest request, ServerCallContext context) =>
        own.SetPerson(request, context.GetCaller(), context.CancellationToken);

    public override Task<SetNegotiationResponse> SetNegotiation(SetNegotiationRequest request, ServerCallContext context) =>
        own.SetNegotiation(request, context.GetCaller(), context.CancellationToken);

    public override Task<ExportFirmCasesResponse> ExportFirmCases(ExportFirmCasesRequest request, ServerCallContext context) =>
        export.Handle(context.GetCaller(), context.CancellationToken);
}

/// <summary>Registers firms and their people.</summary>
internal static class FirmsModule
{
    public static IServiceCollection AddFirms(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new AccessCodes(provider.GetRequiredService<KeyFolder>().AccessCode()));
        return services
            .AddScoped<FirmPeople>()
            .AddScoped<Throttle<MediationDb>>()
            .AddScoped<Invitations>()
            .AddScoped<ActivateFirmPerson>()
            .AddScoped<OwnFirm>()
            .AddScoped<FirmExport>();
    }

    public static IEndpointRouteBuilder MapFirms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<FirmsApi>();
        return endpoints;
    }
}

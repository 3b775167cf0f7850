using Complaints.Intake.Data;
using Complaints.Intake.Officers;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Doors;
using Complaints.Platform.Keys;
using Complaints.Platform.Throttling;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Intake.CaseAccess;

/// <summary>What only the gateway calls: opening a case, and telling of officers' accounts.</summary>
internal sealed class CaseAccessApi(OpenCase open, SetOfficer setOfficer) : CaseAccessService.CaseAccessServiceBase
{
    public override Task<OpenCaseResponse> OpenCase(OpenCaseRequest request, ServerCallContext context) =>
        open.Handle(request, context.GetCaller(), context.CancellationToken);

    public override Task<SetOfficerResponse> SetOfficer(SetOfficerRequest request, ServerCallContext context) =>
        setOfficer.Handle(request, context.GetCaller(), context.CancellationToken);
}

/// <summary>Registers the access to single cases.</summary>
internal static class CaseAccessModule
{
    public static IServiceCollection AddCaseAccess(this IServiceCollection services) => services
        .AddSingleton(provider => new AccessCodes(provider.GetRequiredService<KeyFolder>().AccessCode()))
        .AddScoped<ReceiptNumbers>()
        .AddScoped<Receipts>()
        .AddScoped<Throttle<IntakeDb>>()
        .AddScoped<Doorkeeper<IntakeDb, IntakeDoor>>()
        .AddScoped<OpenCase>();
}

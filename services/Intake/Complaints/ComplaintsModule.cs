using Complaints.Intake.Deadlines;
using Complaints.Intake.Mediations;
using Complaints.Intake.Notices;
using Complaints.Intake.Officers;

namespace Complaints.Intake.Complaints;

/// <summary>Registers complaints, their clocks and their notices.</summary>
internal static class ComplaintsModule
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services
        .AddScoped<ComplaintChange>()
        .AddScoped<FileComplaint>()
        .AddScoped<CheckFiling>()
        .AddScoped<GetComplaint>()
        .AddScoped<ComplaintView>()
        .AddScoped<CaseHistory>()
        .AddScoped<ListComplaints>()
        .AddScoped<ComplaintRows>()
        .AddScoped<ComplaintSearch>()
        .AddScoped<CountQueues>()
        .AddScoped<ReviewComplaint>()
        .AddScoped<Duplicates>()
        .AddScoped<GetOverview>()
        .AddScoped<ListAuditEvents>()
        .AddScoped<DistributeComplaint>()
        .AddScoped<ReturnComplaint>()
        .AddScoped<AssignComplaints>()
        .AddScoped<RequestSupplement>()
        .AddScoped<SupplyMaterial>()
        .AddScoped<AcceptComplaint>()
        .AddScoped<RejectComplaint>()
        .AddScoped<WithdrawComplaint>()
        .AddScoped<TerminateComplaint>()
        .AddScoped<TransferToPolice>()
        .AddScoped<OpenReport>()
        .AddScoped<ArchiveComplaint>()
        .AddScoped<RecordCallBack>()
        .AddScoped<AddNote>()
        .AddScoped<SetOfficer>()
        .AddScoped<NegotiatingFirms>()
        .AddScoped<CheckNegotiation>()
        .AddScoped<ChooseNegotiation>()
        .AddScoped<RequestMediation>()
        .AddScoped<GetParties>()
        .AddScoped<PartyNotices>()
        .AddSingleton<NoticeTexts>()
        .AddSingleton<ComplaintClocks>()
        .AddSingleton<DueAlarms>()
        .AddHostedService<DeadlineWorker>();

    public static IEndpointRouteBuilder MapComplaints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ComplaintsApi>();
        endpoints.MapGrpcService<PartiesApi>();
        return endpoints;
    }
}

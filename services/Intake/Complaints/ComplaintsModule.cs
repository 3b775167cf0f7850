namespace Complaints.Intake.Complaints;

/// <summary>Registers complaints.</summary>
internal static class ComplaintsModule
{
    public static IServiceCollection AddComplaints(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapComplaints(this IEndpointRouteBuilder endpoints) => endpoints;
}

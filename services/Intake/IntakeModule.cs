using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;

namespace Complaints.Intake;

/// <summary>The front door of Intake: complaints and reports, from filing to a decision in time.</summary>
public static class IntakeModule
{
    /// <summary>Registers the service. Needs <c>AddPlatform</c>.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddServiceDb<IntakeDb, SqliteIntakeDb, SqlServerIntakeDb, PostgreSqlIntakeDb>(configuration, "Intake");
        services.AddNotices<IntakeDb>(configuration);
        services.AddConsumers<IntakeDb>(typeof(IntakeModule).Assembly);
        services.AddComplaints();
        services.AddCases(configuration);
        return services;
    }

    /// <summary>
    /// Rings every alarm that is due by the clock of the cases, now and not at the worker's next look: after the demo's
    /// clock was moved. Safe to repeat.
    /// </summary>
    /// <returns>How many alarms rang.</returns>
    public static Task<int> RunDueAlarms(this IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DueAlarms>().RunDue(ct);

    /// <summary>Maps the service's RPCs; <c>MapPlatform</c> maps its health.</summary>
    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapComplaints();
        endpoints.MapCases();
        return endpoints;
    }
}

using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;

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
    /// Rings every alarm that is due by the clock of the cases and delivers the notices that wait, now and not at the
    /// workers' next look: after the demo's clock was moved. Safe to repeat.
    /// </summary>
    /// <returns>How many alarms rang and notices went out.</returns>
    public static async Task<int> RunDueAlarms(this IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<DueAlarms>().RunDue(ct)
        + await services.DeliverDueNotices<IntakeDb>(ct);

    /// <summary>Reads the whole audit trail and recomputes every hash. Changes nothing.</summary>
    public static async Task<AuditVerdict> VerifyAuditTrail(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await AuditChain.Verify(
            scope.ServiceProvider.GetRequiredService<IntakeDb>(), scope.ServiceProvider.GetRequiredService<AuditKey>(), ct);
    }

    /// <summary>Mails and text messages that went into the mailbox instead of out, newest first.</summary>
    public static async Task<IReadOnlyList<MailboxLetter>> LatestLetters(this IServiceProvider services, int most, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await Mailbox.Latest(
            scope.ServiceProvider.GetRequiredService<IntakeDb>(), scope.ServiceProvider.GetRequiredService<Vault>(), most, ct);
    }

    /// <summary>Maps the service's RPCs; <c>MapPlatform</c> maps its health.</summary>
    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapComplaints();
        endpoints.MapCases();
        endpoints.MapOperations();
        return endpoints;
    }
}

using Complaints.Mediation.Agreements;
using Complaints.Mediation.CaseAccess;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Deadlines;
using Complaints.Mediation.Firms;
using Complaints.Mediation.Meetings;
using Complaints.Mediation.Negotiations;
using Complaints.Mediation.Openings;
using Complaints.Mediation.Room;
using Complaints.Mediation.Roster;
using Complaints.Platform.Auditing;
using Complaints.Platform.Messaging;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;

namespace Complaints.Mediation;

/// <summary>The front door of Mediation: from direct negotiation to a signed, confirmed and performed agreement.</summary>
public static class MediationModule
{
    /// <summary>Registers the service. Needs <c>AddPlatform</c>; reads <c>Services:Intake</c>, the address of Intake.</summary>
    public static IServiceCollection AddMediation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddServiceDb<MediationDb, SqliteMediationDb, SqlServerMediationDb, PostgreSqlMediationDb>(configuration, "Mediation");
        services.AddNotices<MediationDb>(configuration);
        services.AddConsumers<MediationDb>(typeof(MediationModule).Assembly);
        services.AddCases(configuration);
        services.AddCaseAccess();
        services.AddFirms();
        services.AddRoster();
        services.AddNegotiations();
        services.AddRooms(configuration);
        services.AddMeetings();
        services.AddOpenings(configuration);
        services.AddAgreements(configuration);
        return services;
    }

    /// <summary>
    /// Opens every case that waits for its parties, rings every alarm that is due by the clock of the cases, and delivers
    /// the notices that wait: now and not at the workers' next look, for example after the demo's clock was moved. Safe
    /// to repeat.
    /// </summary>
    /// <returns>How much happened.</returns>
    public static async Task<int> RunDueMediations(this IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<RequestedOpenings>().RunDue(ct)
        + await services.GetRequiredService<MediationAlarms>().RunDue(ct)
        + await services.GetRequiredService<NegotiationAlarms>().RunDue(ct)
        + await services.GetRequiredService<AgreementAlarms>().RunDue(ct)
        + await services.DeliverDueNotices<MediationDb>(ct);

    /// <summary>Reads the whole audit trail and recomputes every hash. Changes nothing.</summary>
    public static async Task<AuditVerdict> VerifyMediationAuditTrail(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await AuditChain.Verify(
            scope.ServiceProvider.GetRequiredService<MediationDb>(), scope.ServiceProvider.GetRequiredService<AuditKey>(), ct);
    }

    /// <summary>Mails and text messages that went into the mailbox instead of out, newest first.</summary>
    public static async Task<IReadOnlyList<MailboxLetter>> LatestMediationLetters(this IServiceProvider services, int most, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await Mailbox.Latest(
            scope.ServiceProvider.GetRequiredService<MediationDb>(), scope.ServiceProvider.GetRequiredService<Vault>(), most, ct);
    }

    /// <summary>Maps the service's RPCs; <c>MapPlatform</c> maps its health.</summary>
    public static IEndpointRouteBuilder MapMediation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCases();
        endpoints.MapCaseAccess();
        endpoints.MapNegotiations();
        endpoints.MapFirms();
        endpoints.MapRoster();
        endpoints.MapRooms();
        endpoints.MapMeetings();
        endpoints.MapAgreements();
        return endpoints;
    }
}

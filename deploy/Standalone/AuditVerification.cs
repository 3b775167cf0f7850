using Complaints.Intake;

namespace Complaints.Standalone;

/// <summary>Verifies the audit trail of every service in the data folder.</summary>
internal static class AuditVerification
{
    public static async Task<int> Run(StandaloneOptions options)
    {
        if (!File.Exists(Path.Combine(options.DataFolder, "intake.db")))
        {
            await Console.Error.WriteLineAsync($"There is no data in {options.DataFolder}.");
            return 2;
        }

        // Built and not started: verifying reads and changes nothing, so it may run beside a serving process.
        await using var services = ServicesHost.Build(options, new DemoClock(options.DataFolder));
        var verdict = await services.Services.VerifyAuditTrail(CancellationToken.None);
        Console.WriteLine(verdict.Whole
            ? $"Intake: the audit trail is whole, {verdict.Events} events."
            : $"Intake: the audit trail is broken at event {verdict.BrokenAt}: {verdict.Finding}.");
        return verdict.Whole ? 0 : 1;
    }
}

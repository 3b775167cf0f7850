using Complaints.CreditBlacklist;
using Complaints.Intake;
using Complaints.Mediation;
using Complaints.Platform.Auditing;

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
        await using var services = ServicesHost.Build(options, Settings.FreeAddress(), new DemoClock(options.DataFolder));
        var whole = Say("Intake", await services.Services.VerifyAuditTrail(CancellationToken.None));
        whole &= Say("Mediation", await services.Services.VerifyMediationAuditTrail(CancellationToken.None));
        whole &= Say("CreditBlacklist", await services.Services.VerifyCreditBlacklistAuditTrail(CancellationToken.None));
        return whole ? 0 : 1;
    }

    private static bool Say(string service, AuditVerdict verdict)
    {
        Console.WriteLine(verdict.Whole
            ? $"{service}: the audit trail is whole, {verdict.Events} events."
            : $"{service}: the audit trail is broken at event {verdict.BrokenAt}: {verdict.Finding}.");
        return verdict.Whole;
    }
}

namespace Complaints.Benchmarks;

/// <summary>Filing through gRPC: check, seal, number, state, audit, message and answer in one durable transaction.</summary>
internal static class FilingBenchmark
{
    public static Task<Figures> Run(IntakeUnderLoad intake, int callers)
    {
        var next = 1_000_000;
        var client = intake.AsPublic;
        return Load.Run(callers, TimeSpan.FromSeconds(20), _ =>
            client.FileComplaintAsync(IntakeUnderLoad.Filing(Interlocked.Increment(ref next))).ResponseAsync);
    }
}

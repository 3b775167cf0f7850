using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using Xunit;

namespace Complaints.Intake.Tests;

/// <summary>A test with a service of its own.</summary>
public abstract class IntakeTest : IAsyncLifetime
{
    protected IntakeHost Host { get; private set; } = null!;

    protected Scenario Scenario { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await IntakeHost.Start();
        Scenario = new Scenario(Host);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    protected ComplaintsService.ComplaintsServiceClient As(Caller caller) => Host.Complaints(caller);

    /// <summary>The status as the head reads it now.</summary>
    protected async Task<ComplaintStatus> Now(ComplaintStatus status) => (await Scenario.Read(status, IntakeHost.Head)).Status;
}

using Complaints.Protos.Intake.V1;
using Complaints.Protos.Operations.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>One gateway for the tests of the desk, which run one after the other and begin with the same cases.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    /// <summary>The host.</summary>
    public DeskHost Host { get; } = new();

    /// <summary>The first of the cases.</summary>
    public Complaint First => Host.Desk.Cases[0];

    /// <summary>Address of the first case.</summary>
    public string FirstPage => "/desk/cases/" + First.Status.ComplaintId;

    /// <summary>Puts the cases back as they were.</summary>
    public void Reset() => Fill(Host.Desk);

    /// <summary>Invented cases.</summary>
    public static void Fill(FakeDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        desk.RefuseNext = null;
        desk.Writes.Clear();
        desk.Reveals.Clear();
        desk.Cases.Clear();
        desk.Cases.Add(FakeCases.ToDecide(417));
        desk.Cases.Add(FakeCases.ToDecide(398, "预付健身卡闭店失联", -1));
        desk.Cases.Add(FakeCases.ToDecide(421, "二手车里程表被调", 2));
        desk.Cases.Add(FakeCases.ToDecide(433, "奶粉临近保质期未标示", 4));
        desk.Cases.Add(FakeCases.ToDecide(440, "旅行社擅自变更行程", 5));
        desk.Failed.Clear();
        desk.Failed.Add(new FailedMessage
        {
            MessageId = FakeCases.Id(900),
            Type = "ComplaintAccepted",
            AggregateId = FakeCases.Id(417),
            Payload = "{ \"complaintId\": \"…\" }",
            Error = "TimeoutException: the consumer did not answer",
            Attempts = 8,
            FailedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 10, 14, 1, 0, 0, TimeSpan.Zero)),
        });
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Fill(Host.Desk);
        await Host.InitializeAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The tests that share the gateway.</summary>
[CollectionDefinition("Desk")]
public sealed class DeskCollection : ICollectionFixture<DeskFixture>;

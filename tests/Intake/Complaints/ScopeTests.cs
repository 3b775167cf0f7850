using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Complaints;

public class ScopeTests : IntakeTest
{
    public static TheoryData<string, bool> Readers => new()
    {
        { "head of the county", true }, { "head of the city", true }, { "head of the region", true }, { "auditor", true }, { "officer of the department", true },
        { "head of another county", false }, { "officer of another department", false }, { "another complainant", false }, { "officer of the county without department", false },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_complaint_outside_the_scope_is_as_if_it_did_not_exist(string reader, bool sees)
    {
        var received = await Scenario.Received();
        var caller = reader switch
        {
            "head of the county" => IntakeHost.Head,
            "head of the city" => Callers.Staff(Role.Head, "150100", "amr-150100"),
            "head of the region" => Callers.Staff(Role.Head, "150000", "amr-150000"),
            "auditor" => IntakeHost.Auditor,
            "officer of the department" => IntakeHost.Officer,
            "head of another county" => Callers.Staff(Role.Head, "150202", "amr-150202"),
            "officer of another department" => IntakeHost.Elsewhere,
            "officer of the county without department" => Callers.Staff(Role.HandlingOfficer, IntakeHost.County),
            _ => Callers.PartyOf(MassTransit.NewId.NextGuid()),
        };

        if (sees)
        {
            Assert.Equal(received.ComplaintId, (await Scenario.Read(received, caller)).Status.ComplaintId);
            Assert.Single((await As(caller).ListComplaintsAsync(new ListComplaintsRequest())).Complaints);
            return;
        }

        await Refused.With(StatusCode.NotFound, "COMPLAINT_NOT_FOUND", As(caller).GetComplaintAsync(new GetComplaintRequest { ComplaintId = received.ComplaintId }));
        if (caller.IsStaff)
            Assert.Empty((await As(caller).ListComplaintsAsync(new ListComplaintsRequest())).Complaints);
    }

    [Fact]
    public async Task Staff_see_masked_identities_until_they_say_why_and_every_reading_is_audited()
    {
        var received = await Scenario.Received();
        var masked = await Scenario.Read(received, IntakeHost.Officer);
        Assert.True(masked.Masked);
        Assert.Equal(("张**", "138****0001"), (masked.Filing.Complainant.Name, masked.Filing.Complainant.Phone));
        Assert.DoesNotContain("consumer01", masked.ToString(), StringComparison.Ordinal);

        var revealed = (await As(IntakeHost.Officer).GetComplaintAsync(new GetComplaintRequest
        {
            ComplaintId = received.ComplaintId,
            RevealReason = "电话核实身份",
        })).Complaint;
        Assert.Equal((Filings.Name, Filings.Phone), (revealed.Filing.Complainant.Name, revealed.Filing.Complainant.Phone));

        var events = (await As(IntakeHost.Auditor).ListAuditEventsAsync(new ListAuditEventsRequest { ComplaintId = received.ComplaintId })).Events;
        Assert.Equal(["FileComplaint", "DistributeComplaint", "ReadComplaint", "RevealIdentity"], events.Select(e => e.Action));
        Assert.Equal("电话核实身份", events[^1].Reason);
        Assert.All(events, e => Assert.Equal(64, e.Hash.Length));
    }

    [Fact]
    public async Task A_complainant_sees_no_handler_no_note_and_no_internal_entry()
    {
        await Scenario.Officer();
        var received = await Scenario.Received();
        await As(IntakeHost.Head).AssignComplaintsAsync(new AssignComplaintsRequest
        {
            RequestId = Filings.NewRequestId(),
            OfficerId = Tests.Scenario.OfficerId,
            ComplaintIds = { received.ComplaintId },
        });

        var read = await Scenario.Read(received, Tests.Scenario.PartyOf(received));
        Assert.Equal(("", ""), (read.HandlerId, read.HandlerName));
        Assert.Equal(["RECEIVED", "SUBMITTED"], read.Timeline.Select(e => e.Kind));
        Assert.All(read.Timeline, e => Assert.Empty(e.ActorName));
    }
}

using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Cases;

public class ScopeTests : MediationTest
{
    private const string OtherFirm = "91150100MA0N1T2W6X";

    public static TheoryData<string> Strangers => new("other firm", "other consumer", "other mediator", "other officer", "head elsewhere");

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_case_in_which_one_has_no_part_does_not_exist(string who)
    {
        var status = await Scenario.Assigned();
        var stranger = who switch
        {
            "other firm" => Callers.OfFirm(OtherFirm, "firm-person-9"),
            "other consumer" => Callers.PartyOf(MassTransit.NewId.NextGuid()),
            "other mediator" => MediationHost.OtherMediator,
            "other officer" => Callers.Staff(Role.HandlingOfficer, "150202", "amr-150202"),
            _ => Callers.Staff(Role.Head, "150202", "amr-150202"),
        };
        await Refused.With(StatusCode.NotFound, "MEDIATION_NOT_FOUND", Host.Mediations(stranger).GetMediationAsync(new GetMediationRequest { MediationId = status.MediationId }));
        Assert.Empty((await Host.Mediations(stranger).ListMediationsAsync(new ListMediationsRequest())).Rows);
    }

    [Fact]
    public async Task A_firm_sees_nothing_of_the_consumer_beyond_name_and_facts()
    {
        var status = await Scenario.Assigned();
        var seen = await Scenario.Read(status, MediationHost.Firm);
        var text = seen.ToString();
        Assert.Contains(Scenario.ConsumerName, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenario.ConsumerPhone, text, StringComparison.Ordinal);
        Assert.DoesNotContain("consumer01@example.com", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3 号院", text, StringComparison.Ordinal);

        var mediator = await Scenario.Read(status, MediationHost.Mediator);
        Assert.Equal(Scenario.ConsumerPhone, mediator.Parties.Single(p => p.Side == Side.Consumer).Phone);
    }

    [Fact]
    public async Task Someone_whom_the_firm_has_removed_does_nothing_more()
    {
        var status = await Scenario.ConsentPending();
        await Refused.With(StatusCode.PermissionDenied, "FIRM_DUTY_REQUIRED", Host.Mediations(Callers.OfFirm(MediationHost.FirmCode, "nobody")).RecordConsentAsync(
            new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version }));
    }

    [Fact]
    public async Task A_signatory_who_does_not_handle_does_not_consent()
    {
        await Host.AddFirmPerson(MediationHost.FirmCode, "signatory", "Sign");
        var status = await Scenario.ConsentPending();
        await Refused.With(StatusCode.PermissionDenied, "FIRM_DUTY_REQUIRED", Host.Mediations(Callers.OfFirm(MediationHost.FirmCode, "signatory")).RecordConsentAsync(
            new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version }));
    }

    [Fact]
    public async Task The_file_of_the_database_holds_no_name_and_no_number_of_a_consumer()
    {
        await Scenario.Assigned();
        var seen = 0;
        foreach (var path in Directory.EnumerateFiles(Host.Service.Data.Path, "mediation.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            foreach (var personal in (string[])[Scenario.ConsumerName, Scenario.ConsumerPhone, "consumer01@example.com"])
                Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(personal)));
            seen += bytes.ToArray().AsSpan().IndexOf("健身年卡"u8) >= 0 ? 1 : 0;
        }

        // What is not personal is there in the clear: the search would find what it looks for.
        Assert.True(seen > 0);
    }
}

using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Firms;

public class FirmTests : MediationTest
{
    private const string NewFirm = "91350100M000100Y43";

    [Fact]
    public async Task An_activation_code_brings_in_the_first_person_as_owner_and_works_once()
    {
        var code = await Invite();
        var joined = await Activate(code, "owner-1");
        Assert.Equal(NewFirm, joined.CreditCode);
        Assert.Equal([FirmRole.Owner, FirmRole.Handler, FirmRole.Signatory], joined.Roles);

        await Refused.With(StatusCode.NotFound, "ACTIVATION_DENIED", ActivateCall(code, "someone-else"));
    }

    [Fact]
    public async Task Repeating_an_invitation_shows_the_same_code()
    {
        var request = new InviteFirmRequest { RequestId = NewRequest(), CreditCode = NewFirm, Name = "福州某某商贸有限公司", RegionCode = "150103" };
        var officer = Host.Firms(MediationHost.Officer);
        Assert.Equal(await officer.InviteFirmAsync(request), await officer.InviteFirmAsync(request));
    }

    [Fact]
    public async Task A_code_of_another_firm_and_an_outdated_code_are_refused_alike()
    {
        var code = await Invite();
        await Refused.With(StatusCode.NotFound, "ACTIVATION_DENIED", ActivateCall(code, "a", MediationHost.FirmCode));
        await Host.PassDays(90);
        await Refused.With(StatusCode.NotFound, "ACTIVATION_DENIED", ActivateCall(code, "a"));
    }

    [Fact]
    public async Task Guessing_is_held_off()
    {
        var code = await Invite();
        for (var i = 0; i < 5; i++)
            await Refused.With(StatusCode.NotFound, "ACTIVATION_DENIED", ActivateCall("0000 0000 0000 0000", "guesser"));
        await Refused.With(StatusCode.ResourceExhausted, "TOO_MANY_ATTEMPTS", ActivateCall(code, "owner-1"));
    }

    [Fact]
    public async Task An_owner_invites_a_colleague_who_does_what_was_given_and_the_last_owner_stays()
    {
        var owner = Host.Firms(MediationHost.Firm);
        var invited = await owner.InviteColleagueAsync(new InviteColleagueRequest { RequestId = NewRequest(), Roles = { FirmRole.Signatory } });
        await Activate(invited.ActivationCode, "signatory-1", MediationHost.FirmCode);
        var colleague = Host.Firms(Callers.OfFirm(MediationHost.FirmCode, "signatory-1"));

        var firm = await colleague.GetFirmAsync(new GetFirmRequest());
        Assert.Equal([FirmRole.Signatory], firm.OwnRoles);
        await Refused.With(StatusCode.PermissionDenied, "FIRM_DUTY_REQUIRED", colleague.InviteColleagueAsync(new InviteColleagueRequest { RequestId = NewRequest(), Roles = { FirmRole.Owner } }));

        var self = firm.People.Single(p => p.AccountId == "firm-person-1");
        await Refused.With(StatusCode.FailedPrecondition, "LAST_OWNER", owner.SetFirmPersonAsync(new SetFirmPersonRequest { RequestId = NewRequest(), PersonId = self.PersonId, Version = self.Version }));

        var other = firm.People.Single(p => p.AccountId == "signatory-1");
        await owner.SetFirmPersonAsync(new SetFirmPersonRequest { RequestId = NewRequest(), PersonId = other.PersonId, Version = other.Version });
        await Refused.With(StatusCode.PermissionDenied, "FIRM_DUTY_REQUIRED", colleague.GetFirmAsync(new GetFirmRequest()));
    }

    [Fact]
    public async Task An_export_holds_the_own_cases_and_nothing_of_the_consumer()
    {
        await Scenario.ConsentPending();
        await Host.AddFirmPerson(NewFirm, "other-owner");

        var own = (await Host.Firms(MediationHost.Firm).ExportFirmCasesAsync(new ExportFirmCasesRequest())).Content.ToStringUtf8();
        Assert.Contains("健身年卡", own, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenario.ConsumerName, own, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenario.ConsumerPhone, own, StringComparison.Ordinal);

        var other = (await Host.Firms(Callers.OfFirm(NewFirm, "other-owner")).ExportFirmCasesAsync(new ExportFirmCasesRequest())).Content.ToStringUtf8();
        Assert.DoesNotContain("健身年卡", other, StringComparison.Ordinal);
    }

    private async Task<string> Invite() =>
        (await Host.Firms(MediationHost.Officer).InviteFirmAsync(
            new InviteFirmRequest { RequestId = NewRequest(), CreditCode = NewFirm, Name = "福州某某商贸有限公司", RegionCode = "150103" })).ActivationCode;

    private async Task<ActivateFirmPersonResponse> Activate(string code, string account, string firm = NewFirm) => await ActivateCall(code, account, firm);

    private AsyncUnaryCall<ActivateFirmPersonResponse> ActivateCall(string code, string account, string firm = NewFirm) =>
        Host.Firms(Callers.Gateway).ActivateFirmPersonAsync(new ActivateFirmPersonRequest
        {
            RequestId = NewRequest(),
            CreditCode = firm,
            ActivationCode = code,
            AccountId = account,
            Name = "周经理",
            Email = $"{account}@firm.example.com",
            Address = "203.0.113.50",
        });
}

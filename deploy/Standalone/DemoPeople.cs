using System.Security.Cryptography;
using System.Text;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Standalone;

/// <summary>Tells the services who works in the demo, as the gateway and a head do for real people.</summary>
internal sealed class DemoPeople(DemoCalls calls, DemoAccounts accounts)
{
    private readonly RosterService.RosterServiceClient _roster = new(calls.Invoker);
    private readonly FirmsService.FirmsServiceClient _firms = new(calls.Invoker);

    public async Task TakeUpWork(CancellationToken ct)
    {
        var gateway = calls.As(DemoAccounts.Gateway);
        foreach (var account in accounts.Accounts.Where(a => a.IsOfficer))
            await new CaseAccessService.CaseAccessServiceClient(calls.Invoker).SetOfficerAsync(Officer(account), gateway, cancellationToken: ct);
        foreach (var organisation in accounts.Organisations)
            await _roster.SetOrganisationAsync(Organisation(organisation), gateway, cancellationToken: ct);
        foreach (var account in accounts.Accounts.Where(a => a.OrganisationId.Length > 0))
            await _roster.SetMediatorAsync(Mediator(account), gateway, cancellationToken: ct);
        await TakePart(ct);
    }

    /// <summary>The firm comes in by its invitation, invites its clerk, and takes part in direct negotiation.</summary>
    private async Task TakePart(CancellationToken ct)
    {
        var people = accounts.Accounts.Where(a => a.FirmCode == accounts.Firm.Code).ToList();
        var owner = calls.As(accounts.Staff(people[0].Key));
        var invited = await _firms.InviteFirmAsync(
            new InviteFirmRequest { RequestId = Request("invite"), CreditCode = accounts.Firm.Code, Name = accounts.Firm.Name, RegionCode = accounts.Firm.RegionCode },
            calls.As(accounts.Staff("officer")), cancellationToken: ct);
        await Activate(people[0], invited.ActivationCode, ct);
        foreach (var colleague in people.Skip(1))
        {
            var code = await _firms.InviteColleagueAsync(
                new InviteColleagueRequest { RequestId = Request("invite " + colleague.Key), Roles = { FirmRole.Handler } }, owner, cancellationToken: ct);
            await Activate(colleague, code.ActivationCode, ct);
        }

        await _firms.SetNegotiationAsync(new SetNegotiationRequest { RequestId = Request("negotiate"), TakesPart = true }, owner, cancellationToken: ct);
    }

    private async Task Activate(DemoAccount account, string code, CancellationToken ct) =>
        await _firms.ActivateFirmPersonAsync(
            new ActivateFirmPersonRequest
            {
                RequestId = Request("activate " + account.Key),
                CreditCode = account.FirmCode,
                ActivationCode = code,
                AccountId = DemoAccounts.Id(account).ToString(),
                Name = account.Name,
                Email = account.Email,
                Address = "127.0.0.1",
            },
            calls.As(DemoAccounts.Gateway), cancellationToken: ct);

    private static SetOfficerRequest Officer(DemoAccount account) => new()
    {
        OfficerId = DemoAccounts.Id(account).ToString(),
        Name = account.Name,
        DepartmentCode = account.DepartmentCode,
        RegionCode = account.RegionCode,
        Email = account.Email,
        Active = true,
        Roles = { account.RoleSet },
    };

    private static SetOrganisationRequest Organisation(DemoOrganisation organisation) => new()
    {
        RequestId = Request("organisation " + organisation.Id),
        OrganisationId = organisation.Id,
        Name = new() { Zh = organisation.Name["zh-CN"], En = organisation.Name["en"] },
        RegionCode = organisation.RegionCode,
        Address = organisation.Address,
        ChannelCodes = { organisation.Channels },
        Active = true,
    };

    private static SetMediatorRequest Mediator(DemoAccount account) => new()
    {
        RequestId = Request("mediator " + account.Key),
        MediatorId = DemoAccounts.Id(account).ToString(),
        Name = account.Name,
        OrganisationId = account.OrganisationId,
        RegionCode = account.RegionCode,
        FieldCodes = { account.Fields ?? [] },
        Languages = { "zh-CN", "mn" },
        Email = account.Email,
        Active = true,
    };

    private static string Request(string what) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("demo " + what)).AsSpan(0, 16)).ToString();
}

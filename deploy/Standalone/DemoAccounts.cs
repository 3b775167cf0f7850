using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;

namespace Complaints.Standalone;

/// <summary>An account of the demo, from <c>seeds/demo/accounts.json</c>.</summary>
internal sealed record DemoAccount(
    string Key, string UserName, string Name, IReadOnlyList<string> Roles, string DepartmentCode, string RegionCode, string Email,
    IReadOnlyDictionary<string, string> Does, string FirmCode = "", string OrganisationId = "", IReadOnlyList<string>? Fields = null)
{
    /// <summary>Whether the account is of an authority, and so known to Intake.</summary>
    public bool IsOfficer => FirmCode.Length == 0 && OrganisationId.Length == 0;

    /// <summary>The roles, as callers have them.</summary>
    public IEnumerable<Role> RoleSet => Roles.Select(role => RoleName.Read(role) ?? throw new InvalidOperationException($"{role} is no role."));
}

/// <summary>An organisation that mediates in the demo.</summary>
internal sealed record DemoOrganisation(
    string Id, IReadOnlyDictionary<string, string> Name, string RegionCode, string Address, IReadOnlyList<string> Channels);

/// <summary>The firm of the demo whose people have accounts.</summary>
internal sealed record DemoFirm(string Code, string Name, string RegionCode);

/// <summary>The accounts of the demo. No other host reads them.</summary>
internal sealed record DemoAccounts(
    string Password, string AuthenticatorKey, IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<DemoOrganisation> Organisations, DemoFirm Firm)
{
    public static DemoAccounts Read(string seedsFolder) =>
        JsonSerializer.Deserialize<DemoAccounts>(
            File.ReadAllText(Path.Combine(seedsFolder, "demo", "accounts.json")), JsonSerializerOptions.Web)!;

    /// <summary>The account as a caller; its id is the one that the gateway gives it.</summary>
    public Caller Staff(string key)
    {
        var account = Accounts.Single(a => a.Key == key);
        return new Caller(
            Id(account).ToString(), account.Name, account.RoleSet.ToHashSet(),
            account.RegionCode, account.DepartmentCode, Address: "127.0.0.1", Firm: account.FirmCode, Organisation: account.OrganisationId);
    }

    /// <summary>The gateway speaking for itself.</summary>
    public static Caller Gateway { get; } = new("gateway", "gateway", new HashSet<Role> { Role.Gateway });

    /// <summary>The complainant of a case.</summary>
    public Caller Complainant(Guid caseId) =>
        new(caseId.ToString(), "", new HashSet<Role> { Role.Complainant }, CaseId: caseId, Address: "127.0.0.1");

    /// <summary>Stable, so that the story can name an officer before the gateway has an account.</summary>
    public static Guid Id(DemoAccount account) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("demo account " + account.Key)).AsSpan(0, 16));
}

using Complaints.Gateway;
using Complaints.Gateway.Identity;

namespace Complaints.Standalone;

/// <summary>The gateway on the ports that people and machines use.</summary>
internal static class GatewayHost
{
    public static WebApplication Build(StandaloneOptions options, string servicesUrl, DemoAccounts accounts)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Settings.OfGateway(options, servicesUrl));
        builder.Configuration.AddInMemoryCollection(accounts.Accounts.SelectMany(ShownAtSignIn));
        builder.AddGateway();
        var app = builder.Build();
        app.UseGateway();
        return app;

        IEnumerable<KeyValuePair<string, string?>> ShownAtSignIn(DemoAccount account, int i) =>
        [
            new($"Demo:Accounts:{i}:UserName", account.UserName),
            new($"Demo:Accounts:{i}:Password", accounts.Password),
            new($"Demo:Accounts:{i}:AuthenticatorKey", accounts.AuthenticatorKey),
            new($"Demo:Accounts:{i}:Role", account.RoleSet.First().ToString()),
        ];
    }

    /// <summary>Makes the accounts of the demo in its own data folder.</summary>
    public static async Task EnsureAccounts(WebApplication gateway, DemoAccounts accounts)
    {
        await using var scope = gateway.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        foreach (var account in accounts.Accounts)
        {
            await staff.Ensure(
                new StaffMember(DemoAccounts.Id(account), account.UserName, account.Name, account.Email, account.RegionCode, account.DepartmentCode, [.. account.RoleSet], FirmCode: account.FirmCode, OrganisationId: account.OrganisationId),
                accounts.Password,
                accounts.AuthenticatorKey);
        }
    }
}

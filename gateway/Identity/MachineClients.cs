using System.Security.Claims;
using System.Text.Json;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Complaints.Gateway.Identity;

/// <summary>The machines that may sign in with a client id and a secret.</summary>
/// <param name="ClientId">Identifies the machine; also its caller id in the services.</param>
/// <param name="Name">Display name.</param>
/// <param name="RegionCode">GB/T 2260 code that bounds what it may do.</param>
/// <param name="Roles">Its roles.</param>
public sealed record Machine(string ClientId, string Name, string RegionCode, IReadOnlyList<Role> Roles);

/// <summary>Registers machines and knows their roles.</summary>
public sealed class MachineClients(IOpenIddictApplicationManager applications)
{
    private const string Roles = "roles";
    private const string Region = "region";

    /// <summary>Makes the client, or changes it to what is asked for, its secret included. Safe to repeat.</summary>
    public async Task Ensure(Machine machine, string secret, CancellationToken ct = default)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = machine.ClientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = machine.Name,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Properties[Roles] = JsonSerializer.SerializeToElement(machine.Roles.Select(RoleName.Of));
        descriptor.Properties[Region] = JsonSerializer.SerializeToElement(machine.RegionCode);

        if (await applications.FindByClientIdAsync(machine.ClientId, ct) is { } existing)
            await applications.UpdateAsync(existing, descriptor, ct);
        else
            await applications.CreateAsync(descriptor, ct);
    }

    /// <summary>What an access token says of the machine.</summary>
    internal async Task<ClaimsIdentity> IdentityOf(string clientId, string scheme, CancellationToken ct)
    {
        var application = await applications.FindByClientIdAsync(clientId, ct)
            ?? throw new InvalidOperationException($"The client {clientId} was closed while it signed in.");
        var properties = await applications.GetPropertiesAsync(application, ct);

        var identity = new ClaimsIdentity(scheme, ClaimNames.Name, ClaimNames.Role);
        identity.SetClaim(ClaimNames.Subject, clientId);
        identity.SetClaim(ClaimNames.Name, await applications.GetDisplayNameAsync(application, ct));
        identity.SetClaim(ClaimNames.Region, properties.TryGetValue(Region, out var region) ? region.GetString() : "");
        if (properties.TryGetValue(Roles, out var roles))
            identity.SetClaims(ClaimNames.Role, [.. roles.EnumerateArray().Select(role => role.GetString()!)]);
        return identity;
    }
}

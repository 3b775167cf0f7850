using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Complaints.Gateway.Identity;

/// <summary>Decides which token a program gets. Client secrets were checked before this runs.</summary>
internal sealed class TokenEndpoint(MachineClients clients, CaseSignIn cases)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public async Task<IResult> Answer(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The token endpoint was reached past the OpenID Connect middleware.");
        if (request.IsClientCredentialsGrantType())
            return SignIn(await clients.IdentityOf(request.ClientId!, Scheme, context.RequestAborted));
        return request.GrantType == TokenModule.ReceiptGrant
            ? await Receipt(context, request)
            : Refuse(Errors.UnsupportedGrantType, "This grant is not supported.");
    }

    private async Task<IResult> Receipt(HttpContext context, OpenIddictRequest request)
    {
        var receipt = (string?)request.GetParameter("receipt_number");
        var code = (string?)request.GetParameter("access_code");
        if (string.IsNullOrEmpty(receipt) || string.IsNullOrEmpty(code))
            return Refuse(Errors.InvalidRequest, "Give receipt_number and access_code.");
        try
        {
            return SignIn(CaseSignIn.IdentityOf(await cases.Check(context, receipt, code), Scheme));
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
        {
            return Refuse(Errors.InvalidGrant, "ACCESS_DENIED: receipt number or access code is wrong.");
        }
    }

    private static IResult SignIn(ClaimsIdentity identity)
    {
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, Scheme);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Identity;

/// <summary>
/// What the script of the sign-in page and of the account page asks for passkeys. JSON in and out; every request is a
/// POST that carries the page's antiforgery token in the header <c>RequestVerificationToken</c>.
/// </summary>
internal static class Passkeys
{
    private const int MostPasskeys = 10;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/desk/passkeys").AddEndpointFilter(DemandToken);
        group.MapPost("/sign-in-options", SignInOptions).AllowAnonymous();
        group.MapPost("/sign-in", SignIn).AllowAnonymous();
        group.MapPost("/options", CreationOptions).RequireAuthorization("Account");
        group.MapPost("/", Add).RequireAuthorization("Account");
    }

    /// <summary>Options for <c>navigator.credentials.get</c>; the passkey itself tells whose it is.</summary>
    private static async Task<IResult> SignInOptions(SignInManager<StaffAccount> signIn) =>
        Json(await signIn.MakePasskeyRequestOptionsAsync(user: null));

    /// <summary>Signs in with the credential that the browser made. 200 when signed in, 400 when refused, 423 when locked.</summary>
    private static async Task<IResult> SignIn(Credential credential, StaffSignIn staff) =>
        await staff.Passkey(credential.CredentialJson) switch
        {
            SignInStep.SignedIn => Results.Ok(),
            SignInStep.LockedOut => Results.StatusCode(StatusCodes.Status423Locked),
            _ => Results.BadRequest(),
        };

    /// <summary>Options for <c>navigator.credentials.create</c>.</summary>
    private static async Task<IResult> CreationOptions(
        HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        if (await users.GetUserAsync(context.User) is not { } account)
            return Results.Unauthorized();
        return Json(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.UserName!,
            DisplayName = account.DisplayName,
        }));
    }

    /// <summary>Adds the credential that the browser made to the account of whoever is signed in.</summary>
    private static async Task<IResult> Add(
        NewPasskey passkey, HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        if (await users.GetUserAsync(context.User) is not { } account)
            return Results.Unauthorized();
        if ((await users.GetPasskeysAsync(account)).Count >= MostPasskeys)
            return Results.Conflict();
        var attestation = await signIn.PerformPasskeyAttestationAsync(passkey.CredentialJson);
        if (!attestation.Succeeded || attestation.UserEntity.Id != account.Id.ToString())
            return Results.BadRequest();
        attestation.Passkey.Name = passkey.Name is { Length: > 0 and <= 100 } name ? name : "Passkey";
        var added = await users.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
        return added.Succeeded ? Results.Ok() : Results.BadRequest();
    }

    private static async ValueTask<object?> DemandToken(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");
}

/// <summary>A credential as <c>JSON.stringify</c> writes it.</summary>
internal sealed record Credential(string CredentialJson);

/// <summary>A new passkey and what its owner calls it.</summary>
internal sealed record NewPasskey(string CredentialJson, string? Name);

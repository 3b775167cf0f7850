using Complaints.Gateway.Identity;
using Microsoft.AspNetCore.Antiforgery;

namespace Complaints.Gateway.Web.Desk.Account;

/// <summary>Ends the session. Another site cannot do it for a person: the form's token is demanded.</summary>
internal static class SignOutEndpoint
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/sign-out", async (HttpContext http, IAntiforgery antiforgery, StaffSignIn signIn) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http))
                return Results.LocalRedirect("/desk");
            await signIn.SignOut();
            return Results.LocalRedirect("/desk/sign-in?left=true");
        });
}

using System.Security.Claims;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.AspNetCore.Authentication;

namespace Complaints.Gateway.Identity;

/// <summary>Opens one case for whoever knows its receipt number and access code.</summary>
internal sealed class CaseSignIn(CaseAccessService.CaseAccessServiceClient cases)
{
    /// <summary>Checks both and sets the <c>Case</c> cookie, which opens this case and nothing else.</summary>
    /// <exception cref="Grpc.Core.RpcException">
    /// <c>ACCESS_DENIED</c>, whichever was wrong; <c>TOO_MANY_ATTEMPTS</c> with the time to wait.
    /// </exception>
    public async Task<OpenCaseResponse> Open(HttpContext context, string receiptNumber, string accessCode)
    {
        var opened = await Check(context, receiptNumber, accessCode);
        await context.SignInAsync(Sessions.CaseScheme, new ClaimsPrincipal(IdentityOf(opened, Sessions.CaseScheme)));
        return opened;
    }

    /// <summary>Checks both; sets nothing.</summary>
    public async Task<OpenCaseResponse> Check(HttpContext context, string receiptNumber, string accessCode) =>
        await cases.OpenCaseAsync(
            new OpenCaseRequest { ReceiptNumber = receiptNumber, AccessCode = accessCode, Address = Callers.AddressOf(context) },
            cancellationToken: context.RequestAborted);

    /// <summary>Forgets the case in this browser.</summary>
    public static Task Close(HttpContext context) => context.SignOutAsync(Sessions.CaseScheme);

    internal static ClaimsIdentity IdentityOf(OpenCaseResponse opened, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimNames.Name, ClaimNames.Role);
        identity.AddClaim(new Claim(ClaimNames.Subject, opened.CaseId));
        identity.AddClaim(new Claim(ClaimNames.Role, RoleName.Of(Role.Complainant)));
        identity.AddClaim(new Claim(ClaimNames.Case, opened.CaseId));
        identity.AddClaim(new Claim(ClaimNames.CaseKind, opened.Kind is CaseKind.Report ? "Report" : "Complaint"));
        identity.AddClaim(new Claim(ClaimNames.Receipt, opened.ReceiptNumber));
        return identity;
    }
}

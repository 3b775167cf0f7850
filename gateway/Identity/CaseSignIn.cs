using System.Security.Claims;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.AspNetCore.Authentication;

namespace Complaints.Gateway.Identity;

/// <summary>What a number and its code opened.</summary>
/// <param name="Id">The complaint, the report, or the mediation that comes from no complaint.</param>
/// <param name="Kind">Which of them, as the session keeps it.</param>
/// <param name="ReceiptNumber">The normalised number.</param>
internal sealed record OpenedDoor(string Id, string Kind, string ReceiptNumber);

/// <summary>Opens one case for whoever knows its receipt number and access code.</summary>
internal sealed class CaseSignIn(CaseAccessService.CaseAccessServiceClient cases, MediationAccessService.MediationAccessServiceClient mediations)
{
    /// <summary>The case is a complaint.</summary>
    public const string Complaint = "Complaint";

    /// <summary>The case is a report.</summary>
    public const string Report = "Report";

    /// <summary>The case is a mediation that comes from no complaint.</summary>
    public const string Mediation = "Mediation";

    /// <summary>Checks both and sets the <c>Case</c> cookie, which opens this case and nothing else.</summary>
    /// <exception cref="Grpc.Core.RpcException">
    /// <c>ACCESS_DENIED</c>, whichever was wrong; <c>TOO_MANY_ATTEMPTS</c> with the time to wait.
    /// </exception>
    public async Task<OpenedDoor> Open(HttpContext context, string receiptNumber, string accessCode)
    {
        var opened = await Check(context, receiptNumber, accessCode);
        await context.SignInAsync(Sessions.CaseScheme, new ClaimsPrincipal(IdentityOf(opened, Sessions.CaseScheme)));
        return opened;
    }

    /// <summary>Checks both; sets nothing.</summary>
    public async Task<OpenedDoor> Check(HttpContext context, string receiptNumber, string accessCode)
    {
        var (address, ct) = (Callers.AddressOf(context), context.RequestAborted);
        if (IsOfMediation(receiptNumber))
        {
            var room = await mediations.OpenRoomAsync(
                new OpenRoomRequest { ReceiptNumber = receiptNumber, AccessCode = accessCode, Address = address }, cancellationToken: ct);
            return new OpenedDoor(room.MediationId, Mediation, room.ReceiptNumber);
        }

        var opened = await cases.OpenCaseAsync(
            new OpenCaseRequest { ReceiptNumber = receiptNumber, AccessCode = accessCode, Address = address }, cancellationToken: ct);
        return new OpenedDoor(opened.CaseId, opened.Kind is CaseKind.Report ? Report : Complaint, opened.ReceiptNumber);
    }

    /// <summary>Forgets the case in this browser.</summary>
    public static Task Close(HttpContext context) => context.SignOutAsync(Sessions.CaseScheme);

    internal static ClaimsIdentity IdentityOf(OpenedDoor opened, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimNames.Name, ClaimNames.Role);
        identity.AddClaim(new Claim(ClaimNames.Subject, opened.Id));
        identity.AddClaim(new Claim(ClaimNames.Role, RoleName.Of(Role.Complainant)));
        identity.AddClaim(new Claim(ClaimNames.Case, opened.Id));
        identity.AddClaim(new Claim(ClaimNames.CaseKind, opened.Kind));
        identity.AddClaim(new Claim(ClaimNames.Receipt, opened.ReceiptNumber));
        return identity;
    }

    /// <summary>Numbers of Intake are digits alone; those of Mediation begin with a letter, also in full width.</summary>
    private static bool IsOfMediation(string typed) =>
        typed.Length <= 100 && typed.Normalize(System.Text.NormalizationForm.FormKC).TrimStart() is [var first, ..] && char.IsAsciiLetter(first);
}

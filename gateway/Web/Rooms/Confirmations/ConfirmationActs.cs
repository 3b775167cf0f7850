using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Confirmations;

/// <summary>Asking a court together, and its answer.</summary>
internal static class ConfirmationActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        new("confirmation-code", "/confirmation", SendCode) { Page = typeof(ConfirmationPage) },
        RoomAct.Of("join-confirmation", "/confirmation", async work => await work.Ask.Confirmation.ConsentToConfirmationAsync(
            new ConsentToConfirmationRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                CourtCode = work.Form["court_code"],
                DocumentSha256 = work.Form["document_sha256"],
                Code = work.Form["code"],
            },
            cancellationToken: work.Ct)) with { Page = typeof(ConfirmationPage) },
        RoomAct.Of("file-confirmation", "/confirmation", async work => await work.Ask.Confirmation.FileConfirmationAsync(
            new FileConfirmationRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, FiledOn = work.Form.Day("filed_on") },
            cancellationToken: work.Ct)),
        RoomAct.Of("court-answer", "/confirmation", async work => await work.Ask.Confirmation.RecordCourtAnswerAsync(
            new RecordCourtAnswerRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                Version = work.Form.Version,
                Answer = work.Form.Choice<CourtAnswer>("answer"),
                CourtCaseNumber = work.Form["court_case_number"],
                AnsweredOn = work.Form.Day("answered_on"),
                Reason = work.Form["reason"],
            },
            cancellationToken: work.Ct)) with { Final = true },
    ];

    private static async Task<string?> SendCode(RoomWork work)
    {
        var sent = await work.Ask.Agreements.RequestSigningCodeAsync(
            new RequestSigningCodeRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                DocumentSha256 = work.Form["document_sha256"],
                Purpose = SigningPurpose.ApplyForConfirmation,
            },
            cancellationToken: work.Ct);
        return $"{work.Room.Base}/confirmation?sent={Uri.EscapeDataString(string.Join(' ', sent.SentTo))}&court={Uri.EscapeDataString(work.Form["court_code"])}#join";
    }
}

using Complaints.Gateway.Web.Rooms.Offers;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Agreements;

/// <summary>Composing, signing and sealing the agreement.</summary>
internal static class AgreementActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        new("draft-agreement", "/agreement", Draft) { Page = typeof(DraftPage) },
        new("record-agreement", "/agreement", Record) { Page = typeof(DraftPage) },
        new("signing-code", "/agreement", SendCode) { Page = typeof(AgreementPage) },
        RoomAct.Of("sign", "/agreement", async work => await work.Ask.Agreements.SignAgreementAsync(
            new SignAgreementRequest { RequestId = work.Form.RequestId, MediationId = work.Id, DocumentSha256 = work.Form["document_sha256"], Code = work.Form["code"] },
            cancellationToken: work.Ct)) with { Page = typeof(AgreementPage) },
        RoomAct.Of("seal", "/agreement", async work => await work.Ask.Agreements.SealAgreementAsync(
            new SealAgreementRequest { RequestId = work.Form.RequestId, MediationId = work.Id, DocumentSha256 = work.Form["document_sha256"] },
            cancellationToken: work.Ct)) with { Page = typeof(AgreementPage), Final = true },
        RoomAct.Of("revise-agreement", "", async work => await work.Ask.Agreements.ReviseAgreementAsync(
            new ReviseAgreementRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Reason = work.Form["reason"] },
            cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("refuse-to-sign", "", async work => await work.Ask.Agreements.RefuseToSignAsync(
            new RefuseToSignRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Version = work.Form.Version, Reason = work.Form["reason"] },
            cancellationToken: work.Ct)) with { Final = true },
    ];

    private static async Task<string?> Draft(RoomWork work)
    {
        TermRows.ChangeRows(work.Form);
        var request = new DraftAgreementRequest
        {
            RequestId = work.Form.RequestId,
            MediationId = work.Id,
            Version = work.Form.Version,
            Facts = work.Form["facts"],
            Issues = work.Form["issues"],
            Responsibility = work.Form["responsibility"],
        };
        if (work.Form["obligations.count"].Length > 0)
            request.Obligations.AddRange(TermRows.Read(work.Form, work.Sentence));
        work.StopIfWrong();
        await work.Ask.Agreements.DraftAgreementAsync(request, cancellationToken: work.Ct);
        return null;
    }

    private static async Task<string?> Record(RoomWork work)
    {
        TermRows.ChangeRows(work.Form);
        var request = new RecordAgreementRequest
        {
            RequestId = work.Form.RequestId,
            MediationId = work.Id,
            Version = work.Form.Version,
            Form = work.Form.Choice<AgreementForm>("form"),
            Facts = work.Form["facts"],
            Issues = work.Form["issues"],
            Responsibility = work.Form["responsibility"],
            BothAffirm = work.Form.Ticked("both_affirm"),
        };
        if (work.Form["obligations.count"].Length > 0)
            request.Obligations.AddRange(TermRows.Read(work.Form, work.Sentence));
        work.StopIfWrong();
        await work.Ask.Agreements.RecordAgreementAsync(request, cancellationToken: work.Ct);
        return null;
    }

    // Where the code went is shown once, and never the code.
    private static async Task<string?> SendCode(RoomWork work)
    {
        var sent = await work.Ask.Agreements.RequestSigningCodeAsync(
            new RequestSigningCodeRequest
            {
                RequestId = work.Form.RequestId,
                MediationId = work.Id,
                DocumentSha256 = work.Form["document_sha256"],
                Purpose = SigningPurpose.SignAgreement,
            },
            cancellationToken: work.Ct);
        return $"{work.Room.Base}/agreement?sent={Uri.EscapeDataString(string.Join(' ', sent.SentTo))}#sign";
    }
}

using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>
/// Records an agreement that nobody signs: an oral one, in force when it was reached (PML arts 28, 30), or one that was
/// performed on the spot (O121 art 24).
/// </summary>
internal sealed class RecordAgreement(CaseChange change, AgreementDrafting drafting, AgreementEffect effect, AgreementNotices notices)
{
    public Task<RecordAgreementResponse> Handle(RecordAgreementRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), async (mediation, words) =>
        {
            var now = change.Now;
            mediation.AgreementDrafted(caller, now);
            var (agreement, content) = await drafting.Write(mediation, request.Form, words, ct);
            if (request.Form == AgreementForm.Oral)
                mediation.AgreementEffective(now);
            else
                mediation.PerformedAtOnce(caller, now);
            agreement.TakeEffect(now);
            effect.Begin(mediation, agreement, content);
            change.Db.Record(
                caller, mediation.Id, "RecordAgreement", $"{request.Form}, {agreement.DocumentNumber}, sha-256 {agreement.Sha256}",
                request.Form == AgreementForm.Oral ? Statutes.Pml("第三十条") : Statutes.O121("第二十四条"));
            await notices.TellParties(mediation, "AGREEMENT_RECORDED", ct, ("document", agreement.DocumentNumber));
            return new RecordAgreementResponse { Status = mediation.ToStatus(), DocumentNumber = agreement.DocumentNumber };
        }, ct, alone: true);

    private DraftedWords Read(RequestCheck check, RecordAgreementRequest request)
    {
        if (check.Choice("form", request.Form) == AgreementForm.Written)
            check.Wrong("form", Reasons.UnknownValue, "A written agreement is drafted and signed.");
        if (!request.BothAffirm)
            check.Wrong("both_affirm", MediationReasons.BothMustAffirm, "Record it when both parties have said so before you.");
        return drafting.Read(check, request.Facts, request.Issues, request.Responsibility, request.Obligations);
    }
}

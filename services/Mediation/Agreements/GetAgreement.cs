using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>The agreement with its text, hash and signatures. Reading by others than the consumer is audited.</summary>
internal sealed class GetAgreement(MediationDb db, AgreementFile file, Vault vault)
{
    private const int Copies = 3;

    public async Task<GetAgreementResponse> Handle(GetAgreementRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var agreement = await file.Find(mediation.Id, ct) ?? throw AgreementFile.NotFound();
        var (content, text) = file.Open(agreement);
        var proto = new Protos.Mediation.V1.Agreement
        {
            MediationId = mediation.Id.ToString(),
            DocumentNumber = agreement.DocumentNumber,
            Revision = agreement.Revision,
            Form = agreement.Form,
            State = AgreementFile.StateOf(agreement, mediation),
            Title = content.Title,
            Text = text,
            Sha256 = agreement.Sha256,
            Content = ToProto(content),
            DraftedAt = agreement.DraftedAt.ToProto(),
            EffectiveAt = agreement.EffectiveAt?.ToProto(),
            WaitsForReader = CaseScope.SideOf(caller) is { } side && AgreementFile.StateOf(agreement, mediation) == AgreementState.Drafted && !agreement.Signed(SigningParty.SignerOf(side)),
            Intact = CanonicalText.Hash(text) == agreement.Sha256,
            Copies = agreement.Form == AgreementForm.Written ? Copies : 1,
        };
        proto.Signatures.AddRange(agreement.Signatures.OrderBy(s => s.SignedAt).ThenBy(s => s.Signer).Select(s => new AgreementSignature
        {
            Signer = s.Signer,
            Name = vault.Open<string>(mediation.Id, s.Name),
            SignedAt = s.SignedAt.ToProto(),
            DocumentSha256 = s.Sha256,
        }));
        if (CaseScope.SideOf(caller) != Side.Consumer)
        {
            db.Record(caller, mediation.Id, "ReadAgreement");
            await db.SaveChangesAsync(ct);
        }

        return new GetAgreementResponse { Agreement = proto };
    }

    private static Protos.Mediation.V1.AgreementContent ToProto(AgreementContent content)
    {
        var proto = new Protos.Mediation.V1.AgreementContent
        {
            Facts = content.Facts,
            Issues = content.Issues,
            Responsibility = content.Responsibility,
            MediatorName = content.MediatorName,
            OrganisationName = content.OrganisationName,
            Reference = content.Reference,
        };
        proto.Parties.Add(ToProto(Side.Consumer, content.Consumer));
        proto.Parties.Add(ToProto(Side.Firm, content.Firm));
        proto.Obligations.AddRange(Terms.Of(content.Terms).ToProto());
        return proto;
    }

    private static Party ToProto(Side side, NamedParty party) => new()
    {
        Side = side,
        Name = party.Name,
        CreditCode = party.CreditCode,
        Address = party.Address,
        Phone = party.Phone,
    };
}

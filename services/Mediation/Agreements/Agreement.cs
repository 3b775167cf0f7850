using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>A signature under one text.</summary>
internal sealed class SignatureRecord
{
    /// <summary>Whose.</summary>
    public required Signer Signer { get; init; }

    /// <summary>Account or case id of who signed.</summary>
    public required string ActorId { get; init; }

    /// <summary>Sealed name of who signed.</summary>
    public required byte[] Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SignedAt { get; init; }

    /// <summary>SHA-256 of what was signed.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>
/// The agreement of a case. A signature is bound to the SHA-256 of the text that its signer read; another text has no
/// signature. It binds when both parties, the mediator and the organisation have signed the same text.
/// </summary>
internal sealed class Agreement
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Number of the document; unique, public, kept over revisions.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>From 1; increased by every new text.</summary>
    public int Revision { get; private set; }

    /// <summary>How it is recorded.</summary>
    public AgreementForm Form { get; private set; }

    /// <summary>Where it stands.</summary>
    public AgreementState State { get; private set; }

    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal characters.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Sealed <see cref="SealedDocument"/>.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime DraftedAt { get; private set; }

    /// <summary>When it began to bind, UTC; null before.</summary>
    public DateTime? EffectiveAt { get; private set; }

    /// <summary>Signatures under the present text, oldest first.</summary>
    public List<SignatureRecord> Signatures { get; private set; } = [];

    /// <summary>Takes a text. Signatures under an earlier one are void.</summary>
    public void Draft(AgreementForm form, int revision, string sha256, byte[] document, DateTime now)
    {
        Version++;
        (Form, Revision, Sha256, Sealed, DraftedAt, State) = (form, revision, sha256, document, now, AgreementState.Drafted);
        Signatures.Clear();
    }

    /// <summary>Takes the text back.</summary>
    /// <exception cref="Refusal"><c>NOT_WAITING_FOR_SIGNATURES</c>.</exception>
    public void Revise()
    {
        RequireDraft();
        Version++;
        State = AgreementState.Revised;
        Signatures.Clear();
    }

    /// <summary>A party refused to sign, or mediation ended otherwise.</summary>
    public void Abandon()
    {
        Version++;
        State = AgreementState.Abandoned;
    }

    /// <summary>Refuses a hash that is not of the present text.</summary>
    /// <exception cref="Refusal"><c>DOCUMENT_CHANGED</c>.</exception>
    public void RequireText(string sha256)
    {
        if (sha256 != Sha256)
            throw Refusal.Rule(MediationReasons.DocumentChanged, "This is not the present document; read it again.");
    }

    /// <summary>Refuses what a party could not sign now.</summary>
    /// <exception cref="Refusal"><c>NOT_WAITING_FOR_SIGNATURES</c>, <c>DOCUMENT_CHANGED</c> or <c>ALREADY_SIGNED</c>.</exception>
    public void RequireSignable(Signer signer, string sha256)
    {
        // A second click on the button must read "signed already", also after the other side's signature made it bind.
        if (Signed(signer) && sha256 == Sha256)
            throw Refusal.Rule(MediationReasons.AlreadySigned, "This signature is there already.");
        RequireDraft();
        RequireText(sha256);
    }

    /// <summary>Adds a party's signature.</summary>
    /// <exception cref="Refusal">As <see cref="RequireSignable"/>.</exception>
    public void Sign(SignatureRecord signature)
    {
        RequireSignable(signature.Signer, signature.Sha256);
        Version++;
        Signatures.Add(signature);
    }

    /// <summary>Adds the mediator's signature and the organisation's seal: the agreement binds.</summary>
    /// <exception cref="Refusal">Also <c>SIGNATURES_MISSING</c> before both parties have signed this text.</exception>
    public void Seal(SignatureRecord mediator, SignatureRecord organisation, DateTime now)
    {
        RequireSignable(Signer.Mediator, mediator.Sha256);
        if (!Signed(Signer.Consumer) || !Signed(Signer.Firm))
            throw Refusal.Rule(MediationReasons.SignaturesMissing, "Both parties sign before it is sealed.", Statutes.Pml("第二十九条"));
        Signatures.AddRange([mediator, organisation]);
        TakeEffect(now);
    }

    /// <summary>It binds: sealed, or agreed orally, or performed on the spot.</summary>
    public void TakeEffect(DateTime now)
    {
        Version++;
        (State, EffectiveAt) = (AgreementState.Effective, now);
    }

    /// <summary>Whether there is a signature under the present text.</summary>
    public bool Signed(Signer signer) => Signatures.Exists(s => s.Signer == signer && s.Sha256 == Sha256);

    private void RequireDraft()
    {
        if (State != AgreementState.Drafted)
            throw Refusal.Rule(MediationReasons.NotWaitingForSignatures, "The agreement does not wait for signatures.");
    }
}

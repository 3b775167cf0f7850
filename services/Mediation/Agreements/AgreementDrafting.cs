using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Mediation.Offers;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Agreements;

/// <summary>What a mediator writes around the terms (PML art 29(2)).</summary>
/// <param name="Facts">Main facts.</param>
/// <param name="Issues">What was disputed.</param>
/// <param name="Responsibility">What each party answers for.</param>
/// <param name="Terms">Terms that were agreed in a session; null when they come from the accepted offer.</param>
internal sealed record DraftedWords(string Facts, string Issues, string Responsibility, Terms? Terms);

/// <summary>Composes the document of an agreement from the case, the accepted offer and the mediator's words.</summary>
internal sealed class AgreementDrafting(
    MediationDb db, Vault vault, OfferBook book, TermsReader reader, DocumentNumbers numbers, MediationChannels channels)
{
    /// <summary>Reads the words; terms may be empty where an offer is accepted.</summary>
    public DraftedWords Read(RequestCheck check, string facts, string issues, string responsibility, IReadOnlyList<Obligation> obligations) => new(
        check.Text("facts", facts, 4000, 10, multiline: true),
        check.Text("issues", issues, 2000, 4, multiline: true),
        check.Text("responsibility", responsibility, 2000, 4, multiline: true),
        obligations.Count == 0 ? null : reader.Read(check, "obligations", obligations, LegalDay.Of(db.Now)));

    /// <summary>Writes a new text of the agreement; the caller moves the case and saves.</summary>
    /// <exception cref="Refusal"><c>NO_ACCEPTED_OFFER</c>, <c>TERMS_COME_FROM_OFFER</c> or <c>TERMS_OVERDUE</c>.</exception>
    public async Task<(Agreement Agreement, AgreementContent Content)> Write(MediationCase mediation, AgreementForm form, DraftedWords words, CancellationToken ct)
    {
        var terms = await Agreed(mediation, words, ct);
        var (now, today) = (db.Now, LegalDay.Of(db.Now));
        if (terms.All.Any(t => t.FirstDue < today))
            throw Refusal.Rule(MediationReasons.TermsOverdue, "A due date has passed since the offer was made; agree on another one.");

        var agreement = await db.Set<Agreement>().SingleOrDefaultAsync(a => a.MediationId == mediation.Id, ct);
        if (agreement is null)
        {
            agreement = new Agreement { MediationId = mediation.Id, DocumentNumber = await numbers.Next(mediation.RegionCode, today, ct) };
            db.Add(agreement);
        }

        var content = await Compose(mediation, agreement, form, words, terms, today, ct);
        var text = CanonicalText.Write(content);
        agreement.Draft(form, content.Revision, CanonicalText.Hash(text), vault.Seal(mediation.Id, new SealedDocument(content, text)), now);
        return (agreement, content);
    }

    private async Task<Terms> Agreed(MediationCase mediation, DraftedWords words, CancellationToken ct)
    {
        var thread = await book.Read(mediation.Id, ct);
        if (thread?.Agreed is not { } offer)
            return words.Terms ?? throw Refusal.Rule(MediationReasons.NoAcceptedOffer, "No offer is accepted; give the terms that the parties agreed in the session.");
        return words.Terms is null
            ? book.Open(mediation.Id, offer).Terms
            : throw Refusal.Invalid([new FieldMistake("obligations", MediationReasons.TermsComeFromOffer, "Leave them out: an offer is accepted and its terms are the agreement.")]);
    }

    private async Task<AgreementContent> Compose(
        MediationCase mediation, Agreement agreement, AgreementForm form, DraftedWords words, Terms terms, DateOnly today, CancellationToken ct)
    {
        var parties = vault.Open<CaseContent>(mediation.Id, mediation.Sealed);
        var channel = channels.Of(mediation.Channel);
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == mediation.Organisation).Select(o => o.NameZh).SingleOrDefaultAsync(ct);
        return new AgreementContent(
            TitleOf(form, channel), agreement.DocumentNumber, agreement.Revision + 1, form, mediation.Reference, channel.Name.Zh, today,
            new NamedParty(parties.Consumer.Name, "", "", Masked.Phone(parties.Consumer.Phone)),
            new NamedParty(parties.Firm.Name, mediation.FirmCode, parties.Firm.Address, Masked.Phone(parties.Firm.Phone)),
            words.Facts, words.Issues, words.Responsibility, terms.All, mediation.MediatorName, organisation ?? channel.Name.Zh);
    }

    private static string TitleOf(AgreementForm form, MediationChannel channel) => form switch
    {
        AgreementForm.Oral => "口头调解协议登记表",
        AgreementForm.PerformedAtOnce => "即时履行调解记录",
        _ => channel.Document == "mediationLetter" ? "调解书" : "调解协议书",
    };
}

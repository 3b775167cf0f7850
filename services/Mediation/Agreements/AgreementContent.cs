using Complaints.Mediation.Offers;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>A party as the document names it: enough to know who it is, no more than the other side needs.</summary>
/// <param name="Name">Name of the person or firm.</param>
/// <param name="CreditCode">Unified social credit code; empty for a person.</param>
/// <param name="Address">Address of a firm; a person's stays in the file and goes to the court alone.</param>
/// <param name="Phone">Telephone number, masked.</param>
internal sealed record NamedParty(string Name, string CreditCode, string Address, string Phone);

/// <summary>What an agreement says: everything that PML art 29 asks for.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="DocumentNumber">Its number.</param>
/// <param name="Revision">From 1.</param>
/// <param name="Form">How it is recorded.</param>
/// <param name="Reference">Number of the case that people quote.</param>
/// <param name="ChannelName">Channel of the mediation, in Chinese.</param>
/// <param name="DraftedOn">Legal date.</param>
/// <param name="Consumer">The consumer (art 29(1)).</param>
/// <param name="Firm">The firm (art 29(1)).</param>
/// <param name="Facts">Main facts (art 29(2)).</param>
/// <param name="Issues">What was disputed (art 29(2)).</param>
/// <param name="Responsibility">What each party answers for (art 29(2)).</param>
/// <param name="Terms">What is agreed, with manner and time limit (art 29(3)).</param>
/// <param name="MediatorName">The mediator.</param>
/// <param name="OrganisationName">The organisation or department.</param>
internal sealed record AgreementContent(
    string Title, string DocumentNumber, int Revision, AgreementForm Form, string Reference, string ChannelName, DateOnly DraftedOn,
    NamedParty Consumer, NamedParty Firm, string Facts, string Issues, string Responsibility, IReadOnlyList<Term> Terms,
    string MediatorName, string OrganisationName);

/// <summary>What is sealed of an agreement: the content, and the text that was hashed, which no later release may word anew.</summary>
internal sealed record SealedDocument(AgreementContent Content, string Text);

using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Mediation;

/// <summary>Reasons about offers, agreements, their confirmation and performance.</summary>
internal static partial class MediationReasons
{
    [Reason(StatusCode.InvalidArgument, "The words leave open what is owed; a court would not confirm it (CPC-I art 358(5)). The suggestion says what to write.")]
    public const string VagueTerm = "VAGUE_TERM";

    [Reason(StatusCode.InvalidArgument, "Money that is owed needs its amount.")]
    public const string AmountRequired = "AMOUNT_REQUIRED";

    [Reason(StatusCode.InvalidArgument, "An amount of zero is nothing that is owed.")]
    public const string AmountNotPositive = "AMOUNT_NOT_POSITIVE";

    [Reason(StatusCode.InvalidArgument, "The instalments do not make the amount; the suggestion is what is missing, in the minor unit.")]
    public const string InstalmentsDoNotAddUp = "INSTALMENTS_DO_NOT_ADD_UP";

    [Reason(StatusCode.InvalidArgument, "Too few or too many instalments.")]
    public const string InstalmentCount = "INSTALMENT_COUNT";

    [Reason(StatusCode.InvalidArgument, "The instalment is in another currency than the whole.")]
    public const string OtherCurrency = "OTHER_CURRENCY";

    [Reason(StatusCode.InvalidArgument, "Instalments are due one after the other.")]
    public const string DatesNotAscending = "DATES_NOT_ASCENDING";

    [Reason(StatusCode.InvalidArgument, "Either one due date, or instalments with their own.")]
    public const string DueDateBesideInstalments = "DUE_DATE_BESIDE_INSTALMENTS";

    [Reason(StatusCode.InvalidArgument, "The same entry stands twice.")]
    public const string Repeated = "REPEATED";

    [Reason(StatusCode.InvalidArgument, "The offer says the same as the one that it answers: accept that one.")]
    public const string OfferUnchanged = "OFFER_UNCHANGED";

    [Reason(StatusCode.FailedPrecondition, "Offers and bids are made while a mediator works on the case.")]
    public const string OffersClosed = "OFFERS_CLOSED";

    [Reason(StatusCode.FailedPrecondition, "An offer is accepted already; the mediator composes the agreement from it.")]
    public const string OfferAccepted = "OFFER_ACCEPTED";

    [Reason(StatusCode.FailedPrecondition, "The offer was answered, replaced, taken back or has expired, or it is the caller's own.")]
    public const string OfferNotOpen = "OFFER_NOT_OPEN";

    [Reason(StatusCode.NotFound, "There is no such offer in this case.")]
    public const string OfferNotFound = "OFFER_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "The case has as many offers as it may have.")]
    public const string TooManyOffers = "TOO_MANY_OFFERS";

    [Reason(StatusCode.NotFound, "There is no such round of blind bids in this case.")]
    public const string BlindBidNotFound = "BLIND_BID_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "A round of blind bids runs; it ends when both sides have entered a range.")]
    public const string BlindBidOpen = "BLIND_BID_OPEN";

    [Reason(StatusCode.FailedPrecondition, "The rounds of blind bids of this case are used up.")]
    public const string BlindBidsUsedUp = "BLIND_BIDS_USED_UP";

    [Reason(StatusCode.FailedPrecondition, "This side has entered its range; it is never shown or changed.")]
    public const string BidEntered = "BID_ENTERED";

    [Reason(StatusCode.InvalidArgument, "The lowest amount is above the highest.")]
    public const string RangeReversed = "RANGE_REVERSED";

    [Reason(StatusCode.NotFound, "There is no agreement in this case.")]
    public const string AgreementNotFound = "AGREEMENT_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "The SHA-256 is not of the present document; read it again before signing.")]
    public const string DocumentChanged = "DOCUMENT_CHANGED";

    [Reason(StatusCode.FailedPrecondition, "This signature is there already.")]
    public const string AlreadySigned = "ALREADY_SIGNED";

    [Reason(StatusCode.FailedPrecondition, "Both parties sign before the mediator seals.")]
    public const string SignaturesMissing = "SIGNATURES_MISSING";

    [Reason(StatusCode.FailedPrecondition, "The agreement does not wait for signatures.")]
    public const string NotWaitingForSignatures = "NOT_WAITING_FOR_SIGNATURES";

    [Reason(StatusCode.FailedPrecondition, "The one-time code is wrong, or was sent for another document, party or purpose.")]
    public const string SigningCodeWrong = "SIGNING_CODE_WRONG";

    [Reason(StatusCode.FailedPrecondition, "The one-time code is too old, was used or had too many wrong entries; ask for a new one.")]
    public const string SigningCodeExpired = "SIGNING_CODE_EXPIRED";

    [Reason(StatusCode.FailedPrecondition, "The party has neither a mobile number nor an e-mail address to which a code can go.")]
    public const string NoWayToSendCode = "NO_WAY_TO_SEND_CODE";

    [Reason(StatusCode.ResourceExhausted, "Too many one-time codes were asked for; the answer says how long to wait.")]
    public const string TooManyCodes = "TOO_MANY_CODES";

    [Reason(StatusCode.FailedPrecondition, "No offer is accepted; give the terms that the parties agreed in the session.")]
    public const string NoAcceptedOffer = "NO_ACCEPTED_OFFER";

    [Reason(StatusCode.InvalidArgument, "An offer is accepted: its terms are the agreement, no others.")]
    public const string TermsComeFromOffer = "TERMS_COME_FROM_OFFER";

    [Reason(StatusCode.FailedPrecondition, "A due date of the accepted terms has passed; the parties agree on another one.")]
    public const string TermsOverdue = "TERMS_OVERDUE";

    [Reason(StatusCode.InvalidArgument, "Both parties affirm it before the mediator, or there is nothing to record (PML art 30).")]
    public const string BothMustAffirm = "BOTH_MUST_AFFIRM";

    [Reason(StatusCode.FailedPrecondition, "The numbers of documents of this county and day are used up.")]
    public const string DocumentNumbersUsedUp = "DOCUMENT_NUMBERS_USED_UP";

    [Reason(StatusCode.InvalidArgument, "A SHA-256 has 64 hexadecimal characters.")]
    public const string Sha256Format = "SHA256_FORMAT";

    [Reason(StatusCode.FailedPrecondition, "The agreement cannot be confirmed by a court; the explanation of the case says why.")]
    public const string NotConfirmable = "NOT_CONFIRMABLE";

    [Reason(StatusCode.FailedPrecondition, "The period to ask the court is over (CPC art 205).")]
    public const string ConfirmationPeriodOver = "CONFIRMATION_PERIOD_OVER";

    [Reason(StatusCode.FailedPrecondition, "Both parties join the application before it is filed (CPC art 205).")]
    public const string ConsentsMissing = "CONSENTS_MISSING";

    [Reason(StatusCode.FailedPrecondition, "The parties named different courts; they agree on one.")]
    public const string CourtsDiffer = "COURTS_DIFFER";

    [Reason(StatusCode.FailedPrecondition, "This side has joined the application already.")]
    public const string AlreadyConsented = "ALREADY_CONSENTED";

    [Reason(StatusCode.FailedPrecondition, "No agreement binds in this case.")]
    public const string NoBindingAgreement = "NO_BINDING_AGREEMENT";

    [Reason(StatusCode.NotFound, "There is no such duty in this agreement.")]
    public const string DutyNotFound = "DUTY_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "The duty is fulfilled already.")]
    public const string DutyFulfilled = "DUTY_FULFILLED";

    [Reason(StatusCode.FailedPrecondition, "The due date has not passed; there is no breach before.")]
    public const string NotDueYet = "NOT_DUE_YET";

    [Reason(StatusCode.FailedPrecondition, "A breach of this duty is reported already.")]
    public const string BreachReported = "BREACH_REPORTED";

    [Reason(StatusCode.PermissionDenied, "Only the side to which it is owed, or the mediator, says so.")]
    public const string NotTheCreditor = "NOT_THE_CREDITOR";

    [Reason(StatusCode.FailedPrecondition, "The debtor has proven nothing yet; only the creditor can confirm without proof.")]
    public const string ProofMissing = "PROOF_MISSING";

    [Reason(StatusCode.NotFound, "There are no undisputed facts in this case.")]
    public const string FactsNotFound = "FACTS_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "The text has another revision now; read it before affirming it.")]
    public const string FactsChanged = "FACTS_CHANGED";

    [Reason(StatusCode.FailedPrecondition, "Only a mediation that ended without an agreement is handed on.")]
    public const string NotTerminated = "NOT_TERMINATED";

    [Reason(StatusCode.FailedPrecondition, "Only a concluded mediation is rated.")]
    public const string NotConcluded = "NOT_CONCLUDED";

    [Reason(StatusCode.FailedPrecondition, "This side has rated the mediation already.")]
    public const string AlreadyRated = "ALREADY_RATED";
}

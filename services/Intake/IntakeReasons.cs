using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Intake;

/// <summary>The reasons that Intake adds to those of Platform.</summary>
internal static class IntakeReasons
{
    [Reason(StatusCode.NotFound, "There is no such complaint within the caller's scope.")]
    public const string ComplaintNotFound = "COMPLAINT_NOT_FOUND";

    [Reason(StatusCode.InvalidArgument, "The code is not in the catalogue.")]
    public const string UnknownCode = "UNKNOWN_CODE";

    [Reason(StatusCode.InvalidArgument, "The day lies in the future.")]
    public const string DateInFuture = "DATE_IN_FUTURE";

    [Reason(StatusCode.InvalidArgument, "The day lies before the purchase.")]
    public const string DateBeforePurchase = "DATE_BEFORE_PURCHASE";

    [Reason(StatusCode.InvalidArgument, "The day has passed.")]
    public const string DatePassed = "DATE_PASSED";

    [Reason(StatusCode.InvalidArgument, "The number is outside the possible range.")]
    public const string OutOfRange = "OUT_OF_RANGE";

    [Reason(StatusCode.InvalidArgument, "An amount of zero cannot be complained of.")]
    public const string AmountNotPositive = "AMOUNT_NOT_POSITIVE";

    [Reason(StatusCode.InvalidArgument, "An agent needs an authorisation: matter, powers and term (O121 art 11).")]
    public const string AuthorisationRequired = "AUTHORISATION_REQUIRED";

    [Reason(StatusCode.InvalidArgument, "Consent is needed and was not given.")]
    public const string ConsentRequired = "CONSENT_REQUIRED";

    [Reason(StatusCode.InvalidArgument, "A joint complaint has at most two representatives (O121 art 12).")]
    public const string TooManyRepresentatives = "TOO_MANY_REPRESENTATIVES";

    [Reason(StatusCode.InvalidArgument, "More entries than allowed; the suggestion says how many.")]
    public const string TooMany = "TOO_MANY";

    [Reason(StatusCode.InvalidArgument, "The same entry stands twice.")]
    public const string Repeated = "REPEATED";

    [Reason(StatusCode.InvalidArgument, "The complainant must answer for the truth of the material (O121 art 10).")]
    public const string TruthNotDeclared = "TRUTH_NOT_DECLARED";

    [Reason(StatusCode.InvalidArgument, "The identity document and its number go together.")]
    public const string DocumentIncomplete = "DOCUMENT_INCOMPLETE";

    [Reason(StatusCode.InvalidArgument, "The firm needs a credit code, a registration number or an address, so that it can be found (O121 art 10).")]
    public const string RespondentNotFindable = "RESPONDENT_NOT_FINDABLE";

    [Reason(StatusCode.InvalidArgument, "The name has no letter and no digit.")]
    public const string NameWithoutLetters = "NAME_WITHOUT_LETTERS";

    [Reason(StatusCode.InvalidArgument, "Advice: the organisation code inside the credit code does not agree; older registers have such codes.")]
    public const string UsccOrganisationCode = "USCC_ORGANISATION_CODE";

    [Reason(StatusCode.InvalidArgument, "Advice: more than the limitation period has passed since the harm was known (O121 art 16(4)).")]
    public const string LimitationPassed = "LIMITATION_PASSED";

    [Reason(StatusCode.FailedPrecondition, "The department has no authority within its region; only intake passes a complaint on (O121 art 41).")]
    public const string DepartmentOutOfScope = "DEPARTMENT_OUT_OF_SCOPE";

    [Reason(StatusCode.InvalidArgument, "Say why it goes to another department than the suggested one.")]
    public const string ReasonForOtherDepartment = "REASON_FOR_OTHER_DEPARTMENT";

    [Reason(StatusCode.FailedPrecondition, "The officer is not of the complaint's department, or the account is closed.")]
    public const string OfficerNotOfDepartment = "OFFICER_NOT_OF_DEPARTMENT";

    [Reason(StatusCode.InvalidArgument, "The firm takes no part in direct negotiation; file without it, and the authority has the complaint at once.")]
    public const string FirmNotInNegotiation = "FIRM_NOT_IN_NEGOTIATION";

    [Reason(StatusCode.FailedPrecondition, "Neither words nor evidence were supplied since the request.")]
    public const string NothingSupplied = "NOTHING_SUPPLIED";

    [Reason(StatusCode.FailedPrecondition, "Notices of this case are still on their way; it is closed when they have arrived or are given up.")]
    public const string NoticesPending = "NOTICES_PENDING";

    [Reason(StatusCode.FailedPrecondition, "The sequence of the day is used up; file tomorrow or through another county.")]
    public const string ReceiptNumbersUsedUp = "RECEIPT_NUMBERS_USED_UP";

    [Reason(StatusCode.NotFound, "Receipt number and access code do not fit together; both kinds of mistake answer alike.")]
    public const string AccessDenied = "ACCESS_DENIED";

    [Reason(StatusCode.NotFound, "There is no such draft, its key is another, or its days are over.")]
    public const string DraftNotFound = "DRAFT_NOT_FOUND";

    [Reason(StatusCode.InvalidArgument, "All fields of a draft together are too long.")]
    public const string DraftTooLarge = "DRAFT_TOO_LARGE";

    [Reason(StatusCode.NotFound, "There is no such file within the caller's scope.")]
    public const string EvidenceNotFound = "EVIDENCE_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "Evidence of a case is never removed; only a draft gives files back.")]
    public const string EvidenceIsKept = "EVIDENCE_IS_KEPT";

    [Reason(StatusCode.FailedPrecondition, "The case is concluded and takes no more evidence.")]
    public const string CaseConcluded = "CASE_CONCLUDED";

    [Reason(StatusCode.NotFound, "There is no such report within the caller's scope.")]
    public const string ReportNotFound = "REPORT_NOT_FOUND";

    [Reason(StatusCode.FailedPrecondition, "The check was prolonged already; it can be once (O121 art 27).")]
    public const string AlreadyExtended = "ALREADY_EXTENDED";

    [Reason(StatusCode.InvalidArgument, "Give the receipt number of an earlier report against the same firm.")]
    public const string MergeTarget = "MERGE_TARGET";
}

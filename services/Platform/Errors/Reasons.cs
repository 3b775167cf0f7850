using System.Reflection;
using Grpc.Core;

namespace Complaints.Platform.Errors;

/// <summary>Documents a stable reason. Put it on each constant of a list of reasons.</summary>
/// <param name="status">The gRPC status that it comes with; <see cref="StatusCode.InvalidArgument"/> for a reason of a field.</param>
/// <param name="meaning">What it means and what the caller does about it, in English.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ReasonAttribute(StatusCode status, string meaning) : Attribute
{
    /// <summary>The gRPC status.</summary>
    public StatusCode Status { get; } = status;

    /// <summary>What it means, in English.</summary>
    public string Meaning { get; } = meaning;
}

/// <summary>A documented reason.</summary>
public sealed record Reason(string Code, StatusCode Status, string Meaning);

/// <summary>Every documented reason. Pages translate each; a test compares.</summary>
public static class ReasonCatalog
{
    /// <summary>The reasons that an assembly declares: its string constants with a <see cref="ReasonAttribute"/>, by code.</summary>
    public static IReadOnlyList<Reason> Of(params IReadOnlyList<Assembly> assemblies)
    {
        const BindingFlags constants = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var reasons =
            from assembly in assemblies
            from type in assembly.GetTypes()
            from field in type.GetFields(constants)
            where field.IsLiteral && field.FieldType == typeof(string)
            let documented = field.GetCustomAttribute<ReasonAttribute>()
            where documented is not null
            select new Reason((string)field.GetRawConstantValue()!, documented.Status, documented.Meaning);
        return [.. reasons.OrderBy(r => r.Code, StringComparer.Ordinal)];
    }
}

/// <summary>The reasons that every service shares.</summary>
public static class Reasons
{
    [Reason(StatusCode.InvalidArgument, "Some fields are wrong; each is named with how to mend it.")]
    public const string InvalidFields = "INVALID_FIELDS";

    [Reason(StatusCode.InvalidArgument, "The request could not be read; it is no message of this call.")]
    public const string MalformedRequest = "MALFORMED_REQUEST";

    [Reason(StatusCode.Unauthenticated, "Nobody is signed in, or the token is expired or forged; sign in again.")]
    public const string NotSignedIn = "NOT_SIGNED_IN";

    [Reason(StatusCode.PermissionDenied, "The caller's role may not do this.")]
    public const string NotAllowed = "NOT_ALLOWED";

    [Reason(StatusCode.Aborted, "It has changed since it was read; read it again and decide again.")]
    public const string StaleVersion = "STALE_VERSION";

    [Reason(StatusCode.AlreadyExists, "The request_id was used for another request; take a new one.")]
    public const string RequestIdReused = "REQUEST_ID_REUSED";

    [Reason(StatusCode.FailedPrecondition, "The action is not possible in the present state.")]
    public const string IllegalTransition = "ILLEGAL_TRANSITION";

    [Reason(StatusCode.NotFound, "There is no failed message with this id.")]
    public const string FailedMessageNotFound = "FAILED_MESSAGE_NOT_FOUND";

    [Reason(StatusCode.ResourceExhausted, "Too many wrong attempts; the answer says how long to wait.")]
    public const string TooManyAttempts = "TOO_MANY_ATTEMPTS";

    [Reason(StatusCode.InvalidArgument, "The file is larger than allowed; the suggestion says how many bytes are.")]
    public const string FileTooLarge = "FILE_TOO_LARGE";

    [Reason(StatusCode.InvalidArgument, "The content is none of the kinds that are taken: photo, PDF, audio, video, office document.")]
    public const string FileTypeNotAllowed = "FILE_TYPE_NOT_ALLOWED";

    [Reason(StatusCode.InvalidArgument, "The ending of the name does not belong to the content; the suggestion is one that does.")]
    public const string FileTypeMismatch = "FILE_TYPE_MISMATCH";

    [Reason(StatusCode.InvalidArgument, "The file is empty.")]
    public const string FileEmpty = "FILE_EMPTY";

    [Reason(StatusCode.ResourceExhausted, "The draft or case has as many files as it may have.")]
    public const string TooManyFiles = "TOO_MANY_FILES";

    [Reason(StatusCode.Cancelled, "The caller gave up waiting; nothing is known of the outcome, repeat with the same request_id.")]
    public const string Cancelled = "CANCELLED";

    [Reason(StatusCode.Internal, "An error of the service; tell the operator the error id.")]
    public const string Internal = "INTERNAL";

    [Reason(StatusCode.InvalidArgument, "Fill in this field.")]
    public const string Required = "REQUIRED";

    [Reason(StatusCode.InvalidArgument, "Too short; the suggestion says how many characters are needed.")]
    public const string TooShort = "TOO_SHORT";

    [Reason(StatusCode.InvalidArgument, "Too long; the suggestion says how many characters are allowed.")]
    public const string TooLong = "TOO_LONG";

    [Reason(StatusCode.InvalidArgument, "Contains characters that cannot be printed.")]
    public const string ControlCharacter = "CONTROL_CHARACTER";

    [Reason(StatusCode.InvalidArgument, "No value of the list.")]
    public const string UnknownValue = "UNKNOWN_VALUE";

    [Reason(StatusCode.InvalidArgument, "There is no such day.")]
    public const string ImpossibleDate = "IMPOSSIBLE_DATE";

    [Reason(StatusCode.InvalidArgument, "Send a random UUID, the same for every retry of one request.")]
    public const string RequestId = "REQUEST_ID";

    [Reason(StatusCode.InvalidArgument, "No telephone number: 11 digits of a mobile, area code and number of a landline, or + and country code.")]
    public const string PhoneNumber = "PHONE_NUMBER";

    [Reason(StatusCode.InvalidArgument, "No e-mail address.")]
    public const string EmailAddress = "EMAIL_ADDRESS";

    [Reason(StatusCode.InvalidArgument, "No currency code of ISO 4217, for example CNY.")]
    public const string CurrencyCode = "CURRENCY_CODE";

    [Reason(StatusCode.InvalidArgument, "An amount of money is never negative.")]
    public const string NegativeAmount = "NEGATIVE_AMOUNT";

    [Reason(StatusCode.InvalidArgument, "The amount is larger than any purchase.")]
    public const string AmountTooLarge = "AMOUNT_TOO_LARGE";

    [Reason(StatusCode.InvalidArgument, "A resident identity number has 17 digits and a digit or X.")]
    public const string ResidentIdFormat = "RESIDENT_ID_FORMAT";

    [Reason(StatusCode.InvalidArgument, "The check digit or the date of birth of the resident identity number does not fit (GB 11643).")]
    public const string ResidentIdCheckDigit = "RESIDENT_ID_CHECK_DIGIT";

    [Reason(StatusCode.InvalidArgument, "The page token is damaged or belongs to another list; begin with the first page.")]
    public const string InvalidPageToken = "INVALID_PAGE_TOKEN";
}

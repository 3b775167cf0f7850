using Complaints.Platform.Errors;
using Grpc.Core;

namespace Complaints.Platform.Codes;

/// <summary>What is wrong with a code that somebody typed, in a form that a page can put beside the field.</summary>
/// <param name="Reason">One of <see cref="CodeReasons"/>; pages translate it.</param>
/// <param name="Message">English: what is wrong and how to mend it.</param>
/// <param name="Position">Which character of the normalised text, from 1; null: the code as a whole.</param>
/// <param name="Suggestions">Valid codes that differ by one likely slip. Offered, never applied; often empty.</param>
public sealed record CodeMistake(string Reason, string Message, int? Position, IReadOnlyList<string> Suggestions);

/// <summary>The stable reasons of <see cref="CodeMistake"/>.</summary>
public static class CodeReasons
{
    [Reason(StatusCode.InvalidArgument, "A unified social credit code has 18 characters.")]
    public const string UsccLength = "USCC_LENGTH";

    [Reason(StatusCode.InvalidArgument, "A unified social credit code has digits and capital letters without I, O, S, V and Z.")]
    public const string UsccAlphabet = "USCC_ALPHABET";

    [Reason(StatusCode.InvalidArgument, "A check digit of the unified social credit code does not fit (GB 32100).")]
    public const string UsccCheckDigit = "USCC_CHECK_DIGIT";

    [Reason(StatusCode.InvalidArgument, "A registration number has 15 digits.")]
    public const string RegistrationNumberFormat = "REGISTRATION_NUMBER_FORMAT";

    [Reason(StatusCode.InvalidArgument, "The check digit of the registration number does not fit (GS 15-2006).")]
    public const string RegistrationNumberCheckDigit = "REGISTRATION_NUMBER_CHECK_DIGIT";

    [Reason(StatusCode.InvalidArgument, "No receipt number.")]
    public const string ReceiptNumberFormat = "RECEIPT_NUMBER_FORMAT";

    [Reason(StatusCode.InvalidArgument, "The check digit of the receipt number does not fit; compare it with the receipt.")]
    public const string ReceiptNumberCheckDigit = "RECEIPT_NUMBER_CHECK_DIGIT";

    /// <summary>Every reason, for the catalogue of errors and its translations.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        UsccLength, UsccAlphabet, UsccCheckDigit, RegistrationNumberFormat, RegistrationNumberCheckDigit,
        ReceiptNumberFormat, ReceiptNumberCheckDigit,
    ];
}

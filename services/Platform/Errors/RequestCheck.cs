using System.Globalization;
using System.Text;

namespace Complaints.Platform.Errors;

/// <summary>
/// Reads a request field by field and collects every mistake, so that one refusal names them all.
/// </summary>
public sealed class RequestCheck
{
    private readonly List<FieldMistake> _mistakes = [];

    /// <summary>The mistakes so far.</summary>
    public IReadOnlyList<FieldMistake> Mistakes => _mistakes;

    /// <summary>Notes a mistake.</summary>
    public void Wrong(string field, string reason, string message, string? suggestion = null) =>
        _mistakes.Add(new FieldMistake(field, reason, message, suggestion));

    /// <summary>Refuses with every mistake that was noted; does nothing when there is none.</summary>
    public void ThrowIfAny()
    {
        if (_mistakes.Count > 0)
            throw Refusal.Invalid(_mistakes);
    }

    /// <summary>
    /// A trimmed text in Unicode form C. Notes <c>REQUIRED</c>, <c>TOO_SHORT</c>, <c>TOO_LONG</c> or
    /// <c>CONTROL_CHARACTER</c>. Lengths count characters as a reader sees them.
    /// </summary>
    public string Text(string field, string? value, int max, int min = 0, bool multiline = false)
    {
        var raw = value ?? "";
        if (HasControlCharacter(raw, multiline))
        {
            Wrong(field, Reasons.ControlCharacter, "Remove the characters that cannot be printed.");
            return "";
        }

        var text = raw.Normalize(NormalizationForm.FormC).Trim();
        // The cheap bound first: counting text elements of a hostile text is slow.
        var length = text.Length > max * 8 ? int.MaxValue : new StringInfo(text).LengthInTextElements;
        if (text.Length == 0 && min > 0)
            Wrong(field, Reasons.Required, "Fill in this field.");
        else if (length > max)
            Wrong(field, Reasons.TooLong, string.Create(CultureInfo.InvariantCulture, $"Use at most {max} characters."), max.ToString(CultureInfo.InvariantCulture));
        else if (length < min)
            Wrong(field, Reasons.TooShort, string.Create(CultureInfo.InvariantCulture, $"Use at least {min} characters."), min.ToString(CultureInfo.InvariantCulture));
        else
            return text;
        return "";
    }

    /// <summary>A member of a closed enum, never the unspecified one. Notes <c>REQUIRED</c> or <c>UNKNOWN_VALUE</c>.</summary>
    public T Choice<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            Wrong(field, Reasons.UnknownValue, "Choose one of the listed values.");
        else if (Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0)
            Wrong(field, Reasons.Required, "Choose one of the listed values.");
        return value;
    }

    /// <summary>A calendar day. Notes <c>IMPOSSIBLE_DATE</c> for one that does not exist; null when absent.</summary>
    public DateOnly? Day(string field, Google.Type.Date? value)
    {
        if (value is null)
            return null;
        if (value.Year is >= 1900 and <= 2200 && value.Month is >= 1 and <= 12
            && value.Day >= 1 && value.Day <= DateTime.DaysInMonth(value.Year, value.Month))
            return new DateOnly(value.Year, value.Month, value.Day);
        Wrong(field, Reasons.ImpossibleDate, "Give a day that exists, for example 2026-09-30.");
        return null;
    }

    /// <summary>The request's id: a UUID that is not all zero. Notes <c>REQUEST_ID</c>.</summary>
    public Guid RequestId(string? value, string field = "request_id")
    {
        if (Guid.TryParse(value, out var id) && id != Guid.Empty)
            return id;
        Wrong(field, Reasons.RequestId, "Send a random UUID, the same for every retry of this request.");
        return Guid.Empty;
    }

    /// <summary>The id of a stored thing: a UUID. Refuses at once, because nothing else can be checked without it.</summary>
    public static Guid Id(string? value, string notFoundReason) =>
        Guid.TryParse(value, out var id) ? id : throw Refusal.NotFound(notFoundReason, "There is nothing with this id.");

    private static bool HasControlCharacter(string text, bool multiline)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(multiline && c is '\n' or '\r' or '\t'))
                return true;
            if (char.IsSurrogate(c))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                    return true;
                i++;
            }
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.Format && c is not ('\u200d' or '\u200c' or '\ufeff'))
            {
                // Bidirectional overrides can make a text read as its opposite.
                return true;
            }
        }

        return false;
    }
}

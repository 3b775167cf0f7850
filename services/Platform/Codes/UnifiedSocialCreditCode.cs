using System.Diagnostics.CodeAnalysis;

namespace Complaints.Platform.Codes;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, of which 1 is the registering department,
/// 2 the entity class, 3–8 the region (GB/T 2260), 9–17 the organisation code (GB 11714) and 18 the check character.
/// </summary>
public sealed record UnifiedSocialCreditCode
{
    internal const int Length = 18;

    /// <summary>The 31 characters of the standard; a character's value is its index. I, O, S, V and Z are not among them.</summary>
    internal const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // 3^i mod 31, and the weights of GB 11714.
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private UnifiedSocialCreditCode(string value) => Value = value;

    /// <summary>The 18 characters, normalised.</summary>
    public string Value { get; }

    /// <summary>9 is market supervision; others are the editing office, civil affairs and so on.</summary>
    public char RegisteringDepartment => Value[0];

    /// <summary>Under department 9: 1 enterprise, 2 individual business, 3 farmers' cooperative, 9 other.</summary>
    public char EntityClass => Value[1];

    /// <summary>GB/T 2260 code of the place that registered it first; firms move, so it proves no present address.</summary>
    public string RegionCode => Value[2..8];

    /// <summary>Nine characters, the last one its own check character.</summary>
    public string OrganisationCode => Value[8..17];

    /// <summary>True when the inner check character disagrees. A warning only: codes taken over from older registers do this.</summary>
    public bool OrganisationCodeDisagrees => !OrganisationCodeAgrees(Value);

    public override string ToString() => Value;

    /// <summary>
    /// Reads what somebody typed; white space, full-width and lower-case characters are tolerated. Nothing is corrected
    /// silently: a likely slip is offered in <see cref="CodeMistake.Suggestions"/>.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code, when it is valid.</param>
    /// <param name="mistakes">Every mistake otherwise: USCC_LENGTH, USCC_ALPHABET for each wrong character, USCC_CHECK_DIGIT.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out UnifiedSocialCreditCode? code, out IReadOnlyList<CodeMistake> mistakes)
    {
        var value = CodeText.Normalise(text);
        mistakes = Mistakes(value);
        code = mistakes.Count == 0 ? new UnifiedSocialCreditCode(value) : null;
        return code is not null;
    }

    /// <summary>True for 18 characters of the alphabet whose check character agrees.</summary>
    internal static bool IsValid(string value) =>
        value.Length == Length && value.All(Alphabet.Contains) && value[^1] == CheckCharacterOf(value);

    internal static bool OrganisationCodeAgrees(string value)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
            sum += OrganisationWeights[i] * (char.IsAsciiDigit(value[8 + i]) ? value[8 + i] - '0' : value[8 + i] - 'A' + 10);
        return value[16] == "0X987654321"[sum % 11];
    }

    private static char CheckCharacterOf(string value)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * Alphabet.IndexOf(value[i], StringComparison.Ordinal);
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static List<CodeMistake> Mistakes(string value)
    {
        var mistakes = new List<CodeMistake>();
        if (value.Length != Length)
        {
            mistakes.Add(new CodeMistake(
                CodeReasons.UsccLength, $"A unified social credit code has {Length} characters; this has {value.Length}.", Position: null, []));
        }

        // A page of pasted text deserves one remark about its length, not one about each letter.
        for (var i = 0; i < Math.Min(value.Length, Length); i++)
        {
            if (!Alphabet.Contains(value[i], StringComparison.Ordinal))
                mistakes.Add(WrongCharacter(value, i));
        }

        if (mistakes.Count == 0 && !IsValid(value))
        {
            mistakes.Add(new CodeMistake(
                CodeReasons.UsccCheckDigit,
                "The last character does not agree with the others: compare the code with the licence, character by character.",
                Position: null, LikelySlips.Mend(value)));
        }

        return mistakes;
    }

    private static CodeMistake WrongCharacter(string value, int index)
    {
        var likely = LikelySlips.OutsideAlphabet(value[index]);
        var hint = likely is null ? "" : $" Perhaps {likely} is meant.";
        return new CodeMistake(
            CodeReasons.UsccAlphabet,
            $"Character {index + 1} cannot occur: the code has digits and capital letters without I, O, S, V and Z.{hint}",
            index + 1,
            LikelySlips.MendAlphabet(value));
    }
}

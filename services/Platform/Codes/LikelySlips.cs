namespace Complaints.Platform.Codes;

/// <summary>
/// Finds what somebody probably meant by an invalid unified social credit code: a swap of two neighbours, or one
/// character read as another of the same look.
/// </summary>
internal static class LikelySlips
{
    private static readonly Dictionary<char, char> NotInAlphabet = new() { ['O'] = '0', ['I'] = '1', ['Z'] = '2', ['S'] = '5', ['V'] = 'U' };

    private static readonly string[] LookAlikes =
        ["0D", "0Q", "DQ", "17", "1L", "27", "38", "3B", "4A", "5B", "56", "6G", "8B", "9G", "CG", "EF", "HN", "KX", "MN", "PR", "TY", "UW", "XY"];

    /// <summary>The character of the alphabet that one outside it is mistaken for, or null.</summary>
    public static char? OutsideAlphabet(char wrong) => NotInAlphabet.TryGetValue(wrong, out var right) ? right : null;

    /// <summary>The code with every character outside the alphabet replaced by its look-alike, if that is valid.</summary>
    public static IReadOnlyList<string> MendAlphabet(string value)
    {
        var mended = string.Concat(value.Select(character => OutsideAlphabet(character) ?? character));
        return UnifiedSocialCreditCode.IsValid(mended) ? [mended] : [];
    }

    /// <summary>
    /// Codes one slip away that are valid. About one candidate in 31 is valid by chance, so a candidate must also keep
    /// the region numeric and, where any does, agree with the organisation code inside: two checks are not met by chance.
    /// </summary>
    public static IReadOnlyList<string> Mend(string value)
    {
        string[] valid =
        [
            .. Swaps(value).Concat(Substitutions(value)).Distinct(StringComparer.Ordinal)
                .Where(candidate => UnifiedSocialCreditCode.IsValid(candidate) && CodeText.IsDigits(candidate.AsSpan(2, 6))),
        ];
        string[] twiceValid = [.. valid.Where(UnifiedSocialCreditCode.OrganisationCodeAgrees)];
        return twiceValid.Length > 0 ? twiceValid : valid;
    }

    private static IEnumerable<string> Swaps(string value) =>
        Enumerable.Range(0, value.Length - 1)
            .Where(i => value[i] != value[i + 1])
            .Select(i => $"{value[..i]}{value[i + 1]}{value[i]}{value[(i + 2)..]}");

    private static IEnumerable<string> Substitutions(string value) =>
        from i in Enumerable.Range(0, value.Length)
        from pair in LookAlikes
        where pair.Contains(value[i], StringComparison.Ordinal)
        select $"{value[..i]}{(pair[0] == value[i] ? pair[1] : pair[0])}{value[(i + 1)..]}";
}

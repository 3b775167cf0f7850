namespace Complaints.CreditBlacklist.Names;

/// <summary>Compares Latin and Cyrillic names word by word, in any order, each word weighing what it tells.</summary>
internal static class AlphabeticComparison
{
    private const double WordsMeet = 0.74;

    /// <summary>Compares two names.</summary>
    public static NameComparison Compare(FirmName left, FirmName right)
    {
        var found = new Findings();
        if (left.Plain == right.Plain)
            found.Tolerate("words-same", 1);
        else if (Joined(left) == Joined(right))
            found.Tolerate("words-joined", 0.97);
        else
            Words(left, right, ref found);
        if (left.Form == right.Form)
            return found.Conclude();
        if (left.Form is null || right.Form is null)
            found.Tolerate("form-missing", 0.98);
        else
            found.Tolerate("form-differs", 0.95);
        return found.Conclude();
    }

    private static void Words(FirmName left, FirmName right, ref Findings found)
    {
        var free = new List<NameToken>(right.Tokens);
        var (met, leastAlike) = (0.0, 1.0);
        var (lonely, lonelyOther) = (new List<NameToken>(), free);
        foreach (var token in left.Tokens.OrderByDescending(token => token.Weight))
        {
            var (best, at) = (0.0, -1);
            for (var i = 0; i < free.Count; i++)
            {
                var alike = Alike(token, free[i]);
                if (alike > best)
                    (best, at) = (alike, i);
            }

            if (at < 0)
            {
                lonely.Add(token);
                continue;
            }

            met += best * (token.Weight + free[at].Weight);
            if (token.Weight >= 0.6)
                leastAlike = Math.Min(leastAlike, best);
            free.RemoveAt(at);
        }

        var all = left.Tokens.Sum(token => token.Weight) + right.Tokens.Sum(token => token.Weight);
        var score = met / all;
        var (mine, yours) = (Telling(lonely), Telling(lonelyOther));
        var whole = Likeness.Of(Joined(left), Joined(right));
        if (mine.Length == 0 && yours.Length == 0 && score >= 0.8)
        {
            if (leastAlike >= 0.82)
                found.Tolerate(leastAlike < 1 ? "words-spelled" : "words-general", Math.Max(score, 0.91), left.Plain, right.Plain);
            else
                found.Doubt("words-spelled", score, left.Plain, right.Plain);
        }
        else if (whole >= 0.9 && !NumbersDiffer(left, right))
        {
            found.Tolerate("words-joined", whole, left.Plain, right.Plain);
        }
        else if (IsInitials(left, right) || IsInitials(right, left))
        {
            found.Doubt("words-initials", 0.75, left.Plain, right.Plain);
        }
        else
        {
            // A word of its own is how one firm differs from another of the same trade; that both have one settles it.
            var own = (mine.Length > 0 ? 0.85 : 1) * (yours.Length > 0 ? 0.85 : 1);
            found.Doubt("words-differ", score * own, mine, yours);
        }
    }

    private static double Alike(NameToken one, NameToken other)
    {
        if (one.IsNumber || other.IsNumber || Math.Min(one.Text.Length, other.Text.Length) <= 2)
            return one.Text == other.Text ? 1 : 0;
        var alike = Likeness.Of(one.Text, other.Text);
        var least = Math.Min(one.Text.Length, other.Text.Length) <= 4 ? 0.8 : WordsMeet;
        return alike >= least ? alike : 0;
    }

    private static bool NumbersDiffer(FirmName left, FirmName right) =>
        !left.Tokens.Where(token => token.IsNumber).Select(token => token.Text).Order(StringComparer.Ordinal)
            .SequenceEqual(right.Tokens.Where(token => token.IsNumber).Select(token => token.Text).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Joined(FirmName name) => string.Concat(name.Tokens.Select(token => token.Text));

    private static string Telling(List<NameToken> tokens) =>
        string.Join(' ', tokens.Where(token => token.Weight >= 0.6).Select(token => token.Text));

    private static bool IsInitials(FirmName brief, FirmName full) =>
        brief.Tokens.Count == 1 && full.Tokens.Count >= 3 && brief.Tokens[0].Text == string.Concat(full.Tokens.Select(token => token.Text[0]));
}

namespace Complaints.CreditBlacklist.Names;

/// <summary>How alike two words of one spelling are: an edit distance in which what transliterations confuse costs less.</summary>
internal static class Likeness
{
    private const int Longest = 48;

    private static readonly string[] Confused = ["ck", "kg", "gh", "hk", "sz", "vf", "vu", "bv", "ij", "jz", "dt", "bp", "mn", "cs", "xk", "xs", "xh", "jg", "fp", "zk", "zt"];

    /// <summary>0 to 1; 1 for the same word.</summary>
    public static double Of(string left, string right)
    {
        if (left == right)
            return 1;
        var longer = Math.Max(left.Length, right.Length);
        if (longer == 0 || longer > Longest || Math.Abs(left.Length - right.Length) > longer / 2)
            return 0;
        return Math.Max(0, 1 - (Distance(left, right) / longer));
    }

    private static double Distance(string left, string right)
    {
        Span<double> before = stackalloc double[right.Length + 1];
        Span<double> last = stackalloc double[right.Length + 1];
        Span<double> row = stackalloc double[right.Length + 1];
        last[0] = 0;
        for (var j = 1; j <= right.Length; j++)
            last[j] = last[j - 1] + Dropping(right[j - 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = last[0] + Dropping(left[i - 1]);
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = last[j - 1] + Replacing(left[i - 1], right[j - 1]);
                cost = Math.Min(cost, last[j] + Dropping(left[i - 1]));
                cost = Math.Min(cost, row[j - 1] + Dropping(right[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[right.Length];
    }

    private static double Replacing(char one, char other)
    {
        if (one == other)
            return 0;
        if (IsVowel(one) && IsVowel(other))
            return 0.6;
        foreach (var pair in Confused)
        {
            if ((pair[0] == one && pair[1] == other) || (pair[0] == other && pair[1] == one))
                return 0.5;
        }

        return char.IsAsciiDigit(one) || char.IsAsciiDigit(other) ? 2 : 1;
    }

    private static double Dropping(char one) => one is 'i' or 'h' or 'e' ? 0.6 : char.IsAsciiDigit(one) ? 2 : 1;

    private static bool IsVowel(char one) => one is 'a' or 'e' or 'i' or 'o' or 'u';
}

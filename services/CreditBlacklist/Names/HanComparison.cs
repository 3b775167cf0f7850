namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// Compares Chinese names part by part. A general distance fails here: 亨通物流 and 泰通物流 differ by one character
/// and are two firms, while 亨通物流 and 内蒙古亨通物流有限责任公司 differ by most of theirs and may be one.
/// </summary>
internal sealed class HanComparison(NameCharacters characters)
{
    /// <summary>Compares two names.</summary>
    public NameComparison Compare(FirmName left, FirmName right)
    {
        var first = CompareReadings(left, right);
        if (first.Verdict != NameVerdict.Different || (left.Otherwise ?? right.Otherwise) is null)
            return first;
        var second = CompareReadings(left.Otherwise ?? left, right);
        var third = CompareReadings(left, right.Otherwise ?? right);
        var other = second.Score >= third.Score ? second : third;
        return other.Score > first.Score ? other : first;
    }

    private NameComparison CompareReadings(FirmName left, FirmName right)
    {
        var found = new Findings();
        if (left.Plain == right.Plain)
        {
            found.Tolerate("identical", 1);
            return found.Conclude();
        }

        var (leftBrand, leftTrade, rightBrand, rightTrade) = Align(left, right);
        Brands(leftBrand, rightBrand, left, right, ref found);
        if (found.Score < NameComparison.PossibleFrom)
            return found.Conclude();
        Trades(leftTrade, rightTrade, ref found);
        PlacesOf(left, right, ref found);
        Forms(left, right, ref found);
        Branches(left, right, ref found);
        return found.Conclude();
    }

    // A misread trade is not recognised and stays with the brand; the other name then shows where the brand ends.
    private static (string, string, string, string) Align(FirmName left, FirmName right)
    {
        if (left.Brand.Length == right.Brand.Length)
            return (left.Brand, left.Trade, right.Brand, right.Trade);
        var (shorter, longer) = left.Brand.Length < right.Brand.Length ? (left, right) : (right, left);
        var length = shorter.Brand.Length;
        var longerCore = longer.Core;
        var fits = length >= 2 && (longerCore.StartsWith(shorter.Brand, StringComparison.Ordinal)
            ? longer.Trade.Length == 0 || longerCore.Length == shorter.Core.Length
            : longerCore.Length == shorter.Core.Length && longer.Trade.Length == 0);
        if (!fits || (shorter.Trade.Length == 0 && longer.Trade.Length == 0))
            return (left.Brand, left.Trade, right.Brand, right.Trade);
        return left == longer
            ? (longerCore[..length], longerCore[length..], right.Brand, right.Trade)
            : (left.Brand, left.Trade, longerCore[..length], longerCore[length..]);
    }

    private void Brands(string left, string right, FirmName leftName, FirmName rightName, ref Findings found)
    {
        if (left == right)
        {
            if (left.Length >= 2 || (left.Length == 1 && leftName.Trade == rightName.Trade))
                found.Tolerate("brand-same", 1, left, right);
            else
                found.Doubt("brand-absent", 0.8, left, right);
            return;
        }

        if (left.Length == right.Length && left.Length > 0)
            SameLength(left, right, ref found);
        else
            OtherLength(left, right, leftName, rightName, ref found);
    }

    private void SameLength(string left, string right, ref Findings found)
    {
        var (first, count) = Differences(left, right);
        if (count == 1)
        {
            var (one, other) = (left[first], right[first]);
            if (characters.SoundsLike(one, other))
                found.Doubt("brand-misheard", left.Length == 1 ? 0.7 : 0.87, left, right);
            else if (characters.LooksLike(one, other))
                found.Doubt("brand-misread", left.Length == 1 ? 0.65 : 0.86, left, right);
            else
                found.Doubt("brand-different", left.Length >= 5 ? 0.66 : 0.4, left, right);
        }
        else if (count == 2 && left.Length >= 3 && first + 1 < left.Length && left[first] == right[first + 1] && left[first + 1] == right[first])
        {
            found.Doubt("brand-swapped", 0.8, left, right);
        }
        else if (count == 2 && left.Length >= 4 && AllAlike(left, right))
        {
            found.Doubt("brand-misread", 0.7, left, right);
        }
        else
        {
            found.Doubt("brand-different", 0.2, left, right);
        }
    }

    private static void OtherLength(string left, string right, FirmName leftName, FirmName rightName, ref Findings found)
    {
        var (shorter, longer) = left.Length < right.Length ? (left, right) : (right, left);
        if (shorter.Length >= 2 && longer.Length - shorter.Length is 2 or 3 && longer.EndsWith(shorter, StringComparison.Ordinal)
            && (leftName.Places.Count == 0 || rightName.Places.Count == 0))
            found.Doubt("brand-behind-place", 0.76, left, right);
        else if (shorter.Length >= 3 && longer.Length == shorter.Length + 1 && IsOneLess(shorter, longer))
            found.Doubt("brand-character-missing", 0.75, left, right);
        else if (leftName.Trade.Length == 0 && rightName.Trade.Length == 0 && shorter.Length >= 2 && longer.StartsWith(shorter, StringComparison.Ordinal))
            found.Doubt("brand-continues", shorter.Length >= 3 ? 0.72 : 0.62, left, right);
        else
            found.Doubt("brand-different", 0.3, left, right);
    }

    private void Trades(string left, string right, ref Findings found)
    {
        if (left == right)
        {
            if (left.Length > 0)
                found.Tolerate("trade-same", 1, left, right);
            return;
        }

        if (left.Length == 0 || right.Length == 0)
        {
            found.Doubt("trade-missing", 0.84, left, right);
        }
        else if (left.Length == right.Length && Differences(left, right) is (var at, 1) && left.Length >= 2)
        {
            if (characters.SoundsLike(left[at], right[at]) || characters.LooksLike(left[at], right[at]))
                found.Doubt("trade-misread", 0.93, left, right);
            else
                found.Doubt("trade-different", 0.62, left, right);
        }
        else if (left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal))
        {
            found.Doubt("trade-narrower", 0.8, left, right);
        }
        else if (Math.Abs(left.Length - right.Length) == 1 && (left.Length < right.Length ? IsOneLess(left, right) : IsOneLess(right, left)))
        {
            found.Doubt("trade-misread", 0.9, left, right);
        }
        else
        {
            found.Doubt("trade-different", Shared(left, right) ? 0.61 : 0.5, left, right);
        }
    }

    private static void PlacesOf(FirmName left, FirmName right, ref Findings found)
    {
        if (left.Places.Count == 0 && right.Places.Count == 0)
            return;
        if (left.Places.Count == 0 || right.Places.Count == 0)
        {
            found.Tolerate("place-missing", 0.97, Written(left), Written(right));
            return;
        }

        var (one, other) = (Deepest(left), Deepest(right));
        if (one.Code == other.Code)
            found.Tolerate("place-same", 1, Written(left), Written(right));
        else if (Covers(left, right) || Covers(right, left))
            found.Tolerate("place-shorter", 0.97, Written(left), Written(right));
        else if (one.Within(other) || other.Within(one) || one.Code == "00" || other.Code == "00")
            found.Doubt("place-wider", 0.85, Written(left), Written(right));
        else if (one.Code[0] == '~' || other.Code[0] == '~')
            found.Doubt("place-different", 0.7, Written(left), Written(right));
        else
            found.Doubt("place-different", 0.5, Written(left), Written(right));
    }

    // Every place of the shorter one is named by the other: 呼和浩特 in 内蒙古呼和浩特.
    private static bool Covers(FirmName whole, FirmName part) =>
        part.Places.All(place => whole.Places.Any(other => other.Code == place.Code));

    private static Place Deepest(FirmName name) => name.Places.MaxBy(place => place.Code.Length);

    private static string Written(FirmName name) => string.Concat(name.Places.Select(place => place.Written));

    private static void Forms(FirmName left, FirmName right, ref Findings found)
    {
        if (left.Group != right.Group)
            found.Doubt("group-differs", 0.86);
        if (left.Form == right.Form)
            return;
        if (left.Form is null || right.Form is null)
            found.Tolerate("form-missing", 0.98);
        else if (IsCompany(left.Form) && IsCompany(right.Form))
        {
            if (left.Form is FormKind.Company || right.Form is FormKind.Company)
                found.Tolerate("form-shorter", 0.98);
            else
                found.Doubt("form-differs", 0.87);
        }
        else
            found.Doubt("form-differs", 0.6);
    }

    private static bool IsCompany(FormKind? form) => form is FormKind.Company or FormKind.Limited or FormKind.JointStock;

    private static void Branches(FirmName left, FirmName right, ref Findings found)
    {
        if (left.Branch == right.Branch)
            return;
        if (left.Branch.Length == 0 || right.Branch.Length == 0)
            found.Tolerate("branch-of", 0.97, left.Branch, right.Branch);
        else
            found.Doubt("branch-differs", 0.85, left.Branch, right.Branch);
    }

    private bool AllAlike(string left, string right) =>
        left.Zip(right).All(pair => pair.First == pair.Second
            || characters.SoundsLike(pair.First, pair.Second) || characters.LooksLike(pair.First, pair.Second));

    private static (int First, int Count) Differences(string left, string right)
    {
        var (first, count) = (-1, 0);
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i])
                continue;
            if (count++ == 0)
                first = i;
        }

        return (first, count);
    }

    private static bool IsOneLess(string shorter, string longer)
    {
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        return shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1));
    }

    private static bool Shared(string left, string right) =>
        left.Count(character => right.Contains(character, StringComparison.Ordinal)) * 2 >= Math.Max(left.Length, right.Length);
}

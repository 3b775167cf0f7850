using System.Text;

namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// Reads a Chinese firm name into its parts. Nothing is refused: what is not recognised stays with the brand, and the
/// comparison looks at brand and trade together then.
/// </summary>
internal sealed class HanNames
{
    private static readonly string[] CompanyEnds = ["有限责任公司", "股份有限公司", "有限公司", "专业合作社", "总公司", "公司"];

    private readonly NameCharacters _characters;
    private readonly Places _places;
    private readonly (string Word, FormKind Kind)[] _forms;
    private readonly string[] _groupWords;
    private readonly string[] _branchWords;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _trades;
    private readonly int _longestTrade;

    public HanNames(NameCharacters characters, Places places, HanWords words)
    {
        (_characters, _places) = (characters, places);
        _forms = [.. words.Forms.SelectMany(form => form.Words.Select(word => (word, form.Kind))).OrderByDescending(form => form.word.Length)];
        _groupWords = [.. words.GroupWords.OrderByDescending(word => word.Length)];
        _branchWords = [.. words.BranchWords.OrderByDescending(word => word.Length)];
        var trades = words.Trades.ToHashSet(StringComparer.Ordinal);
        _trades = trades.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestTrade = trades.Max(word => word.Length);
    }

    /// <summary>Whether a word names a trade.</summary>
    public bool IsTrade(ReadOnlySpan<char> word) => _trades.Contains(word);

    /// <summary>Reads a normalised name.</summary>
    public FirmName Read(string normalised)
    {
        var places = new List<Place>(3);
        var parts = new Parts();
        var text = TakeBrackets(normalised, places, ref parts);
        var plain = text.Length == normalised.Length ? text : Flat(normalised);
        text = TakeBranch(text, ref parts);
        text = TakeForm(text, ref parts);
        text = TakeGroup(text, ref parts);
        text = TakePlaces(text, places);

        if (places.Count > 0 && IsAllTrade(text))
        {
            // 鄂尔多斯羊绒: a place and a trade make the place the brand.
            var otherwise = text.Length > 3 ? Named(text[..2], text[2..]) : null;
            var brand = places[^1].Written;
            places.RemoveAt(places.Count - 1);
            return Named(brand, text, otherwise);
        }

        var cut = TradeStart(text);
        return cut < 0 ? Named(text, "") : Named(text[..cut], text[cut..]);

        FirmName Named(string brand, string trade, FirmName? otherwise = null) => new()
        {
            Plain = plain,
            Script = NameScript.Han,
            Places = places.Count == 0 ? [] : [.. places],
            Brand = brand,
            Trade = trade,
            Form = parts.Form,
            Group = parts.Group,
            Branch = parts.Branch,
            Otherwise = otherwise,
        };
    }

    private static string Flat(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private string TakeBrackets(string name, List<Place> places, ref Parts parts)
    {
        if (name.All(char.IsLetterOrDigit))
            return name;
        var rest = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var end = name[i] == '(' ? name.IndexOf(')', i) : -1;
            if (end > i)
            {
                var inside = Flat(name[(i + 1)..end]);
                if (!Understands(inside, places, ref parts))
                    rest.Append(inside);
                i = end;
            }
            else if (char.IsLetterOrDigit(name[i]))
            {
                rest.Append(name[i]);
            }
        }

        return rest.ToString();
    }

    private bool Understands(string inside, List<Place> places, ref Parts parts)
    {
        if (inside.Length == 0)
            return true;
        var group = _groupWords.Contains(inside, StringComparer.Ordinal);
        var form = Array.FindIndex(_forms, form => form.Word == inside);
        if (group)
            parts.Group = true;
        else if (form >= 0)
            parts.Form = _forms[form].Kind;
        else
            return OnlyPlaces(inside, places);
        return true;
    }

    private bool OnlyPlaces(string inside, List<Place> places)
    {
        var found = new List<Place>(2);
        var rest = inside.AsSpan();
        while (rest.Length > 0 && _places.At(rest, found.Count > 0 ? found[^1] : null) is { } place && !place.Code.StartsWith('~'))
        {
            found.Add(place);
            rest = rest[place.Written.Length..];
        }

        if (rest.Length > 0)
            return false;
        places.AddRange(found);
        return true;
    }

    private string TakeBranch(string text, ref Parts parts)
    {
        foreach (var end in CompanyEnds)
        {
            var at = text.IndexOf(end, StringComparison.Ordinal);
            var after = at + end.Length;
            if (at < 2 || after >= text.Length || (end == "公司" && text[at - 1] is '分' or '支' or '子'))
                continue;
            parts.Branch = text[after..];
            return text[..after];
        }

        // 亨通物流呼和浩特分公司: without a form only what cannot be a firm of its own is a branch.
        var word = Array.Find(_branchWords, word => text.Length > word.Length + 3 && text.EndsWith(word, StringComparison.Ordinal));
        if (word is null or "经营部" or "服务部" or "门市部" or "销售部" or "专卖店" or "营业部" or "分店" or "连锁店" or "旗舰店" or "直营店" or "加盟店")
            return text;
        var rest = text[..^word.Length];
        for (var start = 3; start + 2 <= rest.Length; start++)
        {
            if (_places.At(rest.AsSpan(start), null) is { } place && start + place.Written.Length == rest.Length)
            {
                parts.Branch = text[start..];
                return rest[..start];
            }
        }

        parts.Branch = word;
        return rest;
    }

    private string TakeForm(string text, ref Parts parts)
    {
        foreach (var (word, kind) in _forms)
        {
            if (text.Length <= word.Length || !EndsWith(text, word))
                continue;
            parts.Form = kind;
            return text[..^word.Length];
        }

        foreach (var torn in (ReadOnlySpan<string>)["有限公", "限公司", "有公司"])
        {
            if (text.Length > 4 && text.EndsWith(torn, StringComparison.Ordinal))
            {
                parts.Form = FormKind.Limited;
                return text[..^torn.Length];
            }
        }

        return text;
    }

    // A long form may hold one misread character.
    private bool EndsWith(string text, string word)
    {
        var mistakes = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var (read, meant) = (text[text.Length - word.Length + i], word[i]);
            if (read == meant)
                continue;
            if (word.Length < 4 || ++mistakes > 1 || !(_characters.LooksLike(read, meant) || _characters.SoundsLike(read, meant)))
                return false;
        }

        return true;
    }

    private string TakeGroup(string text, ref Parts parts)
    {
        foreach (var word in _groupWords)
        {
            if (text.Length < word.Length + 2 || !text.EndsWith(word, StringComparison.Ordinal))
                continue;
            parts.Group = true;
            return text[..^word.Length];
        }

        return text;
    }

    private string TakePlaces(string text, List<Place> places)
    {
        var rest = text.AsSpan();
        Place? before = null;
        var leading = 0;
        var bracketed = places.Count;
        while (rest.Length >= 3 && _places.At(rest, before) is { } place && rest.Length - place.Written.Length >= 2)
        {
            // 西安(包头)建筑: with a place in brackets a city elsewhere is the brand.
            if (bracketed > 0 && !place.Within(places[^1]) && !places[^1].Within(place))
                break;
            places.Insert(leading++, place);
            before = place;
            rest = rest[place.Written.Length..];
        }

        if (places.Count > 0 || rest.Length < 6 || _places.Inside(rest) is not { } found || rest.Length - found.Place.Written.Length < 3)
            return rest.ToString();
        places.Add(found.Place);
        return string.Concat(rest[..found.Start], rest[(found.Start + found.Place.Written.Length)..]);
    }

    private int TradeStart(string text)
    {
        for (var start = 2; start < text.Length; start++)
        {
            if (TradeAt(text.AsSpan(start)) > 0)
                return start;
        }

        // A brand of one character and a trade.
        return text.Length >= 3 && IsAllTrade(text.AsSpan(1)) ? 1 : -1;
    }

    private int TradeAt(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(_longestTrade, text.Length); length >= 1; length--)
        {
            if ((length > 1 || text.Length == 1) && _trades.Contains(text[..length]))
                return length;
        }

        return 0;
    }

    private bool IsAllTrade(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return false;
        while (text.Length > 0)
        {
            var length = TradeAt(text);
            if (length == 0)
                return false;
            text = text[length..];
        }

        return true;
    }

    private struct Parts()
    {
        public FormKind? Form;
        public bool Group;
        public string Branch = "";
    }
}

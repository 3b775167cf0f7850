using Complaints.Platform.LegalClock;

namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// The places that firms' names begin with: every region of <c>seeds/regions</c> in full and as it is shortened in names,
/// and the cities of the other provinces from <c>seeds/names</c>.
/// </summary>
internal sealed class Places
{
    private static readonly string[] Suffixes =
        ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治县", "自治旗", "地区", "省", "市", "盟", "旗", "县", "区"];

    private readonly Dictionary<string, List<Known>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Known>>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly bool[] _starts = new bool[char.MaxValue + 1];
    private int _longest;

    private Places(IEnumerable<string> rows, HanWords words)
    {
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var row in rows)
        {
            var cells = row.Split(',');
            if (cells.Length < 4)
                throw new InvalidDataException($"regions/regions.csv: {row} has too few cells.");
            AddRegion(cells[0], cells[1], cells[3]);
        }

        foreach (var list in words.ShortPlaces)
        {
            foreach (var name in list.Names)
                Add(name, new(list.Prefix, Alone: true, Large: true));
        }

        foreach (var list in words.Places)
        {
            foreach (var name in list.Names)
            {
                var city = new Known(list.Prefix + name, Alone: true, Large: false);
                Add(name, city);
                Add(name + "市", city);
            }
        }
    }

    /// <summary>Reads the regions.</summary>
    public static Places Load(string seedsPath, HanWords words) =>
        new(File.ReadLines(Path.Combine(seedsPath, "regions", "regions.csv")).Skip(1).Where(row => row.Length > 0), words);

    /// <summary>
    /// The longest place that the text begins with and that may follow the place before; null for none. A place after
    /// another lies inside it: 内蒙古安康 is a brand, although Ankang is a city elsewhere.
    /// </summary>
    public Place? At(ReadOnlySpan<char> text, Place? before)
    {
        if (text.Length < 2 || !_starts[text[0]])
            return null;
        for (var length = Math.Min(_longest, text.Length); length >= 2; length--)
        {
            if (!_lookup.TryGetValue(text[..length], out var known))
                continue;
            foreach (var one in known)
            {
                if (before is { } outer ? outer.Code == "00" || (one.Code.Length > outer.Code.Length && one.Code.StartsWith(outer.Code, StringComparison.Ordinal)) : one.Alone)
                    return new(one.Code, text[..length].ToString());
            }
        }

        return before is null ? Unlisted(text) : null;
    }

    /// <summary>The place of a region or league that stands inside the text with at least three characters, and where.</summary>
    public (int Start, Place Place)? Inside(ReadOnlySpan<char> text)
    {
        for (var start = 1; start + 3 <= text.Length; start++)
        {
            if (!_starts[text[start]])
                continue;
            for (var length = Math.Min(_longest, text.Length - start); length >= 3; length--)
            {
                if (_lookup.TryGetValue(text.Slice(start, length), out var known) && known[0].Large)
                    return (start, new(known[0].Code, text.Slice(start, length).ToString()));
            }
        }

        return null;
    }

    // A county-level city or county that no list holds, as in 昆山市; a market or a supermarket is none.
    private static Place? Unlisted(ReadOnlySpan<char> text) =>
        text.Length > 5 && text[2] is '市' or '县' && text[1] is not ('超' or '城' or '都' or '股' or '货')
        && text[3] is not ('场' or '政' or '民' or '容' or '域')
            ? new($"~{text[..2]}", text[..3].ToString())
            : null;

    private void AddRegion(string code, string level, string name)
    {
        var digits = level switch { "province" => code[..2], "league" => code[..4], _ => code };
        var large = level is "province" or "league";
        Add(name, new(digits, Alone: level != "street", large));
        var suffix = Suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        if (level == "street" || suffix is null)
            return;
        var brief = name[..^suffix.Length];
        if (large ? brief.Length >= 2 : brief.Length >= 3 || (brief.Length == 2 && suffix is "市" or "县" or "旗"))
            Add(brief, new(digits, Alone: true, large));
        if (level == "province" && code[..2] == "15")
            Add("内蒙古区", new(digits, Alone: true, large));
    }

    private void Add(string name, Known known)
    {
        if (!_known.TryGetValue(name, out var list))
            _known[name] = list = [];
        list.Add(known);
        _starts[name[0]] = true;
        _longest = Math.Max(_longest, name.Length);
    }

    private readonly record struct Known(string Code, bool Alone, bool Large);
}

/// <summary>The words that Chinese firm names are made of, from <c>seeds/names/han-words.json</c>.</summary>
internal sealed record HanWords(
    IReadOnlyList<FormWords> Forms, IReadOnlyList<string> GroupWords, IReadOnlyList<string> BranchWords, IReadOnlyList<string> Trades,
    IReadOnlyList<PlaceNames> Places, IReadOnlyList<PlaceNames> ShortPlaces)
{
    /// <summary>Reads the file.</summary>
    public static HanWords Load(string seedsPath) => SeedJson.Read<HanWords>(Path.Combine(seedsPath, "names", "han-words.json"));
}

/// <summary>How a legal form is written.</summary>
internal sealed record FormWords(FormKind Kind, IReadOnlyList<string> Words);

/// <summary>Places whose code begins with the prefix.</summary>
internal sealed record PlaceNames(string Prefix, IReadOnlyList<string> Names);

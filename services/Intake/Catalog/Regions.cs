using System.Collections.Frozen;

namespace Complaints.Intake.Catalog;

/// <summary>A region of China.</summary>
/// <param name="Code">GB/T 2260, six digits; nine for a street.</param>
/// <param name="Level">What it is.</param>
/// <param name="Parent">Code of the region above; empty for a province.</param>
/// <param name="Name">Name; streets have none in English.</param>
internal sealed record Region(string Code, RegionLevel Level, string Parent, LocalizedText Name);

/// <summary>The levels of regions that the system knows.</summary>
internal enum RegionLevel
{
    Province,

    /// <summary>League or city (盟市).</summary>
    League,

    /// <summary>Banner, county, district or county-level city (旗县区).</summary>
    County,

    /// <summary>Street, town or sumu (街道、镇、苏木).</summary>
    Street,
}

/// <summary>The provinces of China and all of Inner Mongolia, from <c>seeds/regions</c>.</summary>
internal sealed class Regions
{
    private readonly FrozenDictionary<string, Region> _byCode;
    private readonly ILookup<string, Region> _byParent;

    private Regions(IReadOnlyList<Region> regions)
    {
        var mistakes = new SeedMistakes("regions/regions.csv");
        mistakes.Unique(regions.Select(r => r.Code));
        var codes = regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            var digits = region.Level == RegionLevel.Street ? 9 : 6;
            mistakes.Unless(region.Code.Length == digits && region.Code.All(char.IsAsciiDigit), $"{region.Code} has not {digits} digits");
            mistakes.Unless(
                region.Level == RegionLevel.Province ? region.Parent.Length == 0 : codes.Contains(region.Parent),
                $"{region.Code} lies in {region.Parent}, which is not in the file");
            mistakes.Unless(region.Name.Zh.Length > 0, $"{region.Code} has no name");
        }

        mistakes.ThrowIfAny();
        _byCode = regions.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
        _byParent = regions.ToLookup(r => r.Parent, StringComparer.Ordinal);
    }

    /// <summary>Every region.</summary>
    public IEnumerable<Region> All => _byCode.Values;

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">A line is wrong, or the regions contradict each other.</exception>
    public static Regions Load(string seedsPath)
    {
        var path = Path.Combine(seedsPath, "regions", "regions.csv");
        return new Regions([.. System.IO.File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => Read(path, line))]);
    }

    /// <summary>The region of a code; null for an unknown one.</summary>
    public Region? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The smallest known region that a six-digit code lies in; null when not even its province is known.</summary>
    public Region? Around(string code) =>
        code.Length == 6 ? Find(code) ?? Find($"{code[..4]}00") ?? Find($"{code[..2]}0000") : null;

    /// <summary>The regions directly below one; the provinces below an empty code.</summary>
    public IEnumerable<Region> Below(string code) => _byParent[code];

    /// <summary>A name that a reader can place: 呼和浩特市新城区, Xincheng District, Hohhot.</summary>
    public LocalizedText FullName(Region region)
    {
        if (region.Level is RegionLevel.Province or RegionLevel.League)
            return region.Name;
        var above = FullName(_byCode[region.Parent]);
        return new LocalizedText(above.Zh + region.Name.Zh, region.Name.En.Length == 0 ? above.En : $"{region.Name.En}, {above.En}");
    }

    private static Region Read(string path, string line)
    {
        var parts = line.Split(',');
        return parts.Length == 5 && Enum.TryParse<RegionLevel>(parts[1], ignoreCase: true, out var level)
            ? new Region(parts[0], level, parts[2], new LocalizedText(parts[3], parts[4]))
            : throw new InvalidDataException($"{path} has a line that is no region: {line}");
    }
}

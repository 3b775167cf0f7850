namespace Complaints.CreditBlacklist.Names;

/// <summary>What a firm's legal form amounts to, across languages.</summary>
internal enum FormKind
{
    /// <summary>公司 without saying which.</summary>
    Company,

    /// <summary>有限责任公司, ООО, ХХК, LLC.</summary>
    Limited,

    /// <summary>股份有限公司, АО, ПАО, ХК, JSC.</summary>
    JointStock,

    /// <summary>合伙企业.</summary>
    Partnership,

    /// <summary>合作社.</summary>
    Cooperative,

    /// <summary>个体工商户, ИП.</summary>
    Sole,

    /// <summary>ФГУП, a state's unitary enterprise.</summary>
    State,
}

/// <summary>The writing that a name is read by.</summary>
internal enum NameScript
{
    /// <summary>Nothing in it can be compared: symbols, emoji, an empty name.</summary>
    None,

    /// <summary>Chinese.</summary>
    Han,

    /// <summary>Latin or Cyrillic, Russian and Mongolian included.</summary>
    Alphabetic,
}

/// <summary>A place in a name, with the region's code. Another province's cities have the province's two digits and their own name.</summary>
/// <param name="Code">GB/T 2260 without trailing zeros; <c>00</c> for the whole country.</param>
/// <param name="Written">As it stands in the name.</param>
internal readonly record struct Place(string Code, string Written)
{
    /// <summary>Whether this place lies in the other or is it.</summary>
    public bool Within(Place other) => Code.StartsWith(other.Code, StringComparison.Ordinal);
}

/// <summary>
/// A firm's name in its parts: place (行政区划), brand (字号), trade (行业), legal form (组织形式) and branch, as the
/// rules on registering names order them. Text is normalised: half width, simplified, no brackets.
/// </summary>
internal sealed class FirmName
{
    /// <summary>The whole name, normalised, brackets and blanks removed.</summary>
    public required string Plain { get; init; }

    /// <summary>By which writing it was read.</summary>
    public required NameScript Script { get; init; }

    /// <summary>The places, largest first.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>The brand; with an unknown trade the two together.</summary>
    public string Brand { get; init; } = "";

    /// <summary>The trade; empty when none was recognised.</summary>
    public string Trade { get; init; } = "";

    /// <summary>The legal form; null when the name has none.</summary>
    public FormKind? Form { get; init; }

    /// <summary>Whether it says 集团.</summary>
    public bool Group { get; init; }

    /// <summary>The branch; empty for the firm itself.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Another reading, where a place before a trade may be the brand or the place: 乌海健康文化传媒.</summary>
    public FirmName? Otherwise { get; init; }

    /// <summary>The words of an alphabetic name without form, spelled in one way.</summary>
    public IReadOnlyList<NameToken> Tokens { get; init; } = [];

    /// <summary>Brand and trade.</summary>
    public string Core => Brand + Trade;
}

/// <summary>A word of an alphabetic name.</summary>
/// <param name="Text">Folded to one spelling.</param>
/// <param name="Weight">How much it tells firms apart: a brand 1, "trading" little.</param>
internal readonly record struct NameToken(string Text, double Weight)
{
    /// <summary>Whether it is a number, which never has a spelling mistake.</summary>
    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}

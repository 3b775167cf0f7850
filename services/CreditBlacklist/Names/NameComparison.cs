namespace Complaints.CreditBlacklist.Names;

/// <summary>What a comparison of two names comes to. It finds candidates; that a firm is the one is said by its code.</summary>
internal enum NameVerdict
{
    /// <summary>Two firms.</summary>
    Different,

    /// <summary>Somebody has to look.</summary>
    Possible,

    /// <summary>One name in two writings.</summary>
    Same,
}

/// <summary>Why, as a stable code with what fills its text in <c>seeds/names/reasons.json</c>.</summary>
/// <param name="Code">For example <c>brand-misread</c>.</param>
/// <param name="Left">What the one name has; may be empty.</param>
/// <param name="Right">What the other has.</param>
internal sealed record NameReason(string Code, string Left = "", string Right = "");

/// <summary>The result of comparing two names.</summary>
/// <param name="Verdict">Same only when every part agrees or differs as writings of one name do.</param>
/// <param name="Score">0 to 1; same from 0.9, possible from 0.6.</param>
/// <param name="Reasons">Part by part.</param>
internal sealed record NameComparison(NameVerdict Verdict, double Score, IReadOnlyList<NameReason> Reasons)
{
    /// <summary>From this score on two names are the same.</summary>
    public const double SameFrom = 0.9;

    /// <summary>From this score on somebody has to look.</summary>
    public const double PossibleFrom = 0.6;

    /// <summary>Names that cannot be compared, such as those of two writings.</summary>
    public static NameComparison Incomparable { get; } = new(NameVerdict.Different, 0, [new("incomparable")]);
}

/// <summary>Collects what the parts say: each lowers the score, and some rule out that the names are the same.</summary>
internal struct Findings()
{
    private readonly List<NameReason> _reasons = new(4);
    private double _score = 1;
    private bool _doubt;

    /// <summary>The score so far.</summary>
    public readonly double Score => _score;

    /// <summary>A difference in writing that does not make two firms.</summary>
    public void Tolerate(string code, double factor, string left = "", string right = "")
    {
        _score *= factor;
        _reasons.Add(new(code, left, right));
    }

    /// <summary>A difference that may make two firms.</summary>
    public void Doubt(string code, double factor, string left = "", string right = "")
    {
        Tolerate(code, factor, left, right);
        _doubt = true;
    }

    /// <summary>Sums up.</summary>
    public readonly NameComparison Conclude()
    {
        var score = _doubt ? Math.Min(_score, NameComparison.SameFrom - 0.01) : _score;
        var verdict = score >= NameComparison.SameFrom ? NameVerdict.Same
            : score >= NameComparison.PossibleFrom ? NameVerdict.Possible
            : NameVerdict.Different;
        return new(verdict, Math.Round(score, 3), _reasons);
    }
}

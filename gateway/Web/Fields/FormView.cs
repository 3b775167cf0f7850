namespace Complaints.Gateway.Web.Fields;

/// <summary>A wrong field as a page shows it.</summary>
/// <param name="Field">Name and id of the control.</param>
/// <param name="Sentence">How to mend it, in the language of the request.</param>
/// <param name="Address">Where the control is, for the summary's link.</param>
public sealed record PageMistake(string Field, string Sentence, string Address);

/// <summary>What a form shows: the values exactly as typed, and what is wrong with them.</summary>
/// <param name="Values">By name of the control.</param>
/// <param name="Mistakes">Hinder going on.</param>
/// <param name="Advice">Hinders nothing.</param>
public sealed record FormView(
    IReadOnlyDictionary<string, string> Values, IReadOnlyList<PageMistake> Mistakes, IReadOnlyList<PageMistake> Advice)
{
    /// <summary>Where labels and hints are found; those of consumers' pages when null.</summary>
    public Microsoft.Extensions.Localization.IStringLocalizer? Labels { get; init; }

    /// <summary>A form nobody has typed into.</summary>
    public static FormView Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), [], []);

    /// <summary>The value as typed; empty when nothing was.</summary>
    public string Value(string name) => Values.GetValueOrDefault(name, "");

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => Value(name).Length > 0;

    /// <summary>Whether one of several values under one name is chosen.</summary>
    public bool Chosen(string name, string value) => Value(name).Split(',').Contains(value, StringComparer.Ordinal);

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public PageMistake? MistakeOf(string name) => Mistakes.FirstOrDefault(mistake => mistake.Field == name);

    /// <summary>Advice on a field; null when there is none.</summary>
    public PageMistake? AdviceOf(string name) => Advice.FirstOrDefault(mistake => mistake.Field == name);
}

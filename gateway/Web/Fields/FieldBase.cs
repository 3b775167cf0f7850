using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Fields;

/// <summary>
/// What every control of a form has in common: its name is the key of its label and hint in the texts, and leads to
/// its value and its mistake.
/// </summary>
public abstract partial class FieldBase : ComponentBase
{
    /// <summary>Name and id of the control, for example <c>purchase.amount</c>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>May be left out.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Condition under which a script shows it, <c>name=value|value</c>; without a script it is always shown.</summary>
    [Parameter]
    public string? When { get; set; }

    /// <summary>The form around it.</summary>
    [CascadingParameter]
    public FormView View { get; set; } = FormView.Empty;

    /// <summary>The texts.</summary>
    [Inject]
    protected IStringLocalizer<Resources.Consumers> T { get; set; } = null!;

    /// <summary>Text of the label.</summary>
    public string Label => LabelOf(View.Labels ?? T, Name);

    /// <summary>Help before the control; null for none.</summary>
    public string? Hint => (View.Labels ?? T)["Hint." + KeyOf(Name)] is { ResourceNotFound: false } hint ? hint.Value : null;

    /// <summary>What is wrong; null when nothing is.</summary>
    public PageMistake? Mistake => View.MistakeOf(Name);

    /// <summary>Advice; null when there is none.</summary>
    public PageMistake? Advice => View.AdviceOf(Name);

    /// <summary>The value as typed.</summary>
    protected string Value => View.Value(Name);

    /// <summary>For <c>aria-describedby</c>.</summary>
    protected string? DescribedBy => (Hint, Mistake) switch
    {
        (null, null) => null,
        (null, _) => Name + "-error",
        (_, null) => Name + "-hint",
        _ => $"{Name}-hint {Name}-error",
    };

    /// <summary>For <c>aria-invalid</c>.</summary>
    protected string? Invalid => Mistake is null ? null : "true";

    /// <summary>The label of a field by its name; rows of a list share one.</summary>
    internal static string LabelOf(IStringLocalizer texts, string name) => texts["Field." + KeyOf(name)];

    private static string KeyOf(string name) => Row().Replace(name, ".");

    [GeneratedRegex(@"\.\d+\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Row();
}

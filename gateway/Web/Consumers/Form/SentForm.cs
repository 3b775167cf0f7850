using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>A page of the form that was sent, laid over what the draft already holds.</summary>
/// <param name="Values">Everything: the draft with this page's fields replaced.</param>
/// <param name="Changes">What to save: this page's fields, empty for those that are gone.</param>
/// <param name="Do">The button that was pressed.</param>
internal sealed record SentForm(Dictionary<string, string> Values, Dictionary<string, string> Changes, string Do)
{
    private const int LongestName = 60;
    private const int MostFields = 150;

    /// <summary>Reads the page. Fields of other pages are ignored, so that an old tab cannot undo newer answers.</summary>
    public static SentForm Read(IFormCollection form, FormStep step, Draft? draft)
    {
        var values = new Dictionary<string, string>(draft?.Fields ?? [], StringComparer.Ordinal);
        var changes = new Dictionary<string, string>(StringComparer.Ordinal);
        // A box that is not ticked is not sent at all: what is missing was taken away.
        foreach (var name in values.Keys.Where(name => step.Owns(name)).ToList())
        {
            values.Remove(name);
            changes[name] = "";
        }

        foreach (var (name, sent) in form.Where(field => field.Key.Length <= LongestName && (step.Owns(field.Key) || field.Key == "kind")).Take(MostFields))
            values[name] = changes[name] = string.Join(',', sent.ToArray()).ReplaceLineEndings("\n");
        return new SentForm(values, changes, form["do"].ToString());
    }

    /// <summary>Takes over what the rows of a joint complaint became.</summary>
    public void Rows(Action<Dictionary<string, string>> change)
    {
        var before = Values.Keys.ToList();
        change(Values);
        foreach (var name in before.Where(name => !Values.ContainsKey(name)))
            Changes[name] = "";
        foreach (var (name, value) in Values.Where(entry => entry.Key.StartsWith("members.", StringComparison.Ordinal)))
            Changes[name] = value;
    }
}

using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Desk.Cases;

/// <summary>The words of a timeline entry. A kind that the desk has no words for is shown under its stable name.</summary>
internal static class TimelineWords
{
    /// <summary>What happened, with its values, for example the department.</summary>
    public static string Of(TimelineEntry entry, DeskText text)
    {
        var words = text.Named("Timeline.", entry.Kind);
        foreach (var (name, value) in entry.Values)
            words = words.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return words;
    }

    /// <summary>Who did it: the person's name where known, otherwise the part that they play.</summary>
    public static string By(TimelineEntry entry, DeskText text, bool report = false) =>
        entry.ActorName.Length > 0 ? entry.ActorName : text.Named("Actor.", report && entry.Actor == "complainant" ? "reporter" : entry.Actor);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Platform.LegalClock;

namespace Complaints.Standalone;

/// <summary>One thing that a person of the demo does.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Case">Key of the case in the script.</param>
/// <param name="As">Key of the account that does it; empty for the consumer.</param>
/// <param name="Do">Name of the RPC, for example <c>AcceptComplaint</c>.</param>
/// <param name="With">The request as proto JSON, without ids and versions.</param>
internal sealed record DemoStep(DateTime At, string Case, string As, string Do, JsonObject With);

/// <summary>
/// The demo's story, from <c>seeds/demo/cases.json</c>. Its days are counted back in working days from today, so that
/// a case that is meant to be overdue is overdue on whatever day the demo is started.
/// </summary>
internal static class DemoScript
{
    public const string Region = "150103";

    public static IReadOnlyList<DemoStep> Read(string seedsFolder, WorkCalendar calendar, DateTime now)
    {
        var story = JsonNode.Parse(File.ReadAllText(Path.Combine(seedsFolder, "demo", "cases.json")))!["cases"]!.AsArray();
        var steps =
            from @case in story
            from step in @case!["steps"]!.AsArray()
            select new DemoStep(
                Instant(calendar, now, step!["at"]!.GetValue<string>()),
                @case["key"]!.GetValue<string>(),
                step["as"]?.GetValue<string>() ?? "",
                step["do"]!.GetValue<string>(),
                step["with"]?.AsObject() ?? []);
        // A stable sort: what happens to one case at one instant keeps its order.
        return steps.OrderBy(s => s.At).ToList();
    }

    /// <summary>Reads <c>-8 10:20</c>: 10:20 in China on the eighth working day before today. Never after now.</summary>
    internal static DateTime Instant(WorkCalendar calendar, DateTime now, string text)
    {
        var parts = text.Split(' ');
        var back = -int.Parse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var day = LegalDay.Of(now);
        for (var left = back; left > 0;)
        {
            day = day.AddDays(-1);
            if (calendar.Of(day, Region).IsWorking)
                left--;
        }

        var instant = LegalDay.StartUtc(day) + TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture).ToTimeSpan();
        return instant < now ? instant : now;
    }
}

using Complaints.Protos.Intake.V1;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers;

/// <summary>The periods of the law as the catalogue has them today.</summary>
internal static class Deadlines
{
    /// <summary><c>7 个工作日</c>; a phrase without a number when the catalogue has no such period.</summary>
    public static string Text(IEnumerable<DeadlineRule> rules, IStringLocalizer<Resources.Consumers> text, string key) =>
        rules.FirstOrDefault(rule => rule.Key == key) is { } rule
            ? text["Deadline." + rule.Unit, rule.Length]
            : text["Deadline.unknown"];
}

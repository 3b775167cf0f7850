using System.Globalization;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>The rows of a joint complaint, which a plain form adds and removes by sending itself.</summary>
public static class JointRows
{
    /// <summary>Most rows on the page; a longer list comes as evidence.</summary>
    public const int Most = 20;

    /// <summary>One empty row more.</summary>
    internal static void Add(Dictionary<string, string> values) => SetCount(values, Math.Min(Count(values) + 1, Most));

    /// <summary>Removes a row; those below move up.</summary>
    internal static void Remove(Dictionary<string, string> values, int row)
    {
        var count = Count(values);
        if (row < 0 || row >= count)
            return;
        for (var i = row; i < count; i++)
        {
            foreach (var name in values.Keys.Where(name => name.StartsWith(Row(i), StringComparison.Ordinal)).ToList())
                values.Remove(name);
            foreach (var (name, value) in values.Where(entry => entry.Key.StartsWith(Row(i + 1), StringComparison.Ordinal)).ToList())
                values[Row(i) + name[Row(i + 1).Length..]] = value;
        }

        SetCount(values, count - 1);
    }

    private static string Row(int row) => string.Create(CultureInfo.InvariantCulture, $"members.{row}.");

    private static int Count(Dictionary<string, string> values) => new FormValues(values).Members;

    private static void SetCount(Dictionary<string, string> values, int count) =>
        values["members.count"] = count.ToString(CultureInfo.InvariantCulture);
}

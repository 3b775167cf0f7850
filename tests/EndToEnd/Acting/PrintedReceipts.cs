using System.Text.RegularExpressions;

namespace Complaints.EndToEnd.Tests;

/// <summary>The cases that Standalone prints at its start for a newcomer to track, oldest first: receipt number and access code.</summary>
public sealed partial record PrintedReceipts(
    (string Number, string Code) Rejected, (string Number, string Code) InMediation, (string Number, string Code) Received, (string Number, string Code) Supplement)
{
    /// <summary>Reads them from what Standalone printed.</summary>
    public static PrintedReceipts In(string output)
    {
        var found = Receipt().Matches(output).Select(m => (m.Groups["number"].Value, m.Groups["code"].Value)).ToList();
        return new PrintedReceipts(found[0], found[1], found[2], found[3]);
    }

    [GeneratedRegex(@"(?<number>\d{6}-\d{8}-\d{6}-\d)\s+(?<code>\d{16})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Receipt();
}

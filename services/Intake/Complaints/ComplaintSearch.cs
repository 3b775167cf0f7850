using Complaints.Intake.Data;
using Complaints.Intake.Filing;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;

namespace Complaints.Intake.Complaints;

/// <summary>A search that was understood: what it looks for and in which order it is answered.</summary>
internal sealed record SearchWords(Func<IQueryable<Complaint>, IQueryable<Complaint>> Apply, QueueOrdering Order);

/// <summary>
/// Understands what an officer types into the one search field: a credit code, a telephone number, a receipt number or
/// its beginning, otherwise a firm's name or its beginning. Telephone numbers are found through their blind index.
/// </summary>
internal sealed class ComplaintSearch(Vault vault)
{
    private const int FewestDigitsOfReceipt = 6;

    /// <summary>Null when nothing is searched.</summary>
    public SearchWords? Read(RequestCheck check, string text)
    {
        var words = check.Text("search", text, 120);
        if (words.Length == 0)
            return null;

        if (UnifiedSocialCreditCode.TryParse(words, out var code, out _))
        {
            var firm = $"u:{code.Value}";
            return new SearchWords(all => all.Where(c => c.FirmKey == firm), QueueOrdering.Newest);
        }

        if (PhoneNumber.Read(words) is { } phone)
        {
            var print = FiledContent.PhonePrint(vault, phone);
            return new SearchWords(all => all.Where(c => c.PhonePrint == print), QueueOrdering.Newest);
        }

        if (ReceiptNumber.TryParse(words, out var whole, out _))
        {
            var number = whole.ToString();
            return new SearchWords(all => all.Where(c => c.ReceiptNumber == number), QueueOrdering.ByNumber);
        }

        if (ReceiptPrefix(words) is { } prefix)
        {
            var end = ExactText.EndOf(prefix);
            return new SearchWords(
                all => all.Where(c => string.Compare(c.ReceiptNumber, prefix) >= 0 && string.Compare(c.ReceiptNumber, end) < 0),
                QueueOrdering.ByNumber);
        }

        var name = NameKey.Of(words);
        if (name.Length == 0)
        {
            check.Wrong("search", Reasons.UnknownValue, "Type a receipt number, a firm's name, a credit code or a telephone number.");
            return null;
        }

        var last = ExactText.EndOf(name);
        return new SearchWords(
            all => all.Where(c => string.Compare(c.NameKey, name) >= 0 && string.Compare(c.NameKey, last) < 0), QueueOrdering.ByName);
    }

    /// <summary>The beginning of a receipt number in its stored spelling; null when the words are none.</summary>
    private static string? ReceiptPrefix(string words)
    {
        var digits = string.Concat(words.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length is < FewestDigitsOfReceipt or > 21 || !digits.All(char.IsAsciiDigit))
            return null;
        // 150102-20260930-000417-9
        var parts = new List<string>();
        foreach (var (start, length) in ((int, int)[])[(0, 6), (6, 8), (14, 6), (20, 1)])
        {
            if (digits.Length > start)
                parts.Add(digits.Substring(start, Math.Min(length, digits.Length - start)));
        }

        return string.Join('-', parts);
    }
}

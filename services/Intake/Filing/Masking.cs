using System.Globalization;

namespace Complaints.Intake.Filing;

/// <summary>Shows of a value what is needed to tell two apart, and no more.</summary>
internal static class Masking
{
    /// <summary>张三丰 becomes 张**; a name of one character becomes a star.</summary>
    public static string Name(string name)
    {
        var length = new StringInfo(name).LengthInTextElements;
        return length < 2 ? All(name) : StringInfo.GetNextTextElement(name) + new string('*', length - 1);
    }

    /// <summary>13812341234 becomes 138****1234; a short number becomes stars.</summary>
    public static string Phone(string phone) =>
        phone.Length < 8 ? All(phone) : $"{phone[..3]}{new string('*', phone.Length - 7)}{phone[^4..]}";

    /// <summary>someone@example.cn becomes s***@example.cn.</summary>
    public static string Email(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at < 1 ? All(email) : $"{email[0]}***{email[at..]}";
    }

    /// <summary>Three stars for anything, so that not even the length shows; empty stays empty.</summary>
    public static string All(string value) => value.Length == 0 ? "" : "***";
}

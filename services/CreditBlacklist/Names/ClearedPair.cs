using System.Security.Cryptography;
using System.Text;

namespace Complaints.CreditBlacklist.Names;

/// <summary>
/// A pair that a partner looked at and found to be two firms. Its key names both sides as they were written then, so that
/// the pair stays away until one side changes and comes back by itself when it does.
/// </summary>
internal static class ClearedPair
{
    /// <summary>The key of a pair; the same for writings that differ only in width, blanks or brackets.</summary>
    public static string Key(FirmName asked, string listedCode, FirmName listed)
    {
        var sides = $"{Whole(asked)}\n{listedCode}\n{Whole(listed)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sides)));
    }

    // Brackets move and blanks come and go; form and branch belong to what was looked at.
    private static string Whole(FirmName name) => $"{name.Plain}|{name.Form}|{name.Branch}";
}

namespace Complaints.Gateway.Web.Desk.Account;

/// <summary>Where a person goes after signing in: only pages of the desk, never another site.</summary>
internal static class NextPage
{
    /// <summary>The asked page when it is one of the desk's, the desk itself otherwise.</summary>
    public static string Safe(string? next) =>
        next is not null && (next == "/desk" || next.StartsWith("/desk?", StringComparison.Ordinal) || next.StartsWith("/desk/", StringComparison.Ordinal))
        && !next.StartsWith("/desk/sign-", StringComparison.Ordinal) && !next.Contains('\\', StringComparison.Ordinal) && !next.Contains("..", StringComparison.Ordinal)
            ? next
            : "/desk";

    /// <summary>Carries the wish on to the next step of signing in.</summary>
    public static string Carry(string page, string? next) => Safe(next) is "/desk" ? page : page + "?next=" + Uri.EscapeDataString(Safe(next));
}

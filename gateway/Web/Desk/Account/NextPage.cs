namespace Complaints.Gateway.Web.Desk.Account;

/// <summary>
/// Where a person goes after signing in: only pages of a workplace, never another site. Whoever comes to the desk and has
/// no place there is led on to the own workplace.
/// </summary>
internal static class NextPage
{
    private static readonly string[] Doors = ["/desk", "/mediation", "/firm"];

    /// <summary>The asked page when it is one of a workplace, the desk otherwise.</summary>
    public static string Safe(string? next) =>
        next is not null && Array.Exists(Doors, door => next == door || next.StartsWith(door + "?", StringComparison.Ordinal) || next.StartsWith(door + "/", StringComparison.Ordinal))
        && !next.StartsWith("/desk/sign-", StringComparison.Ordinal) && !next.Contains('\\', StringComparison.Ordinal) && !next.Contains("..", StringComparison.Ordinal)
            ? next
            : "/desk";

    /// <summary>Carries the wish on to the next step of signing in.</summary>
    public static string Carry(string page, string? next) => Safe(next) is "/desk" ? page : page + "?next=" + Uri.EscapeDataString(Safe(next));
}

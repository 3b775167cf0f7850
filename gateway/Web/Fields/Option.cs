namespace Complaints.Gateway.Web.Fields;

/// <summary>One answer to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What is read.</param>
/// <param name="Group">Heading under which a list shows it.</param>
/// <param name="Hint">Help below it.</param>
/// <param name="HintLanguage">Language of the help where it is not the page's; the names of laws are not translated.</param>
public sealed record Option(string Value, string Name, string Group = "", string Hint = "", string? HintLanguage = null);

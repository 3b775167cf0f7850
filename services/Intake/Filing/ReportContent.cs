namespace Complaints.Intake.Filing;

/// <summary>A report as it was filed, read and found right.</summary>
/// <param name="Reporter">Null for an anonymous report.</param>
/// <param name="Respondent">The firm reported.</param>
/// <param name="IssueCode">Known code.</param>
/// <param name="CategoryCode">Known code, or empty.</param>
/// <param name="Facts">Clues of the suspected violation, 10 to 3,000 characters.</param>
/// <param name="OccurredOn">First day of the suspected violation; not in the future.</param>
/// <param name="Language">Language for notices: <c>zh-CN</c> or <c>en</c>.</param>
internal sealed record ReportContent(
    Person? Reporter, Respondent Respondent, string IssueCode, string CategoryCode, string Facts, DateOnly? OccurredOn, string Language);

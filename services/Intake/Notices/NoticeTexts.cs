using Complaints.Platform.Notices;

namespace Complaints.Intake.Notices;

/// <summary>The texts of Intake's notices, from <c>templates.json</c> beside this file.</summary>
internal sealed class NoticeTexts() : NoticeTextBook(typeof(NoticeTexts).Assembly, "Complaints.Intake.Notices.templates.json");

using Complaints.Platform.Notices;

namespace Complaints.Mediation.Notices;

/// <summary>The texts of Mediation's notices, from <c>templates.json</c> beside this file.</summary>
internal sealed class MediationTexts() : NoticeTextBook(typeof(MediationTexts).Assembly, "Complaints.Mediation.Notices.templates.json");

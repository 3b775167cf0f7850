using Complaints.Protos.Intake.V1;
using Purchase = Complaints.Intake.Filing.Purchase;
using Respondent = Complaints.Intake.Filing.Respondent;

namespace Complaints.Intake.Complaints;

/// <summary>What is stored of a complaint. What identifies a person is inside <see cref="Sealed"/> and nowhere else.</summary>
internal sealed partial class Complaint
{
    /// <summary>State.</summary>
    public ComplaintState State { get; private set; }

    /// <summary>On whose desk, and whether late there; follows from the state and the marks.</summary>
    public Desk Desk { get; private set; }

    /// <summary>Product and issue, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The firm.</summary>
    public required Respondent Respondent { get; init; }

    /// <summary>Complaints with one key are against one firm.</summary>
    public required string FirmKey { get; init; }

    /// <summary>The firm's name as it is searched.</summary>
    public required string NameKey { get; init; }

    /// <summary>What was bought.</summary>
    public required Purchase Purchase { get; init; }

    /// <summary>Issue.</summary>
    public required string IssueCode { get; init; }

    /// <summary>Remedies asked for, comma separated.</summary>
    public required string RemedyCodes { get; init; }

    /// <summary>Legal date on which the complainant knew of the harm; the limitation starts here (O121 art 16(4)).</summary>
    public required DateOnly KnewOn { get; init; }

    /// <summary>Language for notices.</summary>
    public required string Language { get; init; }

    /// <summary>A sealed <see cref="PersonalContent"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Blind index of the complainant's telephone number.</summary>
    public required string PhonePrint { get; init; }

    /// <summary>Blind index of the complainant's name and telephone number.</summary>
    public required string IdentityPrint { get; init; }

    /// <summary>Blind index of the order number; empty without one.</summary>
    public required string OrderPrint { get; init; }

    /// <summary><see cref="TextPrint"/> of the facts.</summary>
    public required long FactsPrint { get; init; }

    /// <summary>Death or serious injury: to be seen the same day.</summary>
    public required bool Urgent { get; init; }

    /// <summary>When it was filed, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>GB/T 2260 of the department that has it; before distribution of the county where it belongs.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>First four digits of <see cref="RegionCode"/>.</summary>
    public string League { get; private set; } = "";

    /// <summary>The department that has it; empty before distribution.</summary>
    public string DepartmentCode { get; private set; } = "";

    /// <summary>Id of the handling officer; empty while nobody has it.</summary>
    public string HandlerId { get; private set; } = "";

    /// <summary>Display name of the handling officer.</summary>
    public string HandlerName { get; private set; } = "";

    /// <summary>When the competent department received it, UTC.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>When it was accepted, UTC.</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>When it was accepted or refused, UTC: the clock of the decision stopped.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>When it was concluded, UTC.</summary>
    public DateTime? ConcludedAt { get; private set; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Legal date after which waiting for distribution is too long.</summary>
    public DateOnly? DistributeBy { get; private set; }

    /// <summary>Last legal date of the decision.</summary>
    public DateOnly? DecideBy { get; private set; }

    /// <summary>Legal date of the warning.</summary>
    public DateOnly? WarnOn { get; private set; }

    /// <summary>Last legal date of mediation.</summary>
    public DateOnly? MediateBy { get; private set; }

    /// <summary>Version of the rule of the decision.</summary>
    public string? DecisionRule { get; private set; }

    /// <summary>Version of the rule of mediation.</summary>
    public string? MediationRule { get; private set; }

    /// <summary>Calendar with which the running deadline was computed.</summary>
    public string? CalendarVersion { get; private set; }

    /// <summary>Legal date of what is due next; of the conclusion once there is nothing. The order of the queues.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>UTC instant of the next alarm; null when none will ring. Found by the worker through its index.</summary>
    public DateTime? NextAlarmAt { get; private set; }

    /// <summary>The warning day has passed.</summary>
    public bool Warned { get; private set; }

    /// <summary>The last day has passed without a decision; escalated.</summary>
    public bool Overdue { get; private set; }

    /// <summary>Distribution took longer than the alarm allows.</summary>
    public bool DistributedLate { get; private set; }

    /// <summary>When material was asked for, UTC; null while nothing is awaited.</summary>
    public DateTime? SupplementRequestedAt { get; private set; }

    /// <summary>R1–R7; null unless refused.</summary>
    public string? RejectionGround { get; private set; }

    /// <summary>T1–T8; null unless terminated or withdrawn.</summary>
    public string? TerminationGround { get; private set; }

    /// <summary>When it was transferred to the police, UTC.</summary>
    public DateTime? TransferredToPoliceAt { get; private set; }

    /// <summary>The linked report; never shown to the firm (O121 art 37).</summary>
    public Guid? LinkedReportId { get; private set; }

    /// <summary>1 to 5, of the last call-back.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>Links the report that was filed together with it (O121 art 9).</summary>
    public void LinkReport(Guid reportId) => LinkedReportId = reportId;
}

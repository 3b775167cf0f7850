namespace Complaints.Contracts.Intake;

/// <summary>A complaint was filed. Sizes, codes and regions only: no person can be known from a fact.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="ReceiptNumber">Its public number.</param>
/// <param name="RegionCode">GB/T 2260 of the competent county, or of the whole region while none is known.</param>
/// <param name="FirmKey">Key of the respondent: <c>u:</c> and its credit code, otherwise <c>n:</c> and its normalised name.</param>
/// <param name="CategoryCode">Goods or service.</param>
/// <param name="IssueCode">Issue.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="AmountMinorUnits">Price paid.</param>
/// <param name="SubmittedAt">UTC.</param>
public sealed record ComplaintFiled(
    Guid ComplaintId, string ReceiptNumber, string RegionCode, string FirmKey, string CategoryCode, string IssueCode,
    string CurrencyCode, long AmountMinorUnits, DateTime SubmittedAt);

/// <summary>The competent department received it; its days to decide run (O121 art 15).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="DepartmentCode">The department.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="DecideBy">Legal date by which it must be decided.</param>
public sealed record ComplaintReceived(Guid ComplaintId, string DepartmentCode, string RegionCode, DateTime ReceivedAt, DateOnly DecideBy);

/// <summary>The department without authority gave it back to intake (O121 art 41).</summary>
public sealed record ComplaintReturned(Guid ComplaintId, string DepartmentCode, DateTime ReturnedAt);

/// <summary>The complainant is asked for material; the clock runs on.</summary>
public sealed record SupplementRequested(Guid ComplaintId, DateTime RequestedAt, DateOnly DecideBy);

/// <summary>The complainant supplied what was asked for.</summary>
public sealed record SupplementReceived(Guid ComplaintId, DateTime SuppliedAt);

/// <summary>Accepted (受理); the limit of mediation runs (O121 arts 15, 23).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="DepartmentCode">The department.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="FirmKey">As in <see cref="ComplaintFiled"/>.</param>
/// <param name="AcceptedAt">UTC.</param>
/// <param name="MediateBy">Legal date by which mediation must end.</param>
public sealed record ComplaintAccepted(
    Guid ComplaintId, string DepartmentCode, string RegionCode, string FirmKey, DateTime AcceptedAt, DateOnly MediateBy);

/// <summary>Refused (不予受理).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="DepartmentCode">The department.</param>
/// <param name="GroundCode">R1–R7 of O121 art 16.</param>
/// <param name="RejectedAt">UTC.</param>
public sealed record ComplaintRejected(Guid ComplaintId, string DepartmentCode, string GroundCode, DateTime RejectedAt);

/// <summary>Withdrawn by the complainant.</summary>
public sealed record ComplaintWithdrawn(Guid ComplaintId, DateTime WithdrawnAt);

/// <summary>Mediation was terminated; both sides are told (O121 art 23).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="DepartmentCode">The department; empty when it had none yet.</param>
/// <param name="GroundCode">T1–T8.</param>
/// <param name="TerminatedAt">UTC.</param>
public sealed record ComplaintTerminated(Guid ComplaintId, string DepartmentCode, string GroundCode, DateTime TerminatedAt);

/// <summary>Suspected fraud or extortion was transferred to the police (O121 art 42).</summary>
public sealed record ComplaintTransferredToPolice(Guid ComplaintId, string DepartmentCode, DateTime TransferredAt);

/// <summary>A report was opened from a clue that was found while handling a complaint (O121 art 27).</summary>
public sealed record ReportOpened(Guid ComplaintId, Guid ReportId, DateTime OpenedAt);

/// <summary>A concluded complaint was closed and filed away.</summary>
public sealed record ComplaintClosed(Guid ComplaintId, DateTime ClosedAt);

/// <summary>A call-back (回访) was recorded (O121 art 26).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="Satisfaction">1 to 5.</param>
/// <param name="RecordedAt">UTC.</param>
public sealed record FollowUpRecorded(Guid ComplaintId, int Satisfaction, DateTime RecordedAt);

/// <summary>The internal warning day has come and nothing is decided.</summary>
public sealed record DeadlineApproaching(Guid ComplaintId, string DepartmentCode, string HandlerId, DateOnly DecideBy);

/// <summary>The days to decide are over and nothing is decided: escalated to the head. No decision follows by itself.</summary>
public sealed record DeadlineMissed(Guid ComplaintId, string DepartmentCode, string HandlerId, DateOnly DecideBy);

/// <summary>The days to check a report are over without a conclusion: escalated to the head (O121 art 27).</summary>
public sealed record ReportOverdue(Guid ReportId, string DepartmentCode, DateOnly CheckBy);

/// <summary>A complaint waits for distribution longer than the alarm allows (O121 art 41).</summary>
public sealed record DistributionLate(Guid ComplaintId, string RegionCode, DateTime WaitingSince);

/// <summary>An injury by a product was reported with its own consent; health data stays in Intake (PIPL arts 28–29).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="RegionCode">As in <see cref="ComplaintFiled"/>.</param>
/// <param name="FirmKey">As in <see cref="ComplaintFiled"/>.</param>
/// <param name="CategoryCode">Goods or service.</param>
/// <param name="Serious">Death, or serious injury: to be seen the same day.</param>
/// <param name="OccurredOn">Day of the injury.</param>
public sealed record InjuryReported(
    Guid ComplaintId, string RegionCode, string FirmKey, string CategoryCode, bool Serious, DateOnly? OccurredOn);

/// <summary>Direct negotiation was chosen; the firm is asked (O121 art 6). Who the complainant is, the service asks Intake.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="CreditCode">Unified social credit code of the firm.</param>
/// <param name="RequestedAt">UTC.</param>
public sealed record NegotiationRequested(Guid ComplaintId, string CreditCode, DateTime RequestedAt);

/// <summary>An officer asks for mediation of an accepted complaint (O121 art 18).</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="ChannelCode">Channel of <c>seeds/mediation/channels.json</c>.</param>
/// <param name="DepartmentCode">The department.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="HandlerId">The handling officer.</param>
/// <param name="AcceptedAt">UTC; the limit counts from this day.</param>
/// <param name="LimitRule">Version of the rule of the limit, as the complaint keeps it.</param>
/// <param name="RequestedAt">UTC.</param>
public sealed record MediationRequested(
    Guid ComplaintId, string ChannelCode, string DepartmentCode, string RegionCode, string HandlerId, DateTime AcceptedAt, string LimitRule,
    DateTime RequestedAt);

/// <summary>A complaint was settled: by mediation, or directly with the firm.</summary>
public sealed record ComplaintSettled(Guid ComplaintId, bool Directly, DateTime SettledAt);

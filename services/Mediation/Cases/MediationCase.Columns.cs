using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>What is stored of a case. What identifies a person is inside <see cref="Sealed"/> and nowhere else.</summary>
internal sealed partial class MediationCase
{
    /// <summary>State.</summary>
    public MediationState State { get; private set; }

    /// <summary>From where it comes.</summary>
    public required MediationOrigin Origin { get; init; }

    /// <summary>The complaint; null for a court's delegation or an association's case.</summary>
    public Guid? ComplaintId { get; init; }

    /// <summary>The number that people quote: of the complaint's receipt, or of the court's letter.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the channel in <c>seeds/mediation/channels.json</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Product and issue, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the firm; firms are no persons.</summary>
    public required string FirmName { get; init; }

    /// <summary>Unified social credit code of the firm; empty while none is known, and then no firm sees the case.</summary>
    public required string FirmCode { get; init; }

    /// <summary>GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Its first four digits.</summary>
    public required string League { get; init; }

    /// <summary>Department of the complaint; empty for other origins.</summary>
    public required string DepartmentCode { get; init; }

    /// <summary>The officer who asked for mediation; empty for other origins.</summary>
    public required string HandlerId { get; init; }

    /// <summary>Goods or service; empty when not told.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>What the dispute is worth.</summary>
    public required long AmountMinorUnits { get; init; }

    /// <summary>Language of the consumer's notices.</summary>
    public required string Language { get; init; }

    /// <summary>A sealed <see cref="CaseContent"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Legal date on which the limit begins: of acceptance, or of the receipt of the court's letter; not counted.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>Last legal date to consent.</summary>
    public required DateOnly ConsentBy { get; init; }

    /// <summary>Last legal date of mediation. While the clock stands for an appraisal it moves on with each day.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>Legal date of the warning.</summary>
    public DateOnly WarnOn { get; private set; }

    /// <summary>Version of the rule of the limit.</summary>
    public string LimitRule { get; private set; } = "";

    /// <summary>Calendar with which the limit was computed.</summary>
    public string CalendarVersion { get; private set; } = "";

    /// <summary>When the consumer consented, UTC.</summary>
    public DateTime? ConsumerConsentedAt { get; private set; }

    /// <summary>How the consumer consented.</summary>
    public ConsentChannel ConsumerConsent { get; private set; }

    /// <summary>When the firm consented, UTC.</summary>
    public DateTime? FirmConsentedAt { get; private set; }

    /// <summary>How the firm consented.</summary>
    public ConsentChannel FirmConsent { get; private set; }

    /// <summary>Whom the consumer named as mediator; empty for nobody.</summary>
    public string ConsumerChoice { get; private set; } = "";

    /// <summary>Whom the firm named as mediator; empty for nobody.</summary>
    public string FirmChoice { get; private set; } = "";

    /// <summary>Account id of the mediator; empty while there is none.</summary>
    public string Mediator { get; private set; } = "";

    /// <summary>Display name of the mediator.</summary>
    public string MediatorName { get; private set; } = "";

    /// <summary>Id of the mediator's organisation; of the one that opened the case while there is no mediator; may be empty.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>True when both parties chose the mediator.</summary>
    public bool MediatorChosen { get; private set; }

    /// <summary>Why the mediator was designated, sealed; null when chosen.</summary>
    public byte[]? DesignationReason { get; private set; }

    /// <summary>When the mediator disclosed, UTC; null while not.</summary>
    public DateTime? DisclosedAt { get; private set; }

    /// <summary>What the mediator disclosed, sealed; null for nothing.</summary>
    public byte[]? Disclosure { get; private set; }

    /// <summary>When both had consented and a mediator had it, UTC.</summary>
    public DateTime? AssignedAt { get; private set; }

    /// <summary>True when the present change assigned it; not stored.</summary>
    public bool AssignedNow { get; private set; }

    /// <summary>The warning day has passed.</summary>
    public bool Warned { get; private set; }

    /// <summary>When the limit was reached and the system proposed to end the case, UTC.</summary>
    public DateTime? TerminationProposedAt { get; private set; }

    /// <summary>Nobody decided on the day of the proposal; the head was told.</summary>
    public bool Escalated { get; private set; }

    /// <summary>UTC instant of the next alarm; null when none will ring. Found by the worker through its index.</summary>
    public DateTime? NextAlarmAt { get; private set; }

    /// <summary>Legal date of what is due next; of the conclusion once there is nothing. The order of lists.</summary>
    public DateOnly NextOn { get; private set; }

    /// <summary>When mediation ended, with an agreement or without, UTC.</summary>
    public DateTime? ConcludedAt { get; private set; }

    /// <summary>T1–T8; empty unless terminated.</summary>
    public string TerminationGround { get; private set; } = "";

    /// <summary>Why it was terminated, sealed; null for no words.</summary>
    public byte[]? TerminationReason { get; private set; }

    /// <summary>Last legal date on which both must be told of the termination (O121 art 23).</summary>
    public DateOnly? NotifyBy { get; private set; }

    /// <summary>Pauses of the clock, oldest first.</summary>
    public List<PauseRecord> Pauses { get; private set; } = [];

    /// <summary>Requests for recusal, oldest first.</summary>
    public List<RecusalRecord> Recusals { get; private set; } = [];
}

/// <summary>A time in which the clock stood still (O121 art 22).</summary>
internal sealed class PauseRecord
{
    /// <summary>From 1 within the case.</summary>
    public required int Number { get; init; }

    /// <summary>First legal date that is not counted.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First legal date that is counted again; null while it stands.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Sealed <see cref="AppraisalContent"/>.</summary>
    public required byte[] Sealed { get; set; }
}

/// <summary>What an appraisal is about.</summary>
/// <param name="Body">Who appraises.</param>
/// <param name="Subject">What is appraised.</param>
/// <param name="Cost">Who pays, as both agreed.</param>
/// <param name="Result">The result; empty while it is awaited.</param>
internal sealed record AppraisalContent(string Body, string Subject, string Cost, string Result);

/// <summary>A request that the mediator be excused, and what became of it (O121 art 21).</summary>
internal sealed class RecusalRecord
{
    /// <summary>From 1 within the case.</summary>
    public required int Number { get; init; }

    /// <summary>One of <see cref="HistoryActor"/>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>Sealed words.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>The mediator whom it concerns.</summary>
    public required string MediatorId { get; init; }

    /// <summary>Display name.</summary>
    public required string MediatorName { get; init; }

    /// <summary>UTC; null while undecided.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>True when the mediator was excused.</summary>
    public bool Upheld { get; set; }

    /// <summary>Sealed words of the decision.</summary>
    public byte[]? Decision { get; set; }
}

using Complaints.Mediation.Offers;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Performance;

/// <summary>How far the reminders of a duty have come; each is sent once, and a later one makes the earlier ones moot.</summary>
internal enum Reminded
{
    None,

    /// <summary>Some days before the due date.</summary>
    Before,

    /// <summary>On the due date.</summary>
    Due,

    /// <summary>Some days after it.</summary>
    After,
}

/// <summary>How many days before and after a due date people are reminded.</summary>
internal sealed record ReminderDays(int Before, int After);

/// <summary>A duty: an obligation of the agreement, or one instalment of it. What exactly is owed stands in the agreement.</summary>
internal sealed class DutyRecord
{
    /// <summary>From 1, by due date.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the obligation in the agreement.</summary>
    public required int Obligation { get; init; }

    /// <summary>Number of the instalment from 1; 0 for none.</summary>
    public required int Instalment { get; init; }

    /// <summary>Who owes.</summary>
    public required Side Debtor { get; init; }

    /// <summary>What kind.</summary>
    public required ObligationKind Kind { get; init; }

    /// <summary>ISO 4217; empty for what is no money.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>In the minor unit; 0 for what is no money.</summary>
    public required long MinorUnits { get; init; }

    /// <summary>Last legal date.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public DutyState State { get; set; } = DutyState.Open;

    /// <summary>UTC; null while not.</summary>
    public DateTime? FulfilledAt { get; set; }

    /// <summary>When a breach was reported, UTC; stays when it is performed late.</summary>
    public DateTime? BreachedAt { get; set; }

    /// <summary>How far its reminders have come.</summary>
    public Reminded Reminded { get; set; }

    /// <summary>Who is owed.</summary>
    public Side Creditor => Debtor == Side.Consumer ? Side.Firm : Side.Consumer;

    /// <summary>Whether its day has passed and it is not fulfilled.</summary>
    public bool IsLate(DateOnly today) => State != DutyState.Fulfilled && DueOn < today;

    /// <summary>The reminder that a day asks for; null when it was sent or nothing is to be said.</summary>
    public Reminded? ReminderOn(DateOnly today, ReminderDays days)
    {
        if (State is not (DutyState.Open or DutyState.Proven))
            return null;
        var asked = today >= DueOn.AddDays(days.After) ? Reminded.After
            : today >= DueOn ? Reminded.Due
            : today >= DueOn.AddDays(-days.Before) ? Reminded.Before
            : Reminded.None;
        return asked > Reminded ? asked : null;
    }

    /// <summary>The legal date of its next reminder; null when there is none.</summary>
    public DateOnly? NextReminder(ReminderDays days) => State is not (DutyState.Open or DutyState.Proven) ? null : Reminded switch
    {
        Reminded.None => DueOn.AddDays(-days.Before),
        Reminded.Before => DueOn,
        Reminded.Due => DueOn.AddDays(days.After),
        _ => null,
    };
}

/// <summary>What somebody said about a duty.</summary>
internal sealed class StatementRecord
{
    /// <summary>From 1 within the agreement.</summary>
    public required int Number { get; init; }

    /// <summary>The duty.</summary>
    public required int Duty { get; init; }

    /// <summary><c>proof</c>, <c>confirmation</c> or <c>breach</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>consumer</c>, <c>firm</c> or <c>mediator</c>.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Sealed <see cref="StatementContent"/>.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>What a statement says.</summary>
/// <param name="Text">Words.</param>
/// <param name="FileIds">Files of the case's room.</param>
internal sealed record StatementContent(string Text, IReadOnlyList<string> FileIds);

/// <summary>
/// What is owed under an agreement, to the last instalment (PML art 31). The clock reminds; that something was performed or
/// breached, people say.
/// </summary>
internal sealed class PerformancePlan
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>UTC instant of the next reminder; null when none will come. Found by the worker through its index.</summary>
    public DateTime? NextAlarmAt { get; private set; }

    /// <summary>By due date.</summary>
    public List<DutyRecord> Duties { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    public List<StatementRecord> Statements { get; private set; } = [];

    /// <summary>Whether every duty is fulfilled.</summary>
    public bool IsPerformed => Duties.TrueForAll(d => d.State == DutyState.Fulfilled);

    /// <summary>Whether a breach stands.</summary>
    public bool IsBreached => Duties.Exists(d => d is { BreachedAt: not null, State: not DutyState.Fulfilled });

    /// <summary>The duties of terms, one for each obligation or instalment, by due date.</summary>
    public static PerformancePlan Of(Guid mediationId, IReadOnlyList<Term> terms)
    {
        var owed =
            from term in terms.Select((term, i) => (Term: term, Number: i + 1))
            from part in term.Term.Parts.Count > 0
                ? term.Term.Parts.Select((p, i) => (Instalment: i + 1, p.MinorUnits, p.DueOn))
                : [(Instalment: 0, MinorUnits: term.Term.Amount?.MinorUnits ?? 0, DueOn: term.Term.DueOn!.Value)]
            orderby part.DueOn, term.Number, part.Instalment
            select (term, part);
        var plan = new PerformancePlan { MediationId = mediationId };
        plan.Duties.AddRange(owed.Select((o, i) => new DutyRecord
        {
            Number = i + 1,
            Obligation = o.term.Number,
            Instalment = o.part.Instalment,
            Debtor = o.term.Term.Debtor,
            Kind = o.term.Term.Kind,
            CurrencyCode = o.term.Term.Amount?.CurrencyCode ?? "",
            MinorUnits = o.part.MinorUnits,
            DueOn = o.part.DueOn,
        }));
        return plan;
    }

    /// <summary>Everything was performed on the spot.</summary>
    public void FulfilAll(DateTime now)
    {
        Version++;
        foreach (var duty in Duties)
            (duty.State, duty.FulfilledAt) = (DutyState.Fulfilled, now);
    }

    /// <summary>Plans the next reminder.</summary>
    public void Plan(ReminderDays days)
    {
        Version++;
        var next = Duties.Min(d => d.NextReminder(days));
        NextAlarmAt = next is { } day ? LegalDay.StartUtc(day) : null;
    }

    /// <summary>Marks the reminders that a day asks for and says which they are; the caller tells people.</summary>
    public IReadOnlyList<(DutyRecord Duty, Reminded Reminder)> Ring(ReminderDays days, DateTime now)
    {
        var today = LegalDay.Of(now);
        var rung = Duties.Select(d => (Duty: d, Reminder: d.ReminderOn(today, days))).Where(r => r.Reminder is not null)
            .Select(r => (r.Duty, r.Reminder!.Value)).ToList();
        foreach (var (duty, reminder) in rung)
            duty.Reminded = reminder;
        Plan(days);
        return rung;
    }

    /// <summary>Somebody proves that a duty was performed; the debtor's proof waits for the creditor's word.</summary>
    /// <exception cref="Refusal"><c>DUTY_NOT_FOUND</c> or <c>DUTY_FULFILLED</c>.</exception>
    public DutyRecord Prove(int number, Side by, byte[] statement, DateTime now)
    {
        var duty = Unfulfilled(number);
        Say(duty, "proof", NameOf(by), statement, now);
        if (by == duty.Debtor)
            duty.State = DutyState.Proven;
        return duty;
    }

    /// <summary>The creditor confirms, or the mediator finds the debtor's proof sufficient.</summary>
    /// <param name="number">The duty.</param>
    /// <param name="by">The side that calls; null for the mediator.</param>
    /// <param name="statement">Sealed words.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="Refusal"><c>DUTY_NOT_FOUND</c>, <c>DUTY_FULFILLED</c>, <c>NOT_THE_CREDITOR</c>, <c>PROOF_MISSING</c>.</exception>
    public DutyRecord Confirm(int number, Side? by, byte[] statement, DateTime now)
    {
        var duty = Unfulfilled(number);
        RequireCreditor(duty, by);
        if (by is null && duty.State != DutyState.Proven)
            throw Refusal.Rule(MediationReasons.ProofMissing, "Without the creditor's word there must be proof.");
        Say(duty, "confirmation", NameOf(by), statement, now);
        (duty.State, duty.FulfilledAt) = (DutyState.Fulfilled, now);
        return duty;
    }

    /// <summary>The creditor, or the mediator, says that a duty was not performed in time.</summary>
    /// <exception cref="Refusal"><c>DUTY_NOT_FOUND</c>, <c>DUTY_FULFILLED</c>, <c>NOT_THE_CREDITOR</c>, <c>NOT_DUE_YET</c>,
    /// <c>BREACH_REPORTED</c>.</exception>
    public DutyRecord Breach(int number, Side? by, byte[] statement, DateTime now)
    {
        var duty = Unfulfilled(number);
        RequireCreditor(duty, by);
        if (!duty.IsLate(LegalDay.Of(now)))
            throw Refusal.Rule(MediationReasons.NotDueYet, $"It is due on {duty.DueOn:O}; there is no breach before that day is over.");
        if (duty.State == DutyState.Breached)
            throw Refusal.Rule(MediationReasons.BreachReported, "A breach of this duty is reported already.");
        Say(duty, "breach", NameOf(by), statement, now);
        (duty.State, duty.BreachedAt) = (DutyState.Breached, now);
        return duty;
    }

    private void Say(DutyRecord duty, string kind, string by, byte[] statement, DateTime now)
    {
        Version++;
        Statements.Add(new StatementRecord { Number = Statements.Count + 1, Duty = duty.Number, Kind = kind, By = by, At = now, Sealed = statement });
    }

    private DutyRecord Unfulfilled(int number)
    {
        var duty = Duties.Find(d => d.Number == number) ?? throw Refusal.NotFound(MediationReasons.DutyNotFound, "There is no such duty in this agreement.");
        return duty.State == DutyState.Fulfilled ? throw Refusal.Rule(MediationReasons.DutyFulfilled, "It is fulfilled already.") : duty;
    }

    private static void RequireCreditor(DutyRecord duty, Side? by)
    {
        if (by == duty.Debtor)
            throw new Refusal(RefusalKind.Forbidden, MediationReasons.NotTheCreditor, "The side to which it is owed says so, or the mediator.");
    }

    private static string NameOf(Side? by) => by switch { Side.Consumer => "consumer", Side.Firm => "firm", _ => "mediator" };
}

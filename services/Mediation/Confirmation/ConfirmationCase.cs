using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Confirmation;

/// <summary>The period to ask a court, as the legal clock computed it.</summary>
/// <param name="EffectiveOn">Legal date on which the agreement began to bind; not counted.</param>
/// <param name="ApplyBy">Last legal date (CPC art 205, rolled over off-days).</param>
/// <param name="RemindOn">Legal date of the reminder.</param>
/// <param name="Rule">Version of the rule.</param>
internal sealed record ConfirmationPeriod(DateOnly EffectiveOn, DateOnly ApplyBy, DateOnly RemindOn, string Rule);

/// <summary>What the clock does to a possible application.</summary>
internal enum ConfirmationAlarm
{
    /// <summary>Few days are left.</summary>
    Reminder,

    /// <summary>The last day is over.</summary>
    Lapse,
}

/// <summary>Judicial confirmation of one agreement, from the day it binds to the court's answer.</summary>
internal sealed class ConfirmationCase
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>Legal date on which the agreement began to bind.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Last legal date to apply.</summary>
    public required DateOnly ApplyBy { get; init; }

    /// <summary>Legal date of the reminder.</summary>
    public required DateOnly RemindOn { get; init; }

    /// <summary>Version of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public ConfirmationState State { get; private set; }

    /// <summary>The reminder was sent.</summary>
    public bool Reminded { get; private set; }

    /// <summary>When the consumer joined, UTC.</summary>
    public DateTime? ConsumerConsentedAt { get; private set; }

    /// <summary>The court that the consumer agreed to; empty before.</summary>
    public string ConsumerCourt { get; private set; } = "";

    /// <summary>When the firm joined, UTC.</summary>
    public DateTime? FirmConsentedAt { get; private set; }

    /// <summary>The court that the firm agreed to; empty before.</summary>
    public string FirmCourt { get; private set; } = "";

    /// <summary>Legal date of the application; null before.</summary>
    public DateOnly? FiledOn { get; private set; }

    /// <summary>The court that was asked; empty before.</summary>
    public string Court { get; private set; } = "";

    /// <summary>The court's own number.</summary>
    public string CourtCaseNumber { get; private set; } = "";

    /// <summary>Legal date of the answer.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Sealed words of the court.</summary>
    public byte[]? AnswerReason { get; private set; }

    /// <summary>UTC instant of the next alarm; null when none will ring. Found by the worker through its index.</summary>
    public DateTime? NextAlarmAt { get; private set; }

    /// <summary>Whether both sides have joined with one court.</summary>
    public bool IsComplete => ConsumerCourt.Length > 0 && ConsumerCourt == FirmCourt;

    /// <summary>Begins the period.</summary>
    public static ConfirmationCase Begin(Guid mediationId, ConfirmationPeriod period)
    {
        var begun = new ConfirmationCase
        {
            MediationId = mediationId,
            EffectiveOn = period.EffectiveOn,
            ApplyBy = period.ApplyBy,
            RemindOn = period.RemindOn,
            Rule = period.Rule,
        };
        begun.Move(ConfirmationState.Possible);
        return begun;
    }

    /// <summary>A side joins the application. Joining again with another court is how the parties agree on one.</summary>
    /// <exception cref="Refusal"><c>ALREADY_CONSENTED</c>, <c>NOT_CONFIRMABLE</c> or <c>CONFIRMATION_PERIOD_OVER</c>.</exception>
    public void Consent(Side side, string court, DateTime now)
    {
        RequirePossible(LegalDay.Of(now));
        if ((side == Side.Consumer ? ConsumerCourt : FirmCourt) == court)
            throw Refusal.Rule(MediationReasons.AlreadyConsented, "You have joined the application to this court already.");
        if (side == Side.Consumer)
            (ConsumerCourt, ConsumerConsentedAt) = (court, now);
        else
            (FirmCourt, FirmConsentedAt) = (court, now);
        Version++;
    }

    /// <summary>The application is with the court.</summary>
    /// <exception cref="Refusal"><c>CONSENTS_MISSING</c>, <c>COURTS_DIFFER</c>, <c>NOT_CONFIRMABLE</c> or
    /// <c>CONFIRMATION_PERIOD_OVER</c>.</exception>
    public void File(DateOnly filedOn)
    {
        RequirePossible(filedOn);
        if (ConsumerCourt.Length == 0 || FirmCourt.Length == 0)
            throw Refusal.Rule(MediationReasons.ConsentsMissing, "Both parties join the application first.", Statutes.Cpc("第二百零五条"));
        if (!IsComplete)
            throw Refusal.Rule(MediationReasons.CourtsDiffer, "The parties named different courts; one of them joins the other's.", Statutes.Cpc("第二百零五条"));
        (FiledOn, Court) = (filedOn, ConsumerCourt);
        Move(ConfirmationState.Filed);
    }

    /// <summary>The court answered. After a withdrawal the parties may apply again while the period lasts.</summary>
    public void Answer(CourtAnswer answer, string courtCaseNumber, DateOnly answeredOn, byte[]? reason, DateOnly today)
    {
        if (State != ConfirmationState.Filed)
            throw Refusal.Rule(MediationReasons.NotConfirmable, "No application is with a court.");
        (CourtCaseNumber, AnsweredOn, AnswerReason) = (courtCaseNumber, answeredOn, reason);
        if (answer == CourtAnswer.Withdrawn)
            (ConsumerCourt, FirmCourt, ConsumerConsentedAt, FirmConsentedAt, FiledOn, Court) = ("", "", null, null, null, "");
        Move(answer switch
        {
            CourtAnswer.Confirmed => ConfirmationState.Confirmed,
            CourtAnswer.Refused => ConfirmationState.Refused,
            _ => today <= ApplyBy ? ConfirmationState.Possible : ConfirmationState.Lapsed,
        });
    }

    /// <summary>Marks what is due and says what it was; null when nothing is.</summary>
    public ConfirmationAlarm? Ring(DateTime now)
    {
        if (NextAlarmAt is null || now < NextAlarmAt)
            return null;
        if (LegalDay.Of(now) > ApplyBy)
        {
            Move(ConfirmationState.Lapsed);
            return ConfirmationAlarm.Lapse;
        }

        Reminded = true;
        Move(State);
        return ConfirmationAlarm.Reminder;
    }

    private void RequirePossible(DateOnly on)
    {
        if (State == ConfirmationState.Lapsed || (State == ConfirmationState.Possible && on > ApplyBy))
            throw Refusal.Rule(MediationReasons.ConfirmationPeriodOver, $"The last day was {ApplyBy:O}.", Statutes.Cpc("第二百零五条"));
        if (State != ConfirmationState.Possible)
            throw Refusal.Rule(MediationReasons.NotConfirmable, $"The application is {State}.", Statutes.Cpc("第二百零五条"));
    }

    private void Move(ConfirmationState to)
    {
        Version++;
        State = to;
        NextAlarmAt = State != ConfirmationState.Possible ? null
            : Reminded ? LegalDay.EndUtc(ApplyBy)
            : LegalDay.StartUtc(RemindOn);
    }
}

internal sealed class ConfirmationCaseMap : IEntityTypeConfiguration<ConfirmationCase>
{
    public void Configure(EntityTypeBuilder<ConfirmationCase> builder)
    {
        builder.ToTable("Confirmations");
        builder.HasKey(c => c.MediationId);
        builder.Property(c => c.MediationId).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.Rule).HasMaxLength(80);
        builder.Property(c => c.ConsumerCourt).HasMaxLength(20);
        builder.Property(c => c.FirmCourt).HasMaxLength(20);
        builder.Property(c => c.Court).HasMaxLength(20);
        builder.Property(c => c.CourtCaseNumber).HasMaxLength(100);
        builder.Property(c => c.AnswerReason).HasMaxLength(16000);
        builder.Ignore(c => c.IsComplete);
        // The worker of the periods.
        builder.HasIndex(c => c.NextAlarmAt);
    }
}

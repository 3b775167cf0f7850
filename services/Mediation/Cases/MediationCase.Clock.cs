using System.Globalization;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Cases;

/// <summary>What the clock tells people about an open case.</summary>
internal enum CaseAlarm
{
    /// <summary>The days to consent are over.</summary>
    ConsentLapses,

    /// <summary>The limit is near.</summary>
    LimitNear,

    /// <summary>The limit has come: the system proposes to end the case.</summary>
    LimitReached,

    /// <summary>Nobody decided on the proposal.</summary>
    Undecided,
}

/// <summary>What the clocks do to a case. They warn and propose; a person decides (PIPL art 24).</summary>
internal sealed partial class MediationCase
{
    /// <summary>What is due at <see cref="NextAlarmAt"/>.</summary>
    public CaseAlarm? NextAlarm => State switch
    {
        MediationState.ConsentPending => CaseAlarm.ConsentLapses,
        _ when State.IsConcluded() || State == MediationState.SuspendedAppraisal => null,
        _ when TerminationProposedAt is not null => Escalated ? null : CaseAlarm.Undecided,
        _ => Warned || WarnOn >= Due ? CaseAlarm.LimitReached : CaseAlarm.LimitNear,
    };

    /// <summary>The pauses as the legal clock takes them.</summary>
    public IReadOnlyList<Pause> Paused => [.. Pauses.OrderBy(p => p.Number).Select(p => new Pause(p.From, p.Until))];

    /// <summary>Marks what is due and says what it was; null when nothing is due yet. A lapsed consent is for <see cref="Lapse"/>.</summary>
    public CaseAlarm? Ring(DateTime now)
    {
        if (NextAlarmAt is null || now < NextAlarmAt || NextAlarm is not { } alarm || alarm == CaseAlarm.ConsentLapses)
            return NextAlarmAt is not null && now >= NextAlarmAt ? NextAlarm : null;
        if (alarm == CaseAlarm.LimitReached)
            Take(MediationAction.ProposeTermination, Caller.System);
        else
            Version++;
        switch (alarm)
        {
            case CaseAlarm.LimitNear:
                Warned = true;
                Happened("LIMIT_NEAR", HistoryActor.System, "", now, values: Values(("due", Due)));
                break;
            case CaseAlarm.LimitReached:
                TerminationProposedAt = now;
                Happened("TERMINATION_PROPOSED", HistoryActor.System, "", now, values: Values(("due", Due), ("ground", "T5")));
                break;
            case CaseAlarm.Undecided:
                Escalated = true;
                Happened("TERMINATION_UNDECIDED", HistoryActor.System, "", now, values: Values(("due", Due)));
                break;
        }

        Tick();
        return alarm;
    }

    /// <summary>Begins an appraisal after both agreed on body and cost; the clock stops from today on (O121 art 22).</summary>
    public void StartAppraisal(byte[] content, Caller by, DateTime now)
    {
        Take(MediationAction.StartAppraisal, by);
        Pauses.Add(new PauseRecord { Number = Pauses.Count + 1, From = LegalDay.Of(now), Sealed = content });
        Happened("APPRAISAL_STARTED", ActorOf(by), NameOf(by), now);
        Tick();
    }

    /// <summary>The appraisal's result is in: the clock goes on, today counts again.</summary>
    /// <param name="content">The appraisal with its result, sealed.</param>
    /// <param name="limitOf">Computes the limit anew with the pauses as they are then.</param>
    /// <param name="by">The mediator.</param>
    /// <param name="now">UTC.</param>
    public void FinishAppraisal(byte[] content, Func<MediationCase, LimitClock> limitOf, Caller by, DateTime now)
    {
        Take(MediationAction.FinishAppraisal, by);
        EndPause(now);
        Pauses[^1].Sealed = content;
        Limit(limitOf(this));
        // Days that were given back: what was warned and proposed by the old limit is so no more.
        if (LegalDay.Of(now) < WarnOn)
            Warned = false;
        if (LegalDay.Of(now) < Due)
            (TerminationProposedAt, Escalated) = (null, false);
        Tick();
        Happened("APPRAISAL_FINISHED", ActorOf(by), NameOf(by), now, values: Values(("due", Due)));
    }

    /// <summary>The parties do not agree on the cost: ground T4 (O121 art 23(4)).</summary>
    public void RefuseAppraisalCost(byte[] reason, DateOnly notifyBy, Caller by, DateTime now)
    {
        Take(MediationAction.RefuseAppraisalCost, by);
        EndPause(now);
        Conclude("T4", reason, notifyBy, now);
        Happened("APPRAISAL_COST_REFUSED", ActorOf(by), NameOf(by), now, reason, Values(("ground", "T4")));
    }

    /// <summary>Takes a limit that was computed anew: another calendar, or a pause that ended.</summary>
    public void Recalculate(LimitClock limit)
    {
        Version++;
        Limit(limit);
    }

    private void EndPause(DateTime now)
    {
        // An appraisal that ends on the day it began stopped nothing.
        if (Pauses.LastOrDefault() is { Until: null } open)
            open.Until = LegalDay.Of(now);
    }

    private void Limit(LimitClock limit)
    {
        (Due, WarnOn, LimitRule, CalendarVersion) = (limit.Due, limit.WarnOn, limit.Rule, limit.CalendarVersion);
        Tick();
    }

    /// <summary>Keeps the columns by which the clocks and the lists find it in step with its state.</summary>
    private void Tick()
    {
        if (State.IsConcluded())
            EndPause(ConcludedAt ?? OpenedAt);
        NextAlarmAt = NextAlarm switch
        {
            CaseAlarm.ConsentLapses => LegalDay.EndUtc(ConsentBy),
            CaseAlarm.LimitNear => LegalDay.StartUtc(WarnOn),
            // The day itself is the day of decision: the proposal comes with its beginning.
            CaseAlarm.LimitReached => LegalDay.StartUtc(Due),
            CaseAlarm.Undecided => LegalDay.EndUtc(Due),
            _ => null,
        };
        NextOn = State == MediationState.ConsentPending ? ConsentBy
            : ConcludedAt is { } at ? LegalDay.Of(at)
            : Due;
    }

    /// <summary>Who acts, as histories name it.</summary>
    public static string ActorOf(Caller by) =>
        ReferenceEquals(by, Caller.System) ? HistoryActor.System
        : by.Is(Role.Complainant) ? HistoryActor.Consumer
        : by.Is(Role.Firm) ? HistoryActor.Firm
        : by.Is(Role.Mediator) ? HistoryActor.Mediator
        : by.Is(Role.Head) ? HistoryActor.Head
        : by.Is(Role.HandlingOfficer) ? HistoryActor.Officer
        : HistoryActor.System;

    private static string NameOf(Caller by) => by.IsAny(Role.Complainant, Role.Firm, Role.Gateway) ? "" : by.Name;

    private static string NameOf(Side side) => side == Side.Consumer ? HistoryActor.Consumer : HistoryActor.Firm;

    private static Dictionary<string, string> Values(params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            named[name] = value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return named;
    }
}

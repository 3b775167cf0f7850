using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Life = Complaints.Mediation.Cases.MediationLifecycle;

namespace Complaints.Mediation.Cases;

/// <summary>
/// A mediation case (调解): its state and the rules that change it. Pure: times, ids and deadlines come in as arguments;
/// words of people come in sealed. Every change increases <see cref="CaseWithHistory.Version"/> and leaves an entry in the history.
/// </summary>
internal sealed partial class MediationCase : CaseWithHistory
{
    /// <summary>The league or city of a region: the first four digits of GB/T 2260.</summary>
    public static string LeagueOf(string region) => region.Length >= 4 ? region[..4] : region;

    /// <summary>Opens the new case: both sides are asked for their consent.</summary>
    /// <param name="limit">Its limit.</param>
    /// <param name="organisation">The organisation that opens it; empty when the department does.</param>
    /// <param name="by">Who opens.</param>
    public void Open(LimitClock limit, string organisation, Caller by)
    {
        Organisation = organisation;
        State = MediationState.ConsentPending;
        Version++;
        Limit(limit);
        Happened("OPENED", ActorOf(by), NameOf(by), OpenedAt, values: Values(("channel", Channel), ("due", ConsentBy)));
    }

    /// <summary>One side consents (O121 art 18). Consenting again changes nothing but the version.</summary>
    public void Consent(Side side, ConsentChannel channel, Caller by, DateTime now)
    {
        Take(MediationAction.Consent, by);
        if (side == Side.Consumer)
            (ConsumerConsentedAt, ConsumerConsent) = (ConsumerConsentedAt ?? now, channel);
        else
            (FirmConsentedAt, FirmConsent) = (FirmConsentedAt ?? now, channel);
        Happened("CONSENTED", ActorOf(by), NameOf(by), now, values: Values(("side", NameOf(side)), ("channel", channel)));
        AssignWhenReady(now);
    }

    /// <summary>One side refuses; the case ends by ground T2 (O121 art 23(2)).</summary>
    public void Refuse(Side side, byte[]? reason, DateOnly notifyBy, Caller by, DateTime now)
    {
        Take(MediationAction.Refuse, by);
        Conclude("T2", reason, notifyBy, now);
        Happened("REFUSED", ActorOf(by), NameOf(by), now, reason, Values(("side", NameOf(side)), ("ground", "T2")));
    }

    /// <summary>Nobody answered in time; the case ends by ground T2.</summary>
    public void Lapse(DateOnly notifyBy, DateTime now)
    {
        Take(MediationAction.Lapse, Caller.System);
        Conclude("T2", null, notifyBy, now);
        Happened("CONSENT_LAPSED", HistoryActor.System, "", now, values: Values(("ground", "T2"), ("due", ConsentBy)));
    }

    /// <summary>One side names the mediator it wishes; when both name the same, that one has the case (PML art 19).</summary>
    /// <param name="side">Whose wish.</param>
    /// <param name="wished">A mediator who is available for the case.</param>
    /// <param name="by">The party.</param>
    /// <param name="now">UTC.</param>
    public void Choose(Side side, CaseMediatorRef wished, Caller by, DateTime now)
    {
        Take(MediationAction.ChooseMediator, by);
        if (side == Side.Consumer)
            ConsumerChoice = wished.Id;
        else
            FirmChoice = wished.Id;
        Happened("MEDIATOR_NAMED", ActorOf(by), "", now, values: Values(("side", NameOf(side)), ("mediator", wished.Name)));
        if (ConsumerChoice != FirmChoice)
            return;
        Give(wished, chosen: true, reason: null);
        Happened("MEDIATOR_CHOSEN", HistoryActor.System, "", now, values: Values(("mediator", wished.Name)));
        AssignWhenReady(now);
    }

    /// <summary>Designates a mediator, with the reason that both parties read.</summary>
    public void Designate(CaseMediatorRef mediator, byte[] reason, Caller by, DateTime now)
    {
        Take(MediationAction.DesignateMediator, by);
        Give(mediator, chosen: false, reason);
        Happened("MEDIATOR_DESIGNATED", ActorOf(by), NameOf(by), now, reason, Values(("mediator", mediator.Name)));
        AssignWhenReady(now);
    }

    /// <summary>The mediator discloses, or declares that there is nothing (OM21 art 13).</summary>
    public void Disclose(byte[]? text, Caller by, DateTime now)
    {
        Take(MediationAction.Disclose, by);
        (DisclosedAt, Disclosure) = (now, text);
        Happened(text is null ? "NOTHING_TO_DISCLOSE" : "DISCLOSED", ActorOf(by), NameOf(by), now, text);
    }

    /// <summary>Asks that the mediator be excused; suspends the case. The limit runs on (O121 art 21).</summary>
    public void RequestRecusal(byte[] reason, Caller by, DateTime now)
    {
        Take(MediationAction.RequestRecusal, by);
        Recusals.Add(new RecusalRecord
        {
            Number = Recusals.Count + 1,
            RequestedBy = ActorOf(by),
            RequestedAt = now,
            Reason = reason,
            MediatorId = Mediator,
            MediatorName = MediatorName,
        });
        Happened("RECUSAL_REQUESTED", ActorOf(by), NameOf(by), now, reason, Values(("mediator", MediatorName)));
    }

    /// <summary>Decides on recusal; the case goes on with the same mediator or another one.</summary>
    /// <param name="successor">The new mediator; null to keep the present one.</param>
    /// <param name="reason">The reason of the decision.</param>
    /// <param name="by">The head.</param>
    /// <param name="now">UTC.</param>
    public void DecideRecusal(CaseMediatorRef? successor, byte[] reason, Caller by, DateTime now)
    {
        Take(MediationAction.DecideRecusal, by);
        var request = Recusals[^1];
        (request.DecidedAt, request.Upheld, request.Decision) = (now, successor is not null, reason);
        if (successor is not null)
            Give(successor, chosen: false, reason);
        Happened(
            successor is null ? "RECUSAL_REFUSED" : "RECUSAL_UPHELD", ActorOf(by), NameOf(by), now, reason,
            Values(("mediator", request.MediatorName), ("successor", successor?.Name ?? "")));
    }

    /// <summary>Fixes a meeting, or another time for it. On site, the notice names time, place and mediator (O121 art 20).</summary>
    public void Schedule(IReadOnlyDictionary<string, string> meeting, Caller by, DateTime now)
    {
        Take(MediationAction.Schedule, by);
        Happened("SCHEDULED", ActorOf(by), NameOf(by), now, values: meeting);
    }

    /// <summary>Begins a session: the meeting, or one in writing in the room.</summary>
    public void Hold(Caller by, DateTime now)
    {
        Take(MediationAction.Hold, by);
        Happened("SESSION_HELD", ActorOf(by), NameOf(by), now);
    }

    /// <summary>Adjourns to another meeting.</summary>
    public void Adjourn(IReadOnlyDictionary<string, string> meeting, Caller by, DateTime now)
    {
        Take(MediationAction.Adjourn, by);
        Happened("ADJOURNED", ActorOf(by), NameOf(by), now, values: meeting);
    }

    /// <summary>A party leaves: the complainant withdraws (T1), or the firm refuses to go on (T2).</summary>
    public void Leave(Side side, byte[]? reason, DateOnly notifyBy, Caller by, DateTime now)
    {
        Take(MediationAction.Leave, by);
        var ground = side == Side.Consumer ? "T1" : "T2";
        Conclude(ground, reason, notifyBy, now);
        Happened("LEFT", ActorOf(by), "", now, reason, Values(("side", NameOf(side)), ("ground", ground)));
    }

    /// <summary>Ends the case without an agreement by one ground of O121 art 23.</summary>
    /// <exception cref="Refusal"><c>LIMIT_NOT_REACHED</c> for T5 before the limit has passed.</exception>
    public void Terminate(string ground, byte[] reason, DateOnly notifyBy, Caller by, DateTime now)
    {
        Take(MediationAction.Terminate, by);
        if (ground == "T5" && LegalDay.Of(now) < Due)
            throw Refusal.Rule(MediationReasons.LimitNotReached, $"The limit is {Due:O}; end it by T5 when it is reached.", Statutes.O121("第二十三条第（五）项"));
        Conclude(ground, reason, notifyBy, now);
        Happened("TERMINATED", ActorOf(by), NameOf(by), now, reason, Values(("ground", ground)));
    }

    /// <summary>The complaint behind it was concluded otherwise; the case ends with it.</summary>
    public void FollowComplaint(string ground, DateOnly notifyBy, DateTime now)
    {
        Take(MediationAction.FollowComplaint, Caller.System);
        Conclude(ground, null, notifyBy, now);
        Happened("COMPLAINT_CONCLUDED", HistoryActor.System, "", now, values: Values(("ground", ground)));
    }

    /// <summary>Refuses a caller who read an older version.</summary>
    /// <exception cref="Refusal"><c>STALE_VERSION</c>.</exception>
    public void Expect(long version)
    {
        if (version != Version)
            throw Refusal.Stale();
    }

    /// <summary>What pages may offer this caller now.</summary>
    public IEnumerable<MediationAction> Offered(Caller caller) => Life.Life.Allowed(State, caller);

    /// <summary>Whether this person was excused from the case.</summary>
    public bool Excused(string mediatorId) => mediatorId != Mediator && Recusals.Exists(r => r.Upheld && r.MediatorId == mediatorId);

    private void AssignWhenReady(DateTime now)
    {
        if (ConsumerConsentedAt is null || FirmConsentedAt is null || Mediator.Length == 0)
            return;
        Take(MediationAction.Assign, Caller.System);
        (AssignedAt, AssignedNow) = (now, true);
        Happened("ASSIGNED", HistoryActor.System, "", now, values: Values(("mediator", MediatorName), ("due", Due)));
    }

    private void Give(CaseMediatorRef mediator, bool chosen, byte[]? reason)
    {
        (Mediator, MediatorName, Organisation) = (mediator.Id, mediator.Name, mediator.OrganisationId);
        (MediatorChosen, DesignationReason, DisclosedAt, Disclosure) = (chosen, reason, null, null);
    }

    private void Conclude(string ground, byte[]? reason, DateOnly notifyBy, DateTime now)
    {
        (TerminationGround, TerminationReason, NotifyBy, ConcludedAt) = (ground, reason, notifyBy, now);
        Tick();
    }

    /// <summary>Asks the table; moves on when it allows.</summary>
    /// <exception cref="Refusal">Also <c>DISCLOSURE_REQUIRED</c> for a mediator who has disclosed nothing yet.</exception>
    private void Take(MediationAction action, Caller by)
    {
        var step = Life.Life.Take(State, action, by);
        if (DisclosedAt is null && Life.AfterDisclosure.Contains(action))
            throw Refusal.Rule(MediationReasons.DisclosureRequired, "Disclose first what could raise doubts, or that there is nothing.", Statutes.Om21("第十三条"));
        Version++;
        State = step.To;
        Tick();
    }
}

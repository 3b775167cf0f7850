using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using static Complaints.CreditBlacklist.Statutes;
using Do = Complaints.Protos.Credit.V1.ListingAction;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>
/// A listing (列入严重违法失信名单) from its lead to its end. Pure: times, ids and deadlines come in as arguments; words of
/// people come in sealed. Every change increases <see cref="Version"/> and leaves an entry in the history.
/// </summary>
internal sealed partial class Listing
{
    private readonly List<ListingHistory> _happened = [];

    /// <summary>Begins the new listing as a lead. A lead says nothing about the firm yet.</summary>
    public void Open(byte[]? facts, Caller by, DateTime now)
    {
        State = ListingState.Lead;
        Happened(Do.Open, by, now, facts);
    }

    /// <summary>More of the same came in while it is a lead; afterwards nothing changes.</summary>
    public void AddToLead(byte[] facts, Caller by, DateTime now)
    {
        if (State == ListingState.Lead)
            Happened(Do.Open, by, now, facts);
    }

    /// <summary>Refuses when somebody changed it since it was read.</summary>
    public void Expect(long version)
    {
        if (version != Version)
            throw Refusal.Stale();
    }

    /// <summary>Attaches the penalty that it stands on (O44 art 2).</summary>
    public void AttachPenalty(Penalty penalty, ListingClass listingClass, Caller by, DateTime now)
    {
        Take(Do.AttachPenalty, by);
        if (penalty.FirmCode != FirmCode)
            throw Refusal.Rule(CreditReasons.PenaltyOfOtherFirm, "The penalty is another firm's.", O44("第二条"));
        MustStand(penalty, listingClass);
        (PenaltyId, PenaltyNumber, ClassCode) = (penalty.Id, penalty.DecisionNumber, listingClass.Code);
        if (FirmName.Length == 0)
            FirmName = penalty.FirmName;
        Happened(Do.AttachPenalty, by, now);
    }

    /// <summary>Ends the procedure without a listing.</summary>
    public void Dismiss(byte[]? reason, Caller by, DateTime now)
    {
        Take(Do.Dismiss, by);
        StopClock();
        Happened(Do.Dismiss, by, now, reason);
    }

    /// <summary>Serves the prior notice; the time to state and defend begins with its delivery (O44 art 13).</summary>
    public void ServeNotice(byte[] facts, DeliveryKind kind, string reference, Deadline defence, Caller by, DateTime now)
    {
        Take(Do.ServeNotice, by);
        (Facts, DrafterId) = (facts, by.Id);
        (DeliveryKind, DeliveryReference, DeliveredOn) = (kind, reference, defence.Start);
        DefendUntil = defence.LegalDue;
        RunClock(defence);
        ActsAt = LegalDay.EndUtc(defence.LegalDue);
        Happened(Do.ServeNotice, by, now, facts);
    }

    /// <summary>The firm states and defends.</summary>
    public void SubmitDefence(byte[] text, Caller by, DateTime now)
    {
        Take(Do.SubmitDefence, by);
        MustBeInTime(now);
        ActsAt = null;
        Happened(Do.SubmitDefence, by, now, text);
    }

    /// <summary>The firm asks for a hearing (APL art 64).</summary>
    public void RequestHearing(byte[]? text, Caller by, DateTime now)
    {
        Take(Do.RequestHearing, by);
        MustBeInTime(now);
        (ActsAt, HearingPending) = (null, true);
        Happened(Do.RequestHearing, by, now, text);
    }

    /// <summary>Fixes the hearing.</summary>
    /// <param name="heldOn">Its day.</param>
    /// <param name="earliest">The first day that leaves the firm its time.</param>
    /// <param name="place">Sealed.</param>
    /// <param name="by">Who calls it.</param>
    /// <param name="now">UTC.</param>
    public void CallHearing(DateOnly heldOn, DateOnly earliest, byte[] place, Caller by, DateTime now)
    {
        Take(Do.CallHearing, by);
        if (!HearingPending)
            throw Refusal.Rule(CreditReasons.HearingNotCalled, "Nobody asked for a hearing that is still to be held.", Apl("第六十四条"));
        if (heldOn < earliest)
            throw Refusal.Rule(CreditReasons.HearingTooSoon, $"The first possible day is {earliest:O}.", Apl("第六十四条"));
        HearingOn = heldOn;
        Happened(Do.CallHearing, by, now, place);
    }

    /// <summary>Records the hearing that was held.</summary>
    public void RecordHearing(byte[] record, Caller by, DateTime now)
    {
        Take(Do.RecordHearing, by);
        if (!HearingPending || !(HearingOn <= LegalDay.Of(now)))
            throw Refusal.Rule(CreditReasons.HearingNotCalled, "No hearing was called that could have been held by now.", Apl("第六十四条"));
        HearingPending = false;
        Happened(Do.RecordHearing, by, now, record);
    }

    /// <summary>Nobody answered in time; the waiver is recorded.</summary>
    public void EndDefence(DateTime now)
    {
        Take(Do.EndDefence, Caller.System);
        StopClock();
        Happened(Do.EndDefence, Caller.System, now);
    }

    /// <summary>Accepts the defence, which ends the procedure, or answers it with reasons (APL arts 45 and 62).</summary>
    public void ReviewDefence(bool uphold, byte[] reasons, Caller by, DateTime now)
    {
        Take(uphold ? Do.UpholdDefence : Do.RejectDefence, by);
        if (!uphold)
        {
            if (LegalDay.Of(now) <= DefendUntil)
                throw Refusal.Rule(CreditReasons.DefencePeriodRunning, $"The firm may state and defend through {DefendUntil:O}.", Apl("第六十二条"));
            if (HearingPending)
                throw Refusal.Rule(CreditReasons.HearingPending, "The firm asked for a hearing, and it is not held yet.", Apl("第六十四条"));
        }

        StopClock();
        Happened(uphold ? Do.UpholdDefence : Do.RejectDefence, by, now, reasons);
    }

    /// <summary>The superior authority consents.</summary>
    public void Approve(byte[]? opinion, Caller by, DateTime now)
    {
        Take(Do.Approve, by);
        if (Caller.PrefixOf(by.RegionCode).Length >= Caller.PrefixOf(RegionCode).Length)
            throw new Refusal(RefusalKind.Forbidden, CreditReasons.SuperiorRequired, "Only the head of a higher authority consents.");
        MustBeAnother(DrafterId, by);
        Happened(Do.Approve, by, now, opinion);
    }

    /// <summary>Lists and publishes.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="penalty">The penalty that it stands on, as it is now.</param>
    /// <param name="approvalRequired">The step of the superior's consent is in force.</param>
    /// <param name="period">How long it lasts.</param>
    /// <param name="repairableFrom">Earliest day of an application for repair.</param>
    /// <param name="by">The head.</param>
    /// <param name="now">UTC.</param>
    public void Decide(
        ListingDecision decision, Penalty penalty, bool approvalRequired, Deadline period, DateOnly repairableFrom, Caller by, DateTime now)
    {
        var approved = State == ListingState.Approved;
        Take(Do.Decide, by);
        if (approvalRequired && !approved)
            throw Refusal.Rule(CreditReasons.ApprovalRequired, "The superior authority has not consented yet.", O44("第十三条"));
        MustBeAnother(DrafterId, by);
        MustStand(penalty, decision.Class);
        (DecisionNumber, Authority, Reason, Factors) = (decision.Number, decision.Authority, decision.Reason, string.Join(',', decision.Factors));
        (Basis, RestrictedUntil) = (decision.Basis, decision.RestrictedUntil);
        Begin(period, repairableFrom);
        Happened(Do.Decide, by, now);
    }

    private static void MustStand(Penalty penalty, ListingClass listingClass)
    {
        if (penalty.RevokedOn is not null)
            throw Refusal.Rule(CreditReasons.PenaltyRevoked, "The penalty was revoked.", O44("第十九条"));
        if (listingClass.RequiresHeavierPenalty && penalty.Class != PenaltyClass.Serious)
            throw Refusal.Rule(CreditReasons.PenaltyNotHeavy, "A listing of this class stands on a heavier penalty.", O44("第二条"));
    }

    private static void MustBeAnother(string first, Caller by)
    {
        if (first == by.Id)
            throw Refusal.Rule(CreditReasons.FourEyes, "Another person decides.", O44("第十三条"));
    }

    private void MustBeInTime(DateTime now)
    {
        if (LegalDay.Of(now) > DefendUntil)
            throw Refusal.Rule(CreditReasons.DefencePeriodOver, $"The time to state and defend ended on {DefendUntil:O}.", O44("第十三条"));
    }

    private void Take(ListingAction action, Caller by) => State = ListingLifecycle.Life.Take(State, action, by).To;

    private void RunClock(Deadline deadline)
    {
        (ClockRule, ClockStart, ClockDue) = (deadline.Rule.Version, deadline.Start, deadline.LegalDue);
        ShowDue();
    }

    private void StopClock()
    {
        (ClockRule, ClockStart, ClockDue, ActsAt) = ("", null, null, null);
        ShowDue();
    }

    private void ShowDue() => DueOn = ObjectionDue < ClockDue || ClockDue is null ? ObjectionDue ?? ClockDue : ClockDue;

    private void Happened(ListingAction action, Caller by, DateTime now, byte[]? text = null)
    {
        Version++;
        var actor = by.Is(Role.Firm) ? "firm" : ReferenceEquals(by, Caller.System) ? "system" : by.Is(Role.Head) ? "head" : "officer";
        _happened.Add(new ListingHistory
        {
            ListingId = Id,
            Number = ++HistoryLength,
            At = now,
            Action = action,
            Actor = actor,
            ActorName = actor is "head" or "officer" ? by.Name : "",
            SealedText = text,
        });
    }

    /// <summary>The new entries since it was read; the database takes them when it saves.</summary>
    public IReadOnlyList<ListingHistory> TakeHappened()
    {
        ListingHistory[] taken = [.. _happened];
        _happened.Clear();
        return taken;
    }
}

/// <summary>What a head decides.</summary>
/// <param name="Number">Number of the decision.</param>
/// <param name="Authority">Name of the authority.</param>
/// <param name="Reason">The published reason.</param>
/// <param name="Basis">Law and article, as published.</param>
/// <param name="Class">Class of listing.</param>
/// <param name="Factors">Weighing factors (O44 art 12).</param>
/// <param name="RestrictedUntil">Last day of a longer restriction that a law sets; null for none.</param>
internal sealed record ListingDecision(
    string Number, string Authority, string Reason, string Basis, ListingClass Class, IReadOnlyList<string> Factors, DateOnly? RestrictedUntil);

using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Credit.V1;
using static Complaints.CreditBlacklist.Statutes;
using Do = Complaints.Protos.Credit.V1.ListingAction;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>What happens to a listing once it is published.</summary>
internal sealed partial class Listing
{
    /// <summary>The firm objects to what is published; nothing is stayed by it.</summary>
    public void FileObjection(byte[] text, Deadline answer, Caller by, DateTime now)
    {
        Take(Do.FileObjection, by);
        if (ObjectionOpen)
            throw Refusal.Rule(CreditReasons.ObjectionOpen, "An objection waits for its answer already.", Gds("第二十六条"));
        (ObjectionOpen, ObjectionDue) = (true, answer.LegalDue);
        ShowDue();
        Happened(Do.FileObjection, by, now, text);
    }

    /// <summary>The objection is answered.</summary>
    public void AnswerObjection(byte[] answer, Caller by, DateTime now)
    {
        Take(Do.AnswerObjection, by);
        if (!ObjectionOpen)
            throw Refusal.Rule(CreditReasons.NoObjection, "No objection waits for an answer.", Gds("第二十六条"));
        (ObjectionOpen, ObjectionDue) = (false, null);
        ShowDue();
        Happened(Do.AnswerObjection, by, now, answer);
    }

    /// <summary>A reconsideration or lawsuit was filed or ended; nothing is stayed by it.</summary>
    public void RecordAppeal(bool open, byte[] reference, Caller by, DateTime now)
    {
        Take(Do.RecordAppeal, by);
        UnderAppeal = open;
        Happened(Do.RecordAppeal, by, now, reference);
    }

    /// <summary>The firm applies for early removal (O44 arts 16 and 17).</summary>
    public void ApplyRepair(byte[] text, Deadline accept, Caller by, DateTime now)
    {
        var today = LegalDay.Of(now);
        Take(Do.ApplyRepair, by);
        if (today < RepairableFrom)
            throw Refusal.Rule(CreditReasons.RepairTooEarly, $"It can be applied for from {RepairableFrom:O} on.", O44("第十六条"));
        if (today <= RestrictedUntil)
            throw Refusal.Rule(CreditReasons.RestrictionRunning, $"A restriction that a law sets runs through {RestrictedUntil:O}.", O44("第十六条"));
        RunClock(accept);
        Happened(Do.ApplyRepair, by, now, text);
    }

    /// <summary>The application is accepted for review.</summary>
    public void AcceptRepair(Deadline review, Caller by, DateTime now)
    {
        Take(Do.AcceptRepair, by);
        RepairReviewerId = by.Id;
        RunClock(review);
        Happened(Do.AcceptRepair, by, now);
    }

    /// <summary>The application is not accepted.</summary>
    public void RefuseRepair(byte[] reason, Deadline period, Caller by, DateTime now)
    {
        Take(Do.RefuseRepair, by);
        RunPeriod(period);
        Happened(Do.RefuseRepair, by, now, reason);
    }

    /// <summary>Removes early.</summary>
    /// <param name="stop">By when publication has to stop; it stops now.</param>
    /// <param name="by">The head; not who accepted the application.</param>
    /// <param name="now">UTC.</param>
    public void GrantRepair(Deadline stop, Caller by, DateTime now)
    {
        Take(Do.GrantRepair, by);
        MustBeAnother(RepairReviewerId, by);
        End(stop.LegalDue, now);
        Happened(Do.GrantRepair, by, now);
    }

    /// <summary>Does not remove early.</summary>
    public void DenyRepair(byte[] reason, Deadline period, Caller by, DateTime now)
    {
        Take(Do.DenyRepair, by);
        MustBeAnother(RepairReviewerId, by);
        RunPeriod(period);
        Happened(Do.DenyRepair, by, now, reason);
    }

    /// <summary>Its date has come.</summary>
    public void Expire(DateTime now)
    {
        Take(Do.Expire, Caller.System);
        End(Until!.Value, now);
        Happened(Do.Expire, Caller.System, now);
    }

    /// <summary>Its decision or its penalty fell (O44 art 19).</summary>
    public void Revoke(byte[] reason, Deadline stop, Caller by, DateTime now)
    {
        Take(Do.Revoke, by);
        End(stop.LegalDue, now);
        Happened(Do.Revoke, by, now, reason);
    }

    /// <summary>Corrects what is published.</summary>
    public void Correct(string firmName, string reason, string decisionNumber, byte[] why, Caller by, DateTime now)
    {
        Take(Do.Correct, by);
        var before = (FirmName, Reason, DecisionNumber);
        FirmName = firmName.Length > 0 ? firmName : FirmName;
        Reason = reason.Length > 0 ? reason : Reason;
        DecisionNumber = decisionNumber.Length > 0 ? decisionNumber : DecisionNumber;
        if (before == (FirmName, Reason, DecisionNumber))
            throw new Refusal(RefusalKind.Invalid, CreditReasons.NothingCorrected, "The correction changes nothing.");
        Happened(Do.Correct, by, now, why);
    }

    /// <summary>Early removal was obtained by fraud: listed again, and the period begins anew (O44 art 20).</summary>
    public void Restore(byte[] reason, Deadline period, DateOnly repairableFrom, Caller by, DateTime now)
    {
        Take(Do.Restore, by);
        (StopBy, StoppedAt) = (null, null);
        Begin(period, repairableFrom);
        Happened(Do.Restore, by, now, reason);
    }

    /// <summary>What is published now; null while nothing is.</summary>
    public PublishedListing? ToPublished(ListingClasses classes) => !State.IsPublished() ? null : new PublishedListing
    {
        ListingId = Id.ToString(),
        FirmCode = FirmCode,
        FirmName = FirmName,
        RegionCode = RegionCode,
        ClassCode = ClassCode,
        ClassName = classes.Get(ClassCode).Name.ToProto(),
        Reason = Reason,
        Basis = Basis,
        DecisionNumber = DecisionNumber,
        Authority = Authority,
        ListedOn = ListedOn!.Value.ToProto(),
        Until = Until!.Value.ToProto(),
    };

    /// <summary>What is published, as a row of the change log.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="operation">What happened.</param>
    /// <param name="reason">Why; empty for the first row.</param>
    /// <param name="basis">The law that the change stands on.</param>
    /// <param name="decisionNumber">Number of the decision on the change; empty for none.</param>
    /// <param name="now">UTC.</param>
    public ListChange ToChange(long sequence, ListOperation operation, string reason, string basis, string decisionNumber, DateTime now)
    {
        var ended = operation is ListOperation.Expired or ListOperation.Repaired or ListOperation.Revoked;
        var today = LegalDay.Of(now);
        return new ListChange
        {
            Sequence = sequence,
            List = CreditList.SeriousViolation,
            Operation = operation,
            ListingId = Id,
            FirmCode = FirmCode,
            FirmName = FirmName,
            RegionCode = RegionCode,
            ClassCode = ClassCode,
            Reason = Reason,
            Basis = Basis,
            DecisionNumber = DecisionNumber,
            Authority = Authority,
            ValidFrom = ListedOn!.Value,
            ValidUntil = ended && today < Until ? today : Until!.Value,
            ChangeReason = reason,
            ChangeBasis = basis,
            ChangeDecisionNumber = decisionNumber,
            RecordedAt = now,
        };
    }

    // The date itself is not rolled over off-days: what ends against a firm ends no later for a weekend.
    private void Begin(Deadline period, DateOnly repairableFrom)
    {
        (ListedOn, RepairableFrom) = (period.Start, repairableFrom);
        Until = RestrictedUntil > period.InternalTarget ? RestrictedUntil : period.InternalTarget;
        RunPeriod(period);
        ActsAt = LegalDay.EndUtc(Until.Value);
    }

    private void RunPeriod(Deadline period)
    {
        RunClock(period);
        ClockDue = Until;
        ShowDue();
    }

    private void End(DateOnly stopBy, DateTime now)
    {
        (StopBy, StoppedAt, ObjectionOpen, ObjectionDue) = (stopBy, now, false, null);
        StopClock();
    }
}

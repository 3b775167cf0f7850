using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Life = Complaints.Intake.Complaints.ComplaintLifecycle;

namespace Complaints.Intake.Complaints;

/// <summary>
/// A complaint (投诉): its state and the rules that change it. Pure: times, ids and deadlines come in as arguments; words
/// of people come in sealed. Every change increases <see cref="Case.Version"/> and leaves an entry in the timeline.
/// </summary>
internal sealed partial class Complaint : Case
{
    /// <summary>Files a complaint.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="receiptNumber">Its number.</param>
    /// <param name="filed">What was filed, with what is sealed of it.</param>
    /// <param name="place">GB/T 2260 of the county where it belongs, or of the whole region.</param>
    /// <param name="distributeBy">Legal date after which waiting for distribution is too long.</param>
    /// <param name="by">Who files.</param>
    /// <param name="now">UTC.</param>
    public static Complaint File(Guid id, string receiptNumber, FiledContent filed, string place, DateOnly distributeBy, Caller by, DateTime now)
    {
        var content = filed.Content;
        var complaint = new Complaint
        {
            Id = id,
            ReceiptNumber = receiptNumber,
            Title = $"{content.Purchase.Product} · {filed.IssueName}",
            Respondent = content.Respondent,
            Purchase = content.Purchase,
            FirmKey = content.Respondent.FirmKey,
            NameKey = Filing.NameKey.Of(content.Respondent.Name),
            IssueCode = content.IssueCode,
            RemedyCodes = string.Join(',', content.RemedyCodes),
            KnewOn = content.KnewOn,
            Language = content.Language,
            Sealed = filed.Sealed,
            PhonePrint = filed.Prints.Phone,
            IdentityPrint = filed.Prints.Identity,
            OrderPrint = filed.Prints.Order,
            FactsPrint = filed.Prints.Facts,
            Urgent = content.Injury is { Serious: true },
            SubmittedAt = now,
        };
        complaint.Move(ComplaintState.Submitted);
        complaint.Wait(place, distributeBy);
        complaint.Happened("SUBMITTED", ActorOf(by), by.IsStaff ? by.Name : "", now);
        return complaint;
    }

    /// <summary>Distributes to the competent department; the days to decide begin (O121 arts 13–15).</summary>
    /// <param name="department">Where it goes.</param>
    /// <param name="clock">Its deadline there.</param>
    /// <param name="reason">Why it is not the suggested one, sealed; null when it is.</param>
    /// <param name="by">Who distributes.</param>
    /// <param name="now">UTC.</param>
    public void Distribute(Unit department, DecisionClock clock, byte[]? reason, Caller by, DateTime now)
    {
        Take(ComplaintAction.Distribute, by);
        DistributedLate |= LegalDay.Of(now) > DistributeBy;
        (DepartmentCode, RegionCode, League) = (department.Code, department.RegionCode, LeagueOf(department.RegionCode));
        ReceivedAt = now;
        Start(clock);
        Happened("RECEIVED", ActorOf(by), by.Name, now, values: Values(("department", department.Code), ("due", clock.DecideBy)));
        if (reason is not null)
            Happened("ROUTED_OTHERWISE", ActorOf(by), by.Name, now, reason, staffOnly: true);
    }

    /// <summary>Returns to intake for want of authority (O121 art 41). Its clock ends; the next department's begins anew.</summary>
    public void Return(byte[] reason, string place, DateOnly distributeBy, Caller by, DateTime now)
    {
        Take(ComplaintAction.Return, by);
        var department = DepartmentCode;
        (DepartmentCode, HandlerId, HandlerName) = ("", "", "");
        (ReceivedAt, DecideBy, DecisionRule, CalendarVersion) = (null, null, null, null);
        (WarnOn, Warned, Overdue) = (null, false, false);
        Wait(place, distributeBy);
        Happened("RETURNED", ActorOf(by), by.Name, now, reason, Values(("department", department)), staffOnly: true);
    }

    /// <summary>Gives it to a handling officer; the state stays.</summary>
    public void Assign(string officerId, string officerName, Caller by, DateTime now)
    {
        Take(ComplaintAction.Assign, by);
        (HandlerId, HandlerName) = (officerId, officerName);
        Happened("ASSIGNED", ActorOf(by), by.Name, now, values: Values(("officer", officerName)), staffOnly: true);
    }

    /// <summary>Asks the complainant for material; the clock runs on.</summary>
    public void RequestSupplement(byte[] text, Caller by, DateTime now)
    {
        Take(ComplaintAction.RequestSupplement, by);
        SupplementRequestedAt = now;
        Happened("SUPPLEMENT_REQUESTED", ActorOf(by), by.Name, now, text);
    }

    /// <summary>Takes what the complainant supplies.</summary>
    /// <param name="text">Sealed words; null for none.</param>
    /// <param name="evidenceAdded">Files added since the request.</param>
    /// <param name="by">The complainant.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="Refusal"><c>NOTHING_SUPPLIED</c> when there is neither.</exception>
    public void Supply(byte[]? text, int evidenceAdded, Caller by, DateTime now)
    {
        Take(ComplaintAction.Supply, by);
        if (text is null && evidenceAdded == 0)
            throw Refusal.Rule(IntakeReasons.NothingSupplied, "Write something or add evidence first.");
        SupplementRequestedAt = null;
        Happened("SUPPLIED", ActorOf(by), "", now, text, Values(("count", evidenceAdded)));
    }

    /// <summary>Accepts (受理); the limit of mediation begins (O121 arts 15, 23).</summary>
    public void Accept(MediationClock clock, Caller by, DateTime now)
    {
        Take(ComplaintAction.Accept, by);
        DecidedAt = now;
        (AcceptedAt, MediateBy, MediationRule, CalendarVersion) = (now, clock.MediateBy, clock.Rule, clock.CalendarVersion);
        Tick();
        Happened("ACCEPTED", ActorOf(by), by.Name, now, values: Values(("due", clock.MediateBy)));
    }

    /// <summary>Refuses (不予受理) by one ground of O121 art 16, with the reason in words.</summary>
    public void Reject(string groundCode, byte[] reason, Caller by, DateTime now)
    {
        Take(ComplaintAction.Reject, by);
        DecidedAt = now;
        RejectionGround = groundCode;
        Conclude(now);
        Happened("REJECTED", ActorOf(by), by.Name, now, reason, Values(("ground", groundCode)));
    }

    /// <summary>Withdraws; cannot be undone.</summary>
    public void Withdraw(byte[]? reason, Caller by, DateTime now)
    {
        Take(ComplaintAction.Withdraw, by);
        TerminationGround = "T1";
        Conclude(now);
        Happened("WITHDRAWN", ActorOf(by), "", now, reason);
    }

    /// <summary>Ends an accepted complaint by one ground of O121 art 23.</summary>
    public void Terminate(string groundCode, byte[] reason, Caller by, DateTime now)
    {
        Take(ComplaintAction.Terminate, by);
        TerminationGround = groundCode;
        Conclude(now);
        Happened("TERMINATED", ActorOf(by), by.Name, now, reason, Values(("ground", groundCode)));
    }

    /// <summary>Chooses direct negotiation with the firm; no department's clock runs meanwhile (O121 art 6).</summary>
    public void ChooseNegotiation(Caller by, DateTime now)
    {
        Take(ComplaintAction.ChooseOdr, by);
        Happened("NEGOTIATION_CHOSEN", ActorOf(by), "", now);
    }

    /// <summary>The firm's result was confirmed by the complainant.</summary>
    public void SettleDirectly(DateTime now)
    {
        Take(ComplaintAction.SettleOdr, Caller.System);
        Conclude(now);
        Happened("SETTLED_DIRECTLY", TimelineActor.System, "", now);
    }

    /// <summary>Direct negotiation failed: the competent department has it from now on, and its days to decide begin.</summary>
    /// <param name="department">The department that the rules name; null when none is known and intake distributes.</param>
    /// <param name="clock">Its deadline there; null without a department.</param>
    /// <param name="place">GB/T 2260 of the place where it waits, without a department.</param>
    /// <param name="distributeBy">Legal date after which that is too long.</param>
    /// <param name="end">Why, stable: <c>Refused</c>, <c>Expired</c> or <c>Left</c>.</param>
    /// <param name="now">UTC.</param>
    public void LeaveNegotiation(Unit? department, DecisionClock? clock, string place, DateOnly distributeBy, string end, DateTime now)
    {
        Take(department is null ? ComplaintAction.AwaitDistribution : ComplaintAction.FailOdr, Caller.System);
        Happened("NEGOTIATION_FAILED", TimelineActor.System, "", now, values: Values(("end", end)));
        if (department is null)
        {
            Wait(place, distributeBy);
            return;
        }

        (DepartmentCode, RegionCode, League) = (department.Code, department.RegionCode, LeagueOf(department.RegionCode));
        ReceivedAt = now;
        Start(clock!);
        Happened("RECEIVED", TimelineActor.System, "", now, values: Values(("department", department.Code), ("due", clock!.DecideBy)));
    }

    /// <summary>Asks for mediation (O121 art 18).</summary>
    public void RequestMediation(string channel, Caller by, DateTime now)
    {
        Take(ComplaintAction.RequestMediation, by);
        Happened("MEDIATION_REQUESTED", ActorOf(by), by.Name, now, values: Values(("channel", channel)));
    }

    /// <summary>Mediation brought an agreement.</summary>
    public void Settle(DateTime now)
    {
        Take(ComplaintAction.Settle, Caller.System);
        Conclude(now);
        Happened("SETTLED", TimelineActor.System, "", now);
    }

    /// <summary>Mediation ended without an agreement; the complaint ends by the same ground (O121 art 23).</summary>
    public void FollowMediation(string groundCode, DateTime now)
    {
        Take(ComplaintAction.FollowMediation, Caller.System);
        TerminationGround = groundCode;
        Conclude(now);
        Happened("TERMINATED", TimelineActor.System, "", now, values: Values(("ground", groundCode)));
    }

    /// <summary>Transfers suspected fraud or extortion to the police (O121 arts 23(6), 42). The facts stay with staff.</summary>
    public void TransferToPolice(byte[] reason, Caller by, DateTime now)
    {
        Take(ComplaintAction.TransferToPolice, by);
        TerminationGround = "T6";
        TransferredToPoliceAt = now;
        Conclude(now);
        Happened("TERMINATED", ActorOf(by), by.Name, now, values: Values(("ground", "T6")));
        Happened("TRANSFERRED_TO_POLICE", ActorOf(by), by.Name, now, reason, staffOnly: true);
    }

    /// <summary>Notes the report that was opened from a clue (O121 art 27); the complaint goes on.</summary>
    public void OpenReport(Guid reportId, Caller by, DateTime now)
    {
        Take(ComplaintAction.OpenReport, by);
        LinkedReportId = reportId;
        Happened("REPORT_OPENED", ActorOf(by), by.Name, now, staffOnly: true);
    }

    /// <summary>Closes a concluded complaint and files it away.</summary>
    /// <exception cref="Refusal"><c>NOTICES_PENDING</c> while a notice is on its way.</exception>
    public void Archive(bool noticesPending, Caller by, DateTime now)
    {
        Take(ComplaintAction.Archive, by);
        if (noticesPending)
            throw Refusal.Rule(IntakeReasons.NoticesPending, "Wait until its notices have arrived or were given up.");
        ClosedAt = now;
        Happened("CLOSED", ActorOf(by), by.Name, now);
    }

    /// <summary>Records a call-back (O121 art 26).</summary>
    public void CallBack(int satisfaction, byte[]? text, Caller by, DateTime now)
    {
        Take(ComplaintAction.CallBack, by);
        Satisfaction = satisfaction;
        Happened("CALLED_BACK", ActorOf(by), by.Name, now, text, Values(("satisfaction", satisfaction)), staffOnly: true);
    }

    /// <summary>Refuses a caller who read an older version.</summary>
    /// <exception cref="Refusal"><c>STALE_VERSION</c>.</exception>
    public void Expect(long version)
    {
        if (version != Version)
            throw Refusal.Stale();
    }

    /// <summary>What pages may offer this caller now.</summary>
    public IEnumerable<ComplaintAction> Offered(Caller caller) => Life.Life.Allowed(State, caller).Where(Life.OnPages.Contains);

    /// <summary>Asks the table; moves on when it allows.</summary>
    private void Take(ComplaintAction action, Caller by)
    {
        var step = Life.Life.Take(State, action, by);
        Move(step.To);
    }
}

using Complaints.Contracts.Mediation;
using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Performance;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Confirmation;

/// <summary>Records the court's answer and tells both sides what it means for them.</summary>
internal sealed class RecordCourtAnswer(CaseChange change, Courts courts, AgreementNotices notices)
{
    private sealed record Answered(CourtAnswer Answer, string CaseNumber, DateOnly On, string Reason);

    public Task<RecordCourtAnswerResponse> Handle(RecordCourtAnswerRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.MediationId, request.Version, check => Read(check, request), async (mediation, answer) =>
        {
            var (db, now) = (change.Db, change.Now);
            var confirmation = await db.Set<ConfirmationCase>().SingleOrDefaultAsync(c => c.MediationId == mediation.Id, ct)
                ?? throw Refusal.Rule(MediationReasons.NotConfirmable, "No application is with a court.");
            var court = confirmation.Court;
            confirmation.Answer(answer.Answer, answer.CaseNumber, answer.On, change.Seal(mediation, answer.Reason), LegalDay.Of(now));
            await Move(mediation, answer.Answer, caller, db, ct);
            if (answer.Answer == CourtAnswer.Confirmed)
                db.Announce(mediation.Id, new AgreementConfirmed(mediation.Id, mediation.ComplaintId, court, answer.CaseNumber, answer.On));
            db.Record(caller, mediation.Id, "RecordCourtAnswer", $"{answer.Answer}, {court}, {answer.CaseNumber}, {answer.On:O}", Statutes.Cpc("第二百零六条"));
            await notices.TellParties(mediation, KindOf(answer.Answer), ct, ("court", courts.Find(court)!.Name), ("number", answer.CaseNumber), ("text", answer.Reason));
            return new RecordCourtAnswerResponse { Status = mediation.ToStatus() };
        }, ct);

    private Answered Read(RequestCheck check, RecordCourtAnswerRequest request)
    {
        var answer = check.Choice("answer", request.Answer);
        var today = LegalDay.Of(change.Now);
        var on = check.Day("answered_on", request.AnsweredOn) ?? today;
        if (on > today)
            check.Wrong("answered_on", MediationReasons.DateInFuture, "Record it when the court has answered.");
        return new Answered(
            answer, check.Text("court_case_number", request.CourtCaseNumber, 80, answer == CourtAnswer.Withdrawn ? 0 : 4), on,
            check.Text("reason", request.Reason, 2000, answer == CourtAnswer.Refused ? 4 : 0, multiline: true));
    }

    /// <summary>
    /// Moves the case where it waits for the court. A case that was performed or breached meanwhile stays what it is; the
    /// answer is kept beside it and decides what the injured side can do.
    /// </summary>
    private async Task Move(MediationCase mediation, CourtAnswer answer, Caller caller, MediationDb db, CancellationToken ct)
    {
        if (mediation.State != MediationState.ConfirmationPending)
            return;

        if (answer == CourtAnswer.Confirmed)
            mediation.Confirmed(caller, change.Now);
        else
            mediation.ConfirmationRefused(caller, change.Now);
        var today = LegalDay.Of(change.Now);
        var plan = await db.Set<PerformancePlan>().AsNoTracking().SingleAsync(p => p.MediationId == mediation.Id, ct);
        if (plan.Duties.Exists(d => d.DueOn <= today))
            mediation.FallDue(change.Now);
    }

    private static string KindOf(CourtAnswer answer) => answer switch
    {
        CourtAnswer.Confirmed => "CONFIRMATION_GRANTED",
        CourtAnswer.Refused => "CONFIRMATION_REFUSED",
        _ => "CONFIRMATION_WITHDRAWN",
    };
}

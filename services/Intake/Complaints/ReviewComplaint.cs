using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Evidence;
using Complaints.Intake.Routing;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>
/// What the system knows for the officer's own judgement: the suggested authority, the factors of O121 art 17 as counts,
/// probable duplicates, the end of the limitation. Never a verdict (PIPL art 24).
/// </summary>
internal sealed class ReviewComplaint(
    IntakeDb db, Router router, Grounds grounds, ComplaintClocks clocks, Duplicates duplicates, EvidenceFiles evidence,
    LegalParameters law)
{
    public async Task<ReviewComplaintResponse> Handle(ReviewComplaintRequest request, Caller caller, CancellationToken ct)
    {
        var complaint = await db.Complaints.AsNoTracking().Get(caller, request.ComplaintId, ct);
        var now = db.Now;
        var response = new ReviewComplaintResponse
        {
            Suggestion = router.Suggest(
                complaint.Respondent, complaint.Purchase.CategoryCode, complaint.IssueCode, LegalDay.Of(complaint.SubmittedAt)).ToProto(),
            SameRespondent = await Against(complaint.FirmKey, now.AddYears(-1), ct),
            LimitationEnds = clocks.LimitationEnds(complaint.KnewOn, complaint.SubmittedAt).ToProto(),
        };
        response.Factors.AddRange(await Factors(complaint, now, ct));
        response.Duplicates.AddRange(await duplicates.Of(complaint, ct));
        response.Officers.AddRange(await Officers(complaint, ct));
        return response;
    }

    private Task<int> Against(string firmKey, DateTime since, CancellationToken ct) =>
        db.Complaints.Where(c => c.FirmKey == firmKey && c.SubmittedAt >= since).Take(ComplaintRows.MostCounted).CountAsync(ct);

    private async Task<IEnumerable<Factor>> Factors(Complaint complaint, DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-law.Get("signal.window", LegalDay.Of(now)).Value);
        var same = db.Complaints.Where(c => c.IdentityPrint == complaint.IdentityPrint && c.SubmittedAt >= since);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["quantity"] = await same.Take(ComplaintRows.MostCounted).CountAsync(ct),
            ["repetition"] = await same.Where(c => c.FirmKey == complaint.FirmKey).Take(ComplaintRows.MostCounted).CountAsync(ct),
            // Whether neither an order number nor a file speaks for a purchase.
            ["noPurchase"] = complaint.OrderPrint.Length == 0 && (await evidence.Of(complaint.Id, ct)).Count == 0 ? 1 : 0,
            ["sharedContact"] = await db.Complaints.Where(c => c.PhonePrint == complaint.PhonePrint && c.SubmittedAt >= since)
                .Take(ComplaintRows.MostCounted).Select(c => c.IdentityPrint).Distinct().CountAsync(ct),
        };
        return grounds.Factors.Where(f => counts.ContainsKey(f.Code))
            .Select(f => new Factor { Code = f.Code, Label = f.Name.ToProto(), Count = counts[f.Code] });
    }

    private async Task<IEnumerable<Protos.Intake.V1.Officer>> Officers(Complaint complaint, CancellationToken ct)
    {
        if (complaint.DepartmentCode.Length == 0)
            return [];
        var officers = await db.Officers.AsNoTracking()
            .Where(o => o.DepartmentCode == complaint.DepartmentCode && o.Active && o.Handles)
            .OrderBy(o => o.Name).Take(200)
            .Select(o => new { o.Id, o.Name, Open = db.Complaints.Count(c => c.HandlerId == o.Id && Desks.Open.Contains(c.Desk)) })
            .ToListAsync(ct);
        return officers.Select(o => new Protos.Intake.V1.Officer { OfficerId = o.Id, Name = o.Name, Open = o.Open });
    }
}

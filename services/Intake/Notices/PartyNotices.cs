using Complaints.Intake.Catalog;
using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Notices;

/// <summary>
/// Writes the notices of a complaint into the transaction of whoever calls: to the complainant in the language of the
/// filing, to officers at their address at work.
/// </summary>
internal sealed class PartyNotices(
    IntakeDb db, Vault vault, NoticeWriter writer, NoticeTexts texts, CaseHistory history, Departments departments, Grounds grounds,
    LegalParameters law)
{
    /// <summary>Tells the complainant. The access code is never part of a notice.</summary>
    /// <param name="complaintId">The complaint.</param>
    /// <param name="kind">Kind of notice.</param>
    /// <param name="due">A day that the notice names.</param>
    /// <param name="ground">A ground that the notice names with its article and the other routes.</param>
    /// <param name="wordsOf">Kind of timeline entry whose words are quoted.</param>
    /// <param name="ct">Cancels.</param>
    public async Task TellComplainant(
        Guid complaintId, string kind, CancellationToken ct, DateOnly? due = null, Ground? ground = null, string? wordsOf = null)
    {
        var complaint = await db.Complaints.AsNoTracking().SingleAsync(c => c.Id == complaintId, ct);
        var person = vault.Open<PersonalContent>(complaintId, complaint.Sealed).Complainant;
        var language = complaint.Language;
        var words = wordsOf is null ? "" : (await history.Timeline(complaintId, staff: false, ct)).FirstOrDefault(e => e.Kind == wordsOf)?.Text ?? "";
        var text = texts.Of(kind, language, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receipt"] = complaint.ReceiptNumber,
            ["firm"] = complaint.Respondent.Name,
            ["department"] = departments.Find(complaint.DepartmentCode) is { } department ? In(language, department.Name) : In(language, Authority),
            ["due"] = due is { } day ? NoticeTexts.Day(day, language) : "",
            ["ground"] = ground is null ? "" : In(language, ground.Text),
            ["basis"] = ground is null ? "" : law.Laws.Cite(ground.Basis[0], language),
            ["routes"] = string.Join('\n', grounds.OtherRoutes.Select((route, i) => $"{i + 1}. {In(language, route.Text)}")),
            ["text"] = words,
        });
        writer.Compose(db, complaintId, kind, forParty: true, new Recipient(person.Email, person.Phone), text.Subject, text.Body, text.Text);
    }

    /// <summary>Tells the handling officer, or the heads of the department while nobody handles it.</summary>
    public async Task WarnHandler(Guid complaintId, string handlerId, string department, string kind, DateOnly due, CancellationToken ct)
    {
        var officers = await db.Officers.AsNoTracking()
            .Where(o => o.Active && (handlerId.Length > 0 ? o.Id == handlerId : o.Heads && o.DepartmentCode == department)).ToListAsync(ct);
        await TellStaff(complaintId, kind, due, officers, ct);
    }

    /// <summary>Tells the heads of the department and the handling officer.</summary>
    public async Task Escalate(Guid complaintId, string handlerId, string department, string kind, DateOnly due, CancellationToken ct)
    {
        var officers = await db.Officers.AsNoTracking()
            .Where(o => o.Active && ((o.Heads && o.DepartmentCode == department) || o.Id == handlerId)).ToListAsync(ct);
        await TellStaff(complaintId, kind, due, officers, ct);
    }

    /// <summary>Tells the heads of the department that checks a report.</summary>
    public async Task EscalateReport(Guid reportId, string department, string kind, DateOnly due, CancellationToken ct)
    {
        var heads = await db.Officers.AsNoTracking().Where(o => o.Active && o.Heads && o.DepartmentCode == department).ToListAsync(ct);
        var receipt = await db.Reports.Where(r => r.Id == reportId).Select(r => r.ReceiptNumber).SingleAsync(ct);
        Tell(reportId, receipt, kind, due, heads);
    }

    /// <summary>Tells the intake officers and heads in whose region the complaint waits.</summary>
    public async Task WarnIntake(Guid complaintId, string region, string kind, CancellationToken ct)
    {
        var officers = (await db.Officers.AsNoTracking().Where(o => o.Active && (o.TakesIn || o.Heads)).ToListAsync(ct))
            .Where(o => region.StartsWith(Caller.PrefixOf(o.RegionCode), StringComparison.Ordinal));
        await TellStaff(complaintId, kind, due: null, officers, ct);
    }

    private static readonly LocalizedText Authority = new("市场监督管理部门", "the market supervision department");

    private async Task TellStaff(Guid complaintId, string kind, DateOnly? due, IEnumerable<Officers.Officer> officers, CancellationToken ct)
    {
        var receipt = await db.Complaints.Where(c => c.Id == complaintId).Select(c => c.ReceiptNumber).SingleAsync(ct);
        Tell(complaintId, receipt, kind, due, officers);
    }

    private void Tell(Guid caseId, string receipt, string kind, DateOnly? due, IEnumerable<Officers.Officer> officers)
    {
        var text = texts.Of(kind, NoticeTexts.Default, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receipt"] = receipt,
            ["due"] = due is { } day ? NoticeTexts.Day(day, NoticeTexts.Default) : "",
        });
        // Two heads may share one mailbox.
        foreach (var email in officers.Select(o => o.Email).Distinct(StringComparer.OrdinalIgnoreCase))
            writer.Compose(db, caseId, kind, forParty: false, new Recipient(email, null), text.Subject, text.Body, text.Text);
    }

    private static string In(string language, LocalizedText text) => language == "en" ? text.En : text.Zh;
}

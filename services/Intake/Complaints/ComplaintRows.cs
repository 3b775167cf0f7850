using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Deadlines;
using Complaints.Intake.Filing;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>What a row of a queue shows, read without opening anything sealed.</summary>
internal sealed record QueueRow(
    Guid Id, string ReceiptNumber, ComplaintState State, long Version, DateOnly? DecideBy, DateOnly? MediateBy, string Title,
    string RespondentName, string NameKey, string CurrencyCode, long MinorUnits, DateTime SubmittedAt, DateOnly DueOn, bool Warned, bool Overdue,
    bool DistributedLate, int SameRespondent, string HandlerName, string DepartmentCode, string RegionCode, bool Urgent);

/// <summary>Reads rows and writes them as the contract has them.</summary>
internal sealed class ComplaintRows(ComplaintClocks clocks, Departments departments)
{
    /// <summary>Counting stops here; a firm with more is known to every officer.</summary>
    public const int MostCounted = 500;

    /// <summary>The rows of a query, with the number of complaints against each firm since a day a year ago.</summary>
    public static Task<List<QueueRow>> Read(IQueryable<Complaint> rows, IntakeDb db, DateTime now, CancellationToken ct)
    {
        var since = now.AddYears(-1);
        return rows.Select(c => new QueueRow(
            c.Id, c.ReceiptNumber, c.State, c.Version, c.DecideBy, c.MediateBy, c.Title,
            c.Respondent.Name, c.NameKey, c.Purchase.Price.CurrencyCode, c.Purchase.Price.MinorUnits, c.SubmittedAt, c.DueOn, c.Warned, c.Overdue,
            c.DistributedLate,
            db.Complaints.Where(o => o.FirmKey == c.FirmKey && o.SubmittedAt >= since).Take(MostCounted).Count(),
            c.HandlerName, c.DepartmentCode, c.RegionCode, c.Urgent)).ToListAsync(ct);
    }

    /// <summary>As the contract has it.</summary>
    public ComplaintRow ToProto(QueueRow row, DateTime now)
    {
        var proto = new ComplaintRow
        {
            Status = new ComplaintStatus
            {
                ComplaintId = row.Id.ToString(),
                ReceiptNumber = row.ReceiptNumber,
                State = row.State,
                Version = row.Version,
                DecideBy = row.DecideBy?.ToProto(),
                MediateBy = row.MediateBy?.ToProto(),
            },
            Title = row.Title,
            RespondentName = row.RespondentName,
            Amount = new Amount(row.CurrencyCode, row.MinorUnits).ToProto(),
            SubmittedAt = row.SubmittedAt.ToProto(),
            Warned = row.Warned,
            Overdue = row.Overdue,
            DistributedLate = row.DistributedLate,
            SameRespondent = row.SameRespondent,
            HandlerName = row.HandlerName,
            DepartmentName = departments.Find(row.DepartmentCode)?.Name.ToProto(),
            Urgent = row.Urgent,
        };
        if (clocks.DaysLeft(row.State, row.DecideBy, row.RegionCode, now) is { } left)
            proto.DaysLeft = left;
        return proto;
    }
}

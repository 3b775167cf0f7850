using Complaints.Intake.Data;
using Complaints.Intake.Filing;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Reports;

/// <summary>A page of the reports in the caller's scope by due date, paged by keyset. No personal data.</summary>
internal sealed class ListReports(IntakeDb db, ReportClocks clocks, PageTokens tokens)
{
    private static readonly ReportState[] Open = [ReportState.Submitted, ReportState.Checking];

    public async Task<ListReportsResponse> Handle(ListReportsRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        if (!Enum.IsDefined(request.State))
            check.Wrong("state", Reasons.UnknownValue, "Choose one of the states.");
        var reports = db.Reports.AsNoTracking().Within(caller);
        reports = Search(reports, check, request.Search);
        check.ThrowIfAny();
        reports = request.State != ReportState.Unspecified
            ? reports.Where(r => r.State == request.State)
            : request.Search.Length == 0 ? reports.Where(r => Open.Contains(r.State)) : reports;

        var size = FieldChecks.PageSize(request.PageSize);
        if (tokens.Read<Position>(request) is { } after)
            reports = reports.Where(r => r.DueOn > after.DueOn || (r.DueOn == after.DueOn && string.Compare(r.ReceiptNumber, after.ReceiptNumber) > 0));
        var rows = await reports.OrderBy(r => r.DueOn).ThenBy(r => r.ReceiptNumber).Take(size + 1).ToListAsync(ct);

        var response = new ListReportsResponse();
        response.Reports.AddRange(rows.Take(size).Select(Row));
        if (rows.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(rows[size - 1].DueOn, rows[size - 1].ReceiptNumber));
        return response;
    }

    private ReportRow Row(Report report)
    {
        var row = new ReportRow
        {
            Status = report.ToStatus(),
            Title = report.Title,
            RespondentName = report.Respondent.Name,
            SubmittedAt = report.SubmittedAt.ToProto(),
            Overdue = report.Overdue,
        };
        if (report is { State: ReportState.Checking, CheckBy: { } due })
            row.DaysLeft = clocks.DaysLeft(due, report.RegionCode, db.Now);
        return row;
    }

    /// <summary>A whole receipt number, the beginning of one from six digits on, or the beginning of the firm's name.</summary>
    private static IQueryable<Report> Search(IQueryable<Report> reports, RequestCheck check, string text)
    {
        var words = check.Text("search", text, 120);
        if (words.Length == 0)
            return reports;
        var prefix = ReceiptNumber.TryParse(words, out var number, out _) ? number.ToString() : words;
        if (prefix.Length >= 6 && prefix.All(c => char.IsAsciiDigit(c) || c == '-'))
        {
            var end = ExactText.EndOf(prefix);
            return reports.Where(r => string.Compare(r.ReceiptNumber, prefix) >= 0 && string.Compare(r.ReceiptNumber, end) < 0);
        }

        var name = NameKey.Of(words);
        if (name.Length == 0)
        {
            check.Wrong("search", Reasons.UnknownValue, "Type a receipt number or a firm's name.");
            return reports;
        }

        var last = ExactText.EndOf(name);
        return reports.Where(r => string.Compare(r.NameKey, name) >= 0 && string.Compare(r.NameKey, last) < 0);
    }

    private sealed record Position(DateOnly DueOn, string ReceiptNumber);
}

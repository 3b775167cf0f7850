using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Complaints;

/// <summary>
/// A page of a queue or of a search, in the caller's scope. Every question is a seek in an index that ends after a page:
/// its cost does not grow with the table. Counting stops at 500.
/// </summary>
internal sealed class ListComplaints(IntakeDb db, ComplaintRows rows, ComplaintSearch search, PageTokens tokens)
{
    public async Task<ListComplaintsResponse> Handle(ListComplaintsRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        Read(check, request);
        var words = search.Read(check, request.Search);
        check.ThrowIfAny();

        var now = db.Now;
        var size = FieldChecks.PageSize(request.PageSize);
        var after = tokens.Read<QueuePosition>(request);
        var foundOtherwise = words is not null || request.Queue == Queue.Mine;
        var scope = db.Complaints.AsNoTracking().Within(caller, foundOtherwise);
        if (request.RegionCode.Length > 0)
            scope = scope.InRegion(Caller.PrefixOf(request.RegionCode), foundOtherwise);
        if (request.HandlerId.Length > 0)
            scope = scope.Where(c => c.HandlerId == request.HandlerId);
        if (request.IssueCode.Length > 0)
            scope = scope.Where(c => c.IssueCode == request.IssueCode);

        var order = words is null ? OrderOf(request.Order) : words.Order;
        if (words is not null)
            scope = words.Apply(scope);
        var parts = QueueParts.Of(request.Queue, caller, scope, words is not null);

        // Each part is in order already; the page is the front of their merge.
        var page = new List<QueueRow>();
        foreach (var part in parts)
            page.AddRange(await ComplaintRows.Read(order.Page(part, after).Take(size + 1), db, now, ct));
        var total = await QueueParts.Whole(request.Queue, caller, scope).Take(ComplaintRows.MostCounted + 1).CountAsync(ct);

        var found = order.Sort(page).Take(size + 1).ToList();
        var response = new ListComplaintsResponse
        {
            Total = Math.Min(total, ComplaintRows.MostCounted),
            TotalIsMore = total > ComplaintRows.MostCounted,
        };
        response.Complaints.AddRange(found.Take(size).Select(row => rows.ToProto(row, now)));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, QueuePosition.Of(found[size - 1]));
        return response;
    }

    private static QueueOrdering OrderOf(QueueOrder order) => order == QueueOrder.Newest ? QueueOrdering.Newest : QueueOrdering.ByDue;

    private static void Read(RequestCheck check, ListComplaintsRequest request)
    {
        if (!Enum.IsDefined(request.Queue))
            check.Wrong("queue", Reasons.UnknownValue, "Choose one of the queues.");
        if (!Enum.IsDefined(request.Order))
            check.Wrong("order", Reasons.UnknownValue, "Choose one of the orders.");
        if (request.RegionCode.Length > 0 && (request.RegionCode.Length != 6 || !request.RegionCode.All(char.IsAsciiDigit)))
            check.Wrong("region_code", IntakeReasons.UnknownCode, "Give six digits of GB/T 2260.");
        check.Text("handler_id", request.HandlerId, 64);
        check.Text("issue_code", request.IssueCode, 40);
    }
}

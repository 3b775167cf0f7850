using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>
/// The queues as conditions. A page of a queue that spans several desks is several seeks, each in order, whose results
/// are merged: one condition "on one of these desks" would have to read and sort them all.
/// </summary>
internal static class QueueParts
{
    /// <summary>The conditions of a queue over what the caller may see, one a desk.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="caller">Whose desk it is.</param>
    /// <param name="scope">What the caller may see, filtered.</param>
    /// <param name="searched">The scope is the small result of a search: for all desks one condition is enough.</param>
    public static IReadOnlyList<IQueryable<Complaint>> Of(Queue queue, Caller caller, IQueryable<Complaint> scope, bool searched) =>
        searched && queue == Queue.Unspecified
            ? [scope]
            : [.. Desks.Of(queue).Select(desk => Own(queue, caller, scope).Where(c => c.Desk == desk))];

    /// <summary>The whole queue as one condition; for counting, which needs no order.</summary>
    public static IQueryable<Complaint> Whole(Queue queue, Caller caller, IQueryable<Complaint> scope)
    {
        if (queue == Queue.Unspecified)
            return scope;
        var desks = Desks.Of(queue);
        return Own(queue, caller, scope).Where(c => desks.Contains(c.Desk));
    }

    private static IQueryable<Complaint> Own(Queue queue, Caller caller, IQueryable<Complaint> scope) =>
        queue == Queue.Mine ? scope.Where(c => c.HandlerId == caller.Id) : scope;
}

/// <summary>Where a page ended.</summary>
internal sealed record QueuePosition(DateOnly DueOn, DateTime SubmittedAt, string NameKey, string ReceiptNumber)
{
    public static QueuePosition Of(QueueRow row) => new(row.DueOn, row.SubmittedAt, row.NameKey, row.ReceiptNumber);
}

/// <summary>An order of a list: how a part is paged, and how parts are merged. The receipt number breaks ties.</summary>
internal sealed class QueueOrdering
{
    /// <summary>Earliest due date first.</summary>
    public static readonly QueueOrdering ByDue = new(
        (part, after) => (after is null
                ? part
                : part.Where(c => c.DueOn > after.DueOn || (c.DueOn == after.DueOn && string.Compare(c.ReceiptNumber, after.ReceiptNumber) > 0)))
            .OrderBy(c => c.DueOn).ThenBy(c => c.ReceiptNumber),
        rows => rows.OrderBy(r => r.DueOn).ThenBy(r => r.ReceiptNumber, StringComparer.Ordinal));

    /// <summary>Latest filing first.</summary>
    public static readonly QueueOrdering Newest = new(
        (part, after) => (after is null
                ? part
                : part.Where(c => c.SubmittedAt < after.SubmittedAt
                    || (c.SubmittedAt == after.SubmittedAt && string.Compare(c.ReceiptNumber, after.ReceiptNumber) < 0)))
            .OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.ReceiptNumber),
        rows => rows.OrderByDescending(r => r.SubmittedAt).ThenByDescending(r => r.ReceiptNumber, StringComparer.Ordinal));

    /// <summary>By the firm's normalised name.</summary>
    public static readonly QueueOrdering ByName = new(
        (part, after) => (after is null
                ? part
                : part.Where(c => string.Compare(c.NameKey, after.NameKey) > 0
                    || (c.NameKey == after.NameKey && string.Compare(c.ReceiptNumber, after.ReceiptNumber) > 0)))
            .OrderBy(c => c.NameKey).ThenBy(c => c.ReceiptNumber),
        rows => rows.OrderBy(r => r.NameKey, StringComparer.Ordinal).ThenBy(r => r.ReceiptNumber, StringComparer.Ordinal));

    /// <summary>By receipt number.</summary>
    public static readonly QueueOrdering ByNumber = new(
        (part, after) => (after is null ? part : part.Where(c => string.Compare(c.ReceiptNumber, after.ReceiptNumber) > 0))
            .OrderBy(c => c.ReceiptNumber),
        rows => rows.OrderBy(r => r.ReceiptNumber, StringComparer.Ordinal));

    private readonly Func<IQueryable<Complaint>, QueuePosition?, IQueryable<Complaint>> _page;
    private readonly Func<IEnumerable<QueueRow>, IEnumerable<QueueRow>> _sort;

    private QueueOrdering(
        Func<IQueryable<Complaint>, QueuePosition?, IQueryable<Complaint>> page, Func<IEnumerable<QueueRow>, IEnumerable<QueueRow>> sort) =>
        (_page, _sort) = (page, sort);

    /// <summary>A part in order, after the position.</summary>
    public IQueryable<Complaint> Page(IQueryable<Complaint> part, QueuePosition? after) => _page(part, after);

    /// <summary>Rows of several parts in order.</summary>
    public IEnumerable<QueueRow> Sort(IEnumerable<QueueRow> rows) => _sort(rows);
}

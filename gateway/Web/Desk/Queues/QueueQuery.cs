using Complaints.Protos.Intake.V1;
using Microsoft.AspNetCore.WebUtilities;

namespace Complaints.Gateway.Web.Desk.Queues;

/// <summary>What the middle column shows, as the address says. Immutable; links are made from changed copies.</summary>
/// <param name="Slug">Queue, one of <see cref="DeskQueues"/>.</param>
/// <param name="Id">Complaint shown on the right; empty for none.</param>
/// <param name="Search">Receipt number, firm or telephone number.</param>
/// <param name="Order"><c>newest</c>, or empty for due date first.</param>
/// <param name="Region">Only this region, GB/T 2260.</param>
/// <param name="Handler">Only this officer.</param>
/// <param name="Issue">Only this issue.</param>
/// <param name="Page">Opaque token of the page.</param>
public sealed record QueueQuery(
    string Slug, string Id = "", string Search = "", string Order = "", string Region = "", string Handler = "", string Issue = "", string Page = "")
{
    /// <summary>The queue of the contract.</summary>
    public Queue Queue => DeskQueues.Find(Slug)?.Queue ?? Queue.Unspecified;

    /// <summary>Whether a filter narrows the queue.</summary>
    public bool Filtered => Region.Length + Handler.Length + Issue.Length > 0;

    /// <summary>The address.</summary>
    public string Link()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["queue"] = Slug };
        Add("q", Search);
        Add("order", Order);
        Add("region", Region);
        Add("handler", Handler);
        Add("issue", Issue);
        Add("page", Page);
        Add("id", Id);
        return QueryHelpers.AddQueryString("/desk", query);

        void Add(string name, string value)
        {
            if (value.Length > 0)
                query[name] = value;
        }
    }

    /// <summary>The question to Intake.</summary>
    public ListComplaintsRequest ToRequest() => new()
    {
        Queue = Queue,
        Search = Search,
        RegionCode = Region,
        HandlerId = Handler,
        IssueCode = Issue,
        PageSize = 25,
        PageToken = Page,
        Order = Order == "newest" ? QueueOrder.Newest : QueueOrder.Unspecified,
    };
}

/// <summary>A queue of the left column.</summary>
/// <param name="Queue">The queue of the contract.</param>
/// <param name="Slug">Its name in addresses.</param>
public sealed record DeskQueue(Queue Queue, string Slug)
{
    /// <summary>Name in the resources.</summary>
    public string TextKey => "Queue." + Queue;
}

/// <summary>The queues of the left column, in their order.</summary>
public static class DeskQueues
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeskQueue> All { get; } =
    [
        new(Queue.Mine, "mine"),
        new(Queue.ToDistribute, "distribute"),
        new(Queue.ToDecide, "decide"),
        new(Queue.AwaitingSupplement, "supplement"),
        new(Queue.InHand, "in-hand"),
        new(Queue.Concluded, "concluded"),
        new(Queue.Unspecified, "all"),
    ];

    /// <summary>The queue of an address, the late one included, which has its entry among the head's; null when unknown.</summary>
    public static DeskQueue? Find(string slug) => slug == Late.Slug ? Late : All.FirstOrDefault(q => q.Slug == slug);

    /// <summary>Warned, overdue or distributed late.</summary>
    public static DeskQueue Late { get; } = new(Queue.Late, "late");

    /// <summary>The queues that concern the person: only handling officers and heads have cases assigned.</summary>
    public static IEnumerable<DeskQueue> For(DeskUser user) => All.Where(q => q.Queue != Queue.Mine || user.Handles);

    /// <summary>Where the person's work begins.</summary>
    public static DeskQueue First(DeskUser user) =>
        Find(user.Handles ? "decide" : user.Is(Protos.Access.V1.Role.IntakeOfficer) ? "distribute" : "all")!;
}

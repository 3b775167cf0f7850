using Complaints.Protos.Intake.V1;

namespace Complaints.Benchmarks;

/// <summary>The desk's queue and search: what an officer waits for.</summary>
internal static class DeskBenchmark
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    /// <summary>How the copies differ from the complaint they were copied from.</summary>
    public static IReadOnlyDictionary<string, string> Varied { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Id"] = "upper(printf('%08x-0000-4000-8000-%012x', n.i, n.i))",
        ["ReceiptNumber"] = "printf('150103-%08d-%06d-0', 20100101 + n.i / 1000, n.i % 1000000)",
        ["Respondent_Name"] = "'呼和浩特市第' || (n.i % 20000) || '商贸有限公司'",
        ["NameKey"] = "'呼和浩特市第' || (n.i % 20000) || '商贸有限公司'",
        ["FirmKey"] = "'N' || (n.i % 20000)",
        ["PhonePrint"] = "lower(hex(randomblob(16)))",
        ["IdentityPrint"] = "lower(hex(randomblob(16)))",
        ["OrderPrint"] = "lower(hex(randomblob(16)))",
        ["FactsPrint"] = "random()",
        ["SubmittedAt"] = "strftime('%Y-%m-%d %H:%M:%f', '2023-06-01', '+' || n.i || ' minutes')",
        ["DueOn"] = "date('2023-06-01', '+' || (n.i % 1050) || ' days')",
        ["NextAlarmAt"] = "NULL",
        // Four hundred officers, the one of the benchmark among them; nobody handles what is not distributed.
        ["HandlerId"] = "CASE WHEN t.State = 'Submitted' THEN '' WHEN n.i % 400 = 0 THEN 'bench-head' ELSE printf('officer-%03d', n.i % 400) END",
        // Every fifth lies in the one county that the officer of the benchmark sees.
        ["RegionCode"] = "CASE n.i % 5 WHEN 0 THEN '150103' ELSE printf('15%02d%02d', 1 + n.i % 9, 2 + n.i % 7) END",
        ["League"] = "CASE n.i % 5 WHEN 0 THEN '1501' ELSE printf('15%02d', 1 + n.i % 9) END",
    };

    public static async Task<IReadOnlyList<(string What, Figures Figures)>> Run(IntakeUnderLoad intake)
    {
        var head = intake.AsHead;
        var some = await head.ListComplaintsAsync(new ListComplaintsRequest { Queue = Queue.ToDecide });
        var next = new ListComplaintsRequest { Queue = Queue.ToDecide, PageToken = some.NextPageToken };
        var known = some.Complaints[0].Status.ReceiptNumber;
        var turn = 0;
        return
        [
            ("queue, first page", await Load.Run(2, Each, _ => head.ListComplaintsAsync(new ListComplaintsRequest { Queue = Queue.ToDecide }).ResponseAsync)),
            ("queue, next page", await Load.Run(2, Each, _ => head.ListComplaintsAsync(next).ResponseAsync)),
            ("queue, newest first", await Load.Run(2, Each, _ => head.ListComplaintsAsync(new ListComplaintsRequest { Queue = Queue.Concluded, Order = QueueOrder.Newest }).ResponseAsync)),
            ("counts of all queues", await Load.Run(2, Each, _ => head.CountQueuesAsync(new CountQueuesRequest()).ResponseAsync)),
            ("search by receipt number", await Load.Run(2, Each, _ => Search(known))),
            ("search by firm", await Load.Run(2, Each, _ => Search($"呼和浩特市第{Interlocked.Increment(ref turn) % 20_000}商贸"))),
            ("search by telephone", await Load.Run(2, Each, _ => Search($"138{Interlocked.Increment(ref turn) % 60:00000000}"))),
        ];

        Task<ListComplaintsResponse> Search(string text) => head.ListComplaintsAsync(new ListComplaintsRequest { Search = text }).ResponseAsync;
    }
}

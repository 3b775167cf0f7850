using System.Diagnostics;
using System.Globalization;
using Complaints.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var stored = 1_000_000;
var what = "all";
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--stored" && i + 1 < args.Length)
        stored = int.Parse(args[++i], CultureInfo.InvariantCulture);
    else
        what = args[i];
}

if (what is not ("all" or "filing" or "desk" or "rest" or "lifecycles"))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- [all|filing|desk|lifecycles|rest] [--stored N]");
    return 2;
}

Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores");
if (what is "all" or "filing" or "desk")
{
    await using var intake = await IntakeUnderLoad.Start();
    await intake.FileTemplates();
    var database = Path.Combine(intake.Folder, "intake.db");
    if (what is "all" or "desk")
    {
        Multiply.Rows(database, "Complaints", 10_000, DeskBenchmark.Varied);
        var few = await DeskBenchmark.Run(intake);
        Fill(database, stored);
        var many = await DeskBenchmark.Run(intake);
        Console.WriteLine($"\n| desk | p95 at 10,000 | p95 at {stored:N0} | ratio |\n|---|---|---|---|");
        foreach (var ((name, small), (_, large)) in few.Zip(many))
            Console.WriteLine($"| {name} | {small.P95:0.0} ms | {large.P95:0.0} ms | {large.P95 / small.P95:0.00} |");
    }
    else
    {
        Fill(database, stored);
    }

    if (what is "all" or "filing")
    {
        var floor = await Floor.OneRowATransaction(intake.Folder, TimeSpan.FromSeconds(10));
        Console.WriteLine($"\n| filing with {stored:N0} stored | a second | median | p95 | of the floor |\n|---|---|---|---|---|");
        Console.WriteLine($"| floor: one durable row a transaction | {floor.PerSecond:N0} | {floor.Median:0.0} ms | {floor.P95:0.0} ms | 1 |");
        foreach (var callers in new[] { 1, 4, 8 })
        {
            var figures = await FilingBenchmark.Run(intake, callers);
            Console.WriteLine($"| FileComplaint, {callers} callers | {figures.PerSecond:N0} | {figures.Median:0.0} ms | {figures.P95:0.0} ms | {figures.PerSecond / floor.PerSecond:0.00} |");
        }
    }
}

if (what is "all" or "lifecycles")
{
    await using var load = await MediationUnderLoad.Start();
    var benchmark = new LifecycleBenchmark(load);
    for (var i = 0; i < 40; i++)
        await benchmark.Live();
    Fill(Path.Combine(load.Folder, "intake.db"), stored);
    Multiply.Rows(Path.Combine(load.Folder, "mediation.db"), "Cases", stored, LifecycleBenchmark.Varied);
    var (whole, steps) = await benchmark.Run(callers: 8, TimeSpan.FromSeconds(30));
    Console.WriteLine($"\n| lifecycles with {stored:N0} stored, 8 at once | a second | median | p95 |\n|---|---|---|---|");
    Console.WriteLine($"| whole | {whole.PerSecond:0.0} | {whole.Median:0} ms | {whole.P95:0} ms |");
    foreach (var (step, figures) in steps)
        Console.WriteLine($"| {step} | {figures.PerSecond:0.0} | {figures.Median:0.0} ms | {figures.P95:0.0} ms |");
}

if (what is "all" or "rest")
{
    var starts = await RestBenchmark.Run();
    Console.WriteLine("\n| Standalone | ready after | resident at rest |\n|---|---|---|");
    Console.WriteLine($"| first start, with demo cases | {starts[0].ReadySeconds:0.0} s | {starts[0].ResidentMegabytes:0} MB |");
    Console.WriteLine($"| second start | {starts[1].ReadySeconds:0.0} s | {starts[1].ResidentMegabytes:0} MB |");
}

return 0;

static void Fill(string database, int stored)
{
    var clock = Stopwatch.StartNew();
    Multiply.Rows(database, "Complaints", stored, DeskBenchmark.Varied);
    Console.WriteLine($"Filled up to {stored:N0} complaints in {clock.Elapsed.TotalSeconds:0} s.");
}

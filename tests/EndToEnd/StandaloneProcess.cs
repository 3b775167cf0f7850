using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Complaints.EndToEnd.Tests;

/// <summary>A Standalone as a newcomer starts it: the real process, its own data folder, its own ports.</summary>
public sealed class StandaloneProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly StringBuilder _output = new();
    private readonly bool _ownsFolder;
    private Process _process = null!;

    private StandaloneProcess(string dataFolder, int port, bool ownsFolder) =>
        (DataFolder, Port, _ownsFolder) = (dataFolder, port, ownsFolder);

    public string DataFolder { get; }

    public int Port { get; }

    public Uri Address => new($"http://localhost:{Port}");

    /// <summary>How long it took from the start of the process to the line that says where to go.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public int ProcessId => _process.Id;

    /// <summary>Everything that it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<StandaloneProcess> Start(string? dataFolder = null, params string[] arguments)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("complaints-e2e-").FullName;
        var standalone = new StandaloneProcess(folder, FreePort(), dataFolder is null);
        await standalone.Run(arguments);
        return standalone;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Verb(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Asks it to end, as Ctrl-C or a container engine does, and answers its exit code.</summary>
    public async Task<int> Stop(PosixSignal signal = PosixSignal.SIGTERM)
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", [signal == PosixSignal.SIGINT ? "-INT" : "-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it without any warning.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same data and the same ports.</summary>
    public Task Restart(params string[] arguments) => Run(arguments);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Stop();
        _process.Dispose();
        if (_ownsFolder)
            Directory.Delete(DataFolder, recursive: true);
    }

    private async Task Run(string[] arguments)
    {
        var started = Stopwatch.StartNew();
        _process = Process.Start(Command(["--data", DataFolder, "--port", $"{Port}", .. arguments]))!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object _, DataReceivedEventArgs line)
        {
            lock (_output)
                _output.AppendLine(line.Data);
            // The last line of what it announces, so that all of it has been read.
            if (line.Data?.Contains("Ctrl-C ends it", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        }

        _process.OutputDataReceived += Read;
        _process.ErrorDataReceived += Read;
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("Standalone ended before it was ready:\n" + Output));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        ReadyAfter = started.Elapsed;
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var assembly = Path.Combine(Root(), "deploy", "Standalone", "bin", configuration, "net10.0", "Complaints.Standalone.dll");
        return new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Complaints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Complaints.sln is above no parent folder.");
    }

    /// <summary>
    /// Two neighbouring ports that nobody listens on, by IPv4 or IPv6, for that is where localhost is bound: pages
    /// on the first, gRPC on the second. From below those that systems give to outgoing connections: such a one
    /// could be taken before the server has it.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 32_000);
            try
            {
                using var first = TcpListener.Create(port);
                using var second = TcpListener.Create(port + 1);
                first.Start();
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // One is taken; try another pair.
            }
        }
    }
}

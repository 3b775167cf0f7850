using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Complaints.EndToEnd.Tests;

public class StandaloneTests
{
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task It_says_where_to_go_answers_there_and_ends_cleanly_on_both_signals()
    {
        await using var standalone = await StandaloneProcess.Start();

        Assert.Contains("/desk", standalone.Output, StringComparison.Ordinal);
        Assert.Contains("they exist nowhere else", standalone.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(standalone.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(standalone.Address, "/health/live"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(standalone.Address, "/health/ready"))).StatusCode);

        Assert.Equal(0, await standalone.Stop(PosixSignal.SIGTERM));
        await standalone.Restart();
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(standalone.Address)).StatusCode);
        Assert.Equal(0, await standalone.Stop(PosixSignal.SIGINT));
    }

    [Fact]
    public async Task Empty_means_no_demo_cases()
    {
        await using var standalone = await StandaloneProcess.Start(null, "--empty");

        Assert.DoesNotContain("Cases of the demo", standalone.Output, StringComparison.Ordinal);
        Assert.Equal(0L, Scalar(standalone.DataFolder, "SELECT count(*) FROM Complaints"));
    }

    [Fact]
    public async Task A_wrong_command_line_names_every_wrong_argument()
    {
        var (code, output) = await StandaloneProcess.Verb("--port", "99999", "--colour", "--data");

        Assert.Equal(2, code);
        Assert.Contains("--port must be a number from 1 to 65534, not 99999", output, StringComparison.Ordinal);
        Assert.Contains("--colour is unknown", output, StringComparison.Ordinal);
        Assert.Contains("--data needs a value", output, StringComparison.Ordinal);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused()
    {
        await using var first = await StandaloneProcess.Start(null, "--empty");

        var (code, output) = await StandaloneProcess.Verb("--data", first.DataFolder, "--port", $"{first.Port + 10}");

        Assert.Equal(3, code);
        Assert.Contains("in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_of_the_demo_is_whole_and_one_changed_byte_is_found()
    {
        await using var standalone = await StandaloneProcess.Start();
        await standalone.Stop();
        var (whole, before) = await StandaloneProcess.Verb("verify-audit", "--data", standalone.DataFolder);
        Assert.Equal((0, true), (whole, before.Contains("the audit trail is whole", StringComparison.Ordinal)));

        Execute(standalone.DataFolder, "UPDATE AuditEvents SET Action = 'AcceptComplainT' WHERE Sequence = (SELECT min(Sequence) FROM AuditEvents WHERE Action = 'AcceptComplaint')");
        var (broken, after) = await StandaloneProcess.Verb("verify-audit", "--data", standalone.DataFolder);

        Assert.Equal(1, broken);
        Assert.Contains("broken at event", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_once_it_starts_again_with_everything_that_was_filed()
    {
        await using var standalone = await StandaloneProcess.Start();
        var before = Scalar(standalone.DataFolder, "SELECT count(*) FROM Complaints");

        await standalone.Kill();
        await standalone.Restart();

        Assert.True(before is > 10L);
        Assert.Equal(before, Scalar(standalone.DataFolder, "SELECT count(*) FROM Complaints"));
    }

    private static object? Scalar(string folder, string sql)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Execute(string folder, string sql)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "intake.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}

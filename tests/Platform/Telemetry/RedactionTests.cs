using Complaints.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Logs;
using Xunit;

namespace Complaints.Platform.Tests.Telemetry;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("call 13812345678 now", "call [number] now")]
    [InlineData("The input string '13812345678' was wrong", "The input string '[number]' was wrong")]
    [InlineData("phone=+97699112233;", "phone=[number];")]
    [InlineData("id 11010519491231002X", "id [number]")]
    [InlineData("code 1234 5678 9012 3456", "code [number]")]
    [InlineData("号码13812345678的用户", "号码[number]的用户")]
    [InlineData("mail to a.b+c@example.com failed", "mail to [e-mail] failed")]
    [InlineData("Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl", "Bearer [token]")]
    public void What_looks_like_a_persons_number_or_address_is_struck_out(string line, string expected) =>
        Assert.Equal(expected, Redaction.Of(line));

    [Theory]
    [InlineData("error 8f2b1c00d94e7a11")]
    [InlineData("case 0195f3a0-0000-7000-8000-000000000001")]
    [InlineData("2026-04-20 09:00:00.123")]
    [InlineData("took 12345678 µs in ReceiptNumber.cs:line 120")]
    [InlineData("http://127.0.0.1:54321/health")]
    public void What_an_operator_needs_stays(string line) => Assert.Equal(line, Redaction.Of(line));

    [Fact]
    public void The_console_writes_one_line_and_redacts_message_and_exception()
    {
        using var output = new StringWriter();
        var entry = new LogEntry<string>(
            LogLevel.Error, "Complaints.Intake.Filing.FileComplaint", default, "failed for 13812345678",
            new InvalidOperationException("a@example.com is taken"), (state, _) => state);

        new ConciseConsole().Write(entry, null, output);

        Assert.Matches(
            @"^\d\d:\d\d:\d\d\.\d{3} error    FileComplaint: failed for \[number\]\r?\nSystem\.InvalidOperationException: \[e-mail\] is taken\r?\n$",
            output.ToString());
    }

    [Fact]
    public void What_goes_to_the_collector_is_redacted()
    {
        // Records are reused after export, so the exporter takes what it needs at once.
        var exported = new Export();
        using (var logging = LoggerFactory.Create(builder => builder.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddProcessor(new RedactLogRecords());
            options.AddProcessor(exported);
        })))
        {
            logging.CreateLogger("x").LogError(new InvalidOperationException("a@example.com is taken"), "failed for {Phone}", "13812345678");
        }

        Assert.Equal("failed for [number]", exported.Message);
        Assert.Null(exported.Exception);
        Assert.Equal("[number]", exported.Attributes["Phone"]);
        Assert.Contains("[e-mail] is taken", exported.Attributes["exception.stacktrace"], StringComparison.Ordinal);
    }

    private sealed class Export : OpenTelemetry.BaseProcessor<LogRecord>
    {
        public string? Message { get; private set; }

        public Exception? Exception { get; private set; }

        public Dictionary<string, string?> Attributes { get; private set; } = [];

        public override void OnEnd(LogRecord data) =>
            (Message, Exception, Attributes) = (data.FormattedMessage, data.Exception, data.Attributes!.ToDictionary(a => a.Key, a => a.Value?.ToString(), StringComparer.Ordinal));
    }
}

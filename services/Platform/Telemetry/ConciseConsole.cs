using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Complaints.Platform.Telemetry;

/// <summary>One line for each message: time (UTC), level, the last part of the category, text. Redacted.</summary>
internal sealed class ConciseConsole() : ConsoleFormatter(Name)
{
    public new const string Name = "concise";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (string.IsNullOrEmpty(message) && logEntry.Exception is null)
            return;

        textWriter.Write(TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(Level(logEntry.LogLevel));
        textWriter.Write(logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..]);
        textWriter.Write(": ");
        textWriter.WriteLine(Redaction.Of(message));
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(Redaction.Of(exception.ToString()));
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical => "critical ",
        LogLevel.Error => "error    ",
        LogLevel.Warning => "warning  ",
        _ => "",
    };
}

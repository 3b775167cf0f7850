using System.Globalization;

namespace Complaints.Standalone;

/// <summary>What the command line asks for.</summary>
/// <param name="Verb">Empty to serve; <c>verify-audit</c> to verify the audit trail and end.</param>
/// <param name="DataFolder">Full path of the folder that holds databases, keys and evidence.</param>
/// <param name="Port">Pages and REST on this port, plaintext gRPC on the next.</param>
/// <param name="Empty">Start without demo cases.</param>
internal sealed record StandaloneOptions(string Verb, string DataFolder, int Port, bool Empty)
{
    public const string Usage = """
        Usage: dotnet run --project deploy/Standalone [-- [verify-audit] [--data DIR] [--port N] [--empty]]
          --data DIR     folder for databases, keys and evidence (default: data)
          --port N       pages and REST on N, plaintext gRPC on N+1 (default: 8080)
          --empty        start without demo cases
          verify-audit   verify the audit trail of the data folder and end; exit code 1 when it is broken
        """;

    /// <summary>Reads the command line; an error names every argument that is wrong.</summary>
    public static (StandaloneOptions? Options, string? Error) Read(IReadOnlyList<string> args)
    {
        var (verb, data, port, empty) = ("", "data", 8080, false);
        List<string> wrong = [];
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "verify-audit":
                    verb = args[i];
                    break;
                case "--empty":
                    empty = true;
                    break;
                case "--data" when i + 1 < args.Count && args[i + 1].Length > 0:
                    data = args[++i];
                    break;
                case "--port" when i + 1 < args.Count
                    && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65535:
                    i++;
                    break;
                case "--port" when i + 1 < args.Count:
                    wrong.Add($"--port must be a number from 1 to 65534, not {args[++i]}");
                    break;
                case "--data" or "--port":
                    wrong.Add($"{args[i]} needs a value");
                    break;
                default:
                    wrong.Add($"{args[i]} is unknown");
                    break;
            }
        }

        return wrong.Count > 0
            ? (null, string.Join(Environment.NewLine, wrong))
            : (new StandaloneOptions(verb, Path.GetFullPath(data), port, empty), null);
    }
}

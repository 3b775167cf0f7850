using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

public sealed partial class ReasonCatalogTests
{
    /// <summary>Upper snake case that reaches no caller: a setting, and mistakes in the law's data, which stop the start.</summary>
    private static readonly HashSet<string> OtherNames = new(StringComparer.Ordinal)
    {
        "OTEL_EXPORTER_OTLP_ENDPOINT", "LEGAL_PARAMETER_UNKNOWN", "LEGAL_PARAMETER_NOT_IN_FORCE", "LEGAL_PARAMETER_NOT_A_PERIOD",
    };

    private static IReadOnlyList<Reason> Documented { get; } = ReasonCatalog.Of(typeof(Refusal).Assembly);

    [Fact]
    public void Every_reason_has_a_meaning_and_is_declared_once()
    {
        Assert.True(Documented.Count > 25);
        Assert.All(Documented, r => Assert.Matches("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", r.Code));
        Assert.All(Documented, r => Assert.True(r.Meaning.Length > 10, r.Code));
        Assert.Equal(Documented.Count, Documented.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_reason_that_the_code_gives_is_documented()
    {
        var documented = Documented.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);

        var undocumented = StringsOf(typeof(Refusal).Assembly.Location)
            .Where(s => UpperSnake().IsMatch(s) && !documented.Contains(s) && !OtherNames.Contains(s));

        Assert.Empty(undocumented);
    }

    [Fact]
    public void Every_mistake_of_a_code_is_documented() =>
        Assert.Empty(CodeReasons.All.Except(Documented.Select(r => r.Code), StringComparer.Ordinal));

    [Fact]
    public void The_search_finds_a_reason_in_compiled_code()
    {
        Assert.Contains("REASON_OF_THE_TEST", StringsOf(typeof(ReasonCatalogTests).Assembly.Location), StringComparer.Ordinal);
        Assert.Matches(UpperSnake(), "REASON_OF_THE_TEST");
    }

    /// <summary>The strings that the compiled code loads.</summary>
    private static List<string> StringsOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var strings = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            strings.Add(metadata.GetUserString(handle));
        return strings;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpperSnake();
}

using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace Complaints.Architecture.Tests;

public class WhoMayKnowWhomTests
{
    [Fact]
    public void No_project_knows_one_that_it_must_not()
    {
        var projects = Projects.All();

        Assert.Contains(projects, p => p.Name == "Intake");
        Assert.Empty(WhoMayKnowWhom.Violations(projects));
    }

    [Theory]
    [InlineData("Protos", "Contracts")]
    [InlineData("Contracts", "Protos")]
    [InlineData("Platform", "Intake")]
    [InlineData("Intake", "Gateway")]
    [InlineData("Intake", "Standalone")]
    [InlineData("Gateway", "Intake")]
    [InlineData("Gateway", "Contracts")]
    [InlineData("Standalone", "Testing")]
    public void A_planted_reference_is_caught(string who, string whom)
    {
        var projects = Projects.All()
            .Select(p => p.Name == who ? p with { Knows = [.. p.Knows, whom] } : p)
            .ToList();

        var violation = Assert.Single(WhoMayKnowWhom.Violations(projects));
        Assert.StartsWith($"{who} (", violation, StringComparison.Ordinal);
        Assert.EndsWith($"must not know {whom}", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_second_service_is_caught()
    {
        List<Project> projects = [.. Projects.All(), new Project("Planted", "services/Planted", ["Intake"])];

        Assert.Equal(["Planted (services/Planted) must not know Intake"], WhoMayKnowWhom.Violations(projects));
    }

    /// <summary>A project file could be right and an assembly still know too much through a transitive reference.</summary>
    [Theory]
    [InlineData("Complaints.Gateway", "Complaints.Intake")]
    [InlineData("Complaints.Gateway", "Complaints.Contracts")]
    [InlineData("Complaints.Platform", "Complaints.Intake")]
    [InlineData("Complaints.Intake", "Complaints.Gateway")]
    public void The_compiled_assemblies_agree(string who, string mustNotKnow)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, who + ".dll"));

        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), (AssemblyName a) => a.Name == mustNotKnow);
    }
}

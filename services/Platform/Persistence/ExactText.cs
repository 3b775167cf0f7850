using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Text that is compared character by character and in the order of code points: receipt numbers, codes, normalised
/// names. Only then is "begins with" a range of an index, the same on every database; a language's collation has other ideas.
/// </summary>
public static class ExactText
{
    private const string Annotation = "Complaints:ExactText";

    /// <summary>After every text that begins with the prefix.</summary>
    public static string EndOf(string prefix) => prefix + "\U0010FFFF";

    /// <summary>Marks a column as exact.</summary>
    public static PropertyBuilder<string> IsExact(this PropertyBuilder<string> property) => property.HasAnnotation(Annotation, true);

    /// <summary>Gives the marked columns the collation of code points; call it last in <c>OnModelCreating</c>.</summary>
    public static void Collate(ModelBuilder model, string provider)
    {
        var collation = provider.Split('.')[^1] switch
        {
            "SqlServer" => "Latin1_General_100_BIN2",
            "PostgreSQL" => "C",
            _ => null,
        };
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.RemoveAnnotation(Annotation) is not null && collation is not null)
                property.SetCollation(collation);
        }
    }
}

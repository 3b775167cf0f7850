using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Catalog;

/// <summary>How the codes of the seeds stand in answers.</summary>
internal static class Quoting
{
    /// <summary>A code of the seeds as the contract has it.</summary>
    public static CatalogItem Item(string code, LocalizedText name, string parent = "", Basis? basis = null) =>
        new() { Code = code, Name = name.ToProto(), ParentCode = parent, Basis = basis };
}

using Complaints.Platform.Errors;

namespace Complaints.CreditBlacklist;

/// <summary>The articles that the lists stand on, as they are cited.</summary>
internal static class Statutes
{
    /// <summary>Article of the measures for the list of serious violators (SAMR Order 44, in force 2021-09-01).</summary>
    public static LegalBasis O44(string article) => new("市场监督管理严重违法失信名单管理办法", article);

    /// <summary>Article of the administrative penalty law (2021 revision).</summary>
    public static LegalBasis Apl(string article) => new("中华人民共和国行政处罚法", article);

    /// <summary>Article of the regulations on government data sharing.</summary>
    public static LegalBasis Gds(string article) => new("政务数据共享条例", article);

    /// <summary>Measures for credit repair in market supervision (2025).</summary>
    public static LegalBasis Sr25 { get; } = new("市场监督管理信用修复管理办法", "");

    /// <summary>As a change of a list cites it.</summary>
    public static string Cite(this LegalBasis basis) => $"《{basis.Law}》{basis.Article}";
}

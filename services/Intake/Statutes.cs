using Complaints.Platform.Errors;

namespace Complaints.Intake;

/// <summary>The articles that the lifecycles of Intake stand on, as they are cited.</summary>
internal static class Statutes
{
    /// <summary>Article of the measures on handling complaints and reports (SAMR Order 121, in force 2026-04-15).</summary>
    public static LegalBasis O121(string article) => new("市场监督管理投诉举报处理办法", article);

    /// <summary>Article of the consumer protection law (2013).</summary>
    public static LegalBasis Cpl(string article) => new("消费者权益保护法", article);
}

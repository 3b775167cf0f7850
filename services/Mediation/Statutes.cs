using Complaints.Platform.Errors;

namespace Complaints.Mediation;

/// <summary>The articles that the lifecycles of Mediation stand on, as they are cited.</summary>
internal static class Statutes
{
    /// <summary>Article of the measures on handling complaints and reports (SAMR Order 121, in force 2026-04-15).</summary>
    public static LegalBasis O121(string article) => new("市场监督管理投诉举报处理办法", article);

    /// <summary>Article of the people's mediation law (2011).</summary>
    public static LegalBasis Pml(string article) => new("人民调解法", article);

    /// <summary>Article of the civil procedure law (2023 revision).</summary>
    public static LegalBasis Cpc(string article) => new("民事诉讼法", article);

    /// <summary>Article of the interpretation of the civil procedure law (法释〔2022〕11号).</summary>
    public static LegalBasis CpcI(string article) => new("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", article);

    /// <summary>Article of the regulations that implement the consumer protection law (State Council Order 778).</summary>
    public static LegalBasis Cpr(string article) => new("消费者权益保护法实施条例", article);

    /// <summary>Article of the rules on online mediation of the people's courts (2022).</summary>
    public static LegalBasis Om21(string article) => new("人民法院在线调解规则", article);
}

namespace Complaints.Intake.Filing;

/// <summary>The codes that a filing may use, from <c>seeds/categories</c> and <c>seeds/regions</c>.</summary>
/// <param name="Categories">Goods and services.</param>
/// <param name="Issues">Issues that can be chosen: sub-issues, and issues without any.</param>
/// <param name="Remedies">Remedies.</param>
/// <param name="Channels">Channels of purchase.</param>
/// <param name="Regions">GB/T 2260 codes of provinces, leagues and counties.</param>
internal sealed record FilingCodes(
    IReadOnlySet<string> Categories,
    IReadOnlySet<string> Issues,
    IReadOnlySet<string> Remedies,
    IReadOnlySet<string> Channels,
    IReadOnlySet<string> Regions);

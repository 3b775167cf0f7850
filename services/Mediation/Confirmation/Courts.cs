using Complaints.Mediation.Channels;
using Complaints.Platform.LegalClock;

namespace Complaints.Mediation.Confirmation;

/// <summary>A court of Inner Mongolia as <c>seeds/mediation/courts.json</c> has it.</summary>
/// <param name="Code">Stable; applications keep it.</param>
/// <param name="Level"><c>basic</c> or <c>intermediate</c>.</param>
/// <param name="RegionCode">GB/T 2260 of its area.</param>
/// <param name="Place">Name of the county, for recognising an address.</param>
/// <param name="Around">Name of the league or city around it.</param>
/// <param name="Name">Name of the court; derived from the region.</param>
internal sealed record Court(string Code, string Level, string RegionCode, string Place, string Around, LocalizedText Name)
{
    /// <summary>A court of the lowest level, which confirms agreements.</summary>
    public bool IsBasic => Level == "basic";
}

/// <summary>A court that the law opens, and why.</summary>
/// <param name="Court">The court.</param>
/// <param name="Grounds">Stable: <c>INVITING_COURT</c>, <c>CONSUMER_DOMICILE</c>, <c>FIRM_DOMICILE</c>, <c>ORGANISATION_PLACE</c>.</param>
internal sealed record OpenCourt(Court Court, IReadOnlyList<string> Grounds);

/// <summary>
/// The courts and which of them may confirm an agreement (CPC art 205): the basic court of a party's domicile or of the
/// place of the mediation body; where a court invited the mediation, that court.
/// </summary>
internal sealed class Courts
{
    private readonly IReadOnlyList<Court> _all;
    private readonly Dictionary<string, Court> _byCode;
    private readonly Dictionary<string, Court> _byRegion;

    private Courts(IReadOnlyList<Court> all)
    {
        _all = all;
        _byCode = all.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _byRegion = all.Where(c => c.IsBasic).ToDictionary(c => c.RegionCode, StringComparer.Ordinal);
    }

    /// <summary>Reads the file below the seeds folder.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself.</exception>
    public static Courts Load(string seeds, LawBook laws)
    {
        var file = SeedJson.Read<CourtFile>(Path.Combine(seeds, "mediation", "courts.json"));
        var mistakes = new SeedMistakes("mediation/courts.json");
        mistakes.Unique(file.Courts.Select(c => c.Code));
        mistakes.Unique(file.Courts.Select(c => c.RegionCode));
        foreach (var court in file.Courts)
        {
            mistakes.Complete(court.Code, court.Name, file.Basis, laws);
            mistakes.Unless(court.Level is "basic" or "intermediate", $"{court.Code} is of the level {court.Level}");
        }

        mistakes.ThrowIfAny();
        return new Courts(file.Courts);
    }

    /// <summary>The court of a code; null for an unknown one.</summary>
    public Court? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The basic court of a county; null outside of Inner Mongolia.</summary>
    public Court? OfRegion(string regionCode) => _byRegion.GetValueOrDefault(regionCode);

    /// <summary>The county that an address lies in, when it names exactly one; null otherwise.</summary>
    public string? RegionOf(string address)
    {
        var named = _all.Where(c => c.IsBasic && address.Contains(c.Place, StringComparison.Ordinal)).ToList();
        if (named.Count > 1)
            named = [.. named.Where(c => address.Contains(c.Around, StringComparison.Ordinal))];
        return named.Count == 1 ? named[0].RegionCode : null;
    }

    /// <summary>The courts that may confirm an agreement, each once with every ground.</summary>
    /// <param name="channel">Where a court delegated the case, its own court comes first.</param>
    /// <param name="caseRegion">Region of the case: of the court that delegated it.</param>
    /// <param name="consumer">County of the consumer's domicile; null when unknown.</param>
    /// <param name="firm">County of the firm's domicile; null when unknown.</param>
    /// <param name="organisation">County of the organisation; null when unknown.</param>
    public IReadOnlyList<OpenCourt> Open(MediationChannel channel, string caseRegion, string? consumer, string? firm, string? organisation)
    {
        var grounds = new List<(string? Region, string Ground)>
        {
            (consumer, "CONSUMER_DOMICILE"),
            (firm, "FIRM_DOMICILE"),
            (organisation, "ORGANISATION_PLACE"),
        };
        if (channel.Origins.Contains("court", StringComparer.Ordinal))
            grounds.Insert(0, (caseRegion, "INVITING_COURT"));
        return
        [
            .. grounds.Select(g => (Court: g.Region is null ? null : OfRegion(g.Region), g.Ground)).Where(g => g.Court is not null)
                .GroupBy(g => g.Court!).Select(g => new OpenCourt(g.Key, [.. g.Select(x => x.Ground).Distinct(StringComparer.Ordinal)])),
        ];
    }

    private sealed record CourtFile(string Note, IReadOnlyList<LegalBasis> Basis, Confidence Confidence, IReadOnlyList<Court> Courts);
}

using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Channels;

/// <summary>From which day the limit of a channel counts.</summary>
internal enum LimitStart
{
    /// <summary>From the acceptance of the complaint, or of the request.</summary>
    Acceptance,

    /// <summary>From the mediator's receipt of the court's letter (TM16 art 27).</summary>
    Receipt,
}

/// <summary>A channel of mediation as <c>seeds/mediation/channels.json</c> has it.</summary>
/// <param name="Code">Stable; cases keep it.</param>
/// <param name="Name">For readers.</param>
/// <param name="Origins">Origins of cases: <c>complaint</c>, <c>court</c>, <c>association</c>.</param>
/// <param name="Limit">Key of the limit in <c>law/parameters.json</c>.</param>
/// <param name="Extendable">The limit can be extended when both agree.</param>
/// <param name="CountsFrom">From which day the limit counts.</param>
/// <param name="Confirmable">Its agreements can be confirmed by a court (CPC art 205).</param>
/// <param name="Confirmation">Why they can or cannot.</param>
/// <param name="Document">Which document its agreements are: <c>mediationLetter</c> (调解书) or <c>mediationAgreement</c> (调解协议书).</param>
/// <param name="From">First legal date on which cases are opened in it.</param>
/// <param name="To">Last such date; null while it goes on.</param>
/// <param name="Basis">Articles.</param>
/// <param name="Confidence">How sure the project is.</param>
internal sealed record MediationChannel(
    string Code, LocalizedText Name, IReadOnlyList<string> Origins, string Limit, bool Extendable, LimitStart CountsFrom, bool Confirmable,
    LocalizedText Confirmation, string Document, DateOnly From, DateOnly? To, IReadOnlyList<LegalBasis> Basis, Confidence Confidence)
{
    /// <summary>The channel of a complaint that a market supervision department mediates itself.</summary>
    public const string Administrative = "administrative";

    /// <summary>Whether cases of an origin are opened in it on a day.</summary>
    public bool Takes(MediationOrigin origin, DateOnly on) =>
        Origins.Contains(NameOf(origin), StringComparer.Ordinal) && on >= From && !(on > To);

    private static string NameOf(MediationOrigin origin) => origin switch
    {
        MediationOrigin.Complaint => "complaint",
        MediationOrigin.Court => "court",
        MediationOrigin.Association => "association",
        _ => "",
    };
}

/// <summary>The channels of mediation: limits, eligibility for judicial confirmation and legal basis are data.</summary>
internal sealed class MediationChannels
{
    private readonly Dictionary<string, MediationChannel> _byCode;

    private MediationChannels(IReadOnlyList<MediationChannel> channels) =>
        (All, _byCode) = (channels, channels.ToDictionary(c => c.Code, StringComparer.Ordinal));

    /// <summary>All, in the order of the file.</summary>
    public IReadOnlyList<MediationChannel> All { get; }

    /// <summary>The channel of a code; null for an unknown one.</summary>
    public MediationChannel? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The channel of a case; cases keep codes that exist.</summary>
    public MediationChannel Of(string code) => _byCode[code];

    /// <summary>Reads the file below the seeds folder.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself or names an unknown limit or law.</exception>
    public static MediationChannels Load(string seeds, LegalParameters law)
    {
        var file = SeedJson.Read<ChannelFile>(Path.Combine(seeds, "mediation", "channels.json"));
        var mistakes = new SeedMistakes("mediation/channels.json");
        mistakes.Unique(file.Channels.Select(c => c.Code));
        foreach (var channel in file.Channels)
        {
            mistakes.Complete(channel.Code, channel.Name, channel.Basis, law.Laws);
            mistakes.Complete($"{channel.Code}.confirmation", channel.Confirmation);
            mistakes.Unless(channel.Basis.Count > 0, $"{channel.Code} has no basis");
            mistakes.Unless(law.All.Any(p => p.Key == channel.Limit), $"{channel.Code} has the limit {channel.Limit}, which parameters.json does not know");
            mistakes.Unless(channel.Origins.All(o => o is "complaint" or "court" or "association"), $"{channel.Code} has an unknown origin");
            mistakes.Unless(channel.Document is "mediationLetter" or "mediationAgreement", $"{channel.Code} has an unknown document");
        }

        mistakes.Unless(file.Channels.Any(c => c.Code == MediationChannel.Administrative), "the channel of the departments is missing");
        mistakes.ThrowIfAny();
        return new MediationChannels(file.Channels);
    }

    private sealed record ChannelFile(IReadOnlyList<MediationChannel> Channels);
}

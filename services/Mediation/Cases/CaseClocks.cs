using Complaints.Mediation.Channels;
using Complaints.Platform.LegalClock;

namespace Complaints.Mediation.Cases;

/// <summary>
/// The deadlines of a mediation, computed by the rules of <c>seeds/law/parameters.json</c> that apply on the day a period
/// starts. Nothing here is a number of the law.
/// </summary>
internal sealed class CaseClocks(DeadlineClock clock, LegalParameters law, MediationChannels channels)
{
    private const string Consent = "mediation.consent";
    private const string Warning = "mediation.limit.warning";
    private const string Notice = "mediation.terminationNotice";
    private const string NegotiationDays = "odr.negotiation";

    /// <summary>Identifies the calendar in use.</summary>
    public string CalendarVersion => clock.Calendar.Version;

    /// <summary>Last legal date on which both may consent.</summary>
    public DateOnly ConsentBy(DateTime openedAt, string region) => Due(Consent, openedAt, region);

    /// <summary>Last legal date on which both must be told of a termination (O121 art 23).</summary>
    public DateOnly NotifyBy(DateTime terminatedAt, string region) => Due(Notice, terminatedAt, region);

    /// <summary>The deadline of a direct negotiation, from sending to the firm.</summary>
    public Deadline Negotiation(DateTime sentAt, string region)
    {
        var day = LegalDay.Of(sentAt);
        return clock.Compute(law.Get(NegotiationDays, day), day, region);
    }

    /// <summary>The limit of a new case.</summary>
    /// <param name="channel">Its channel, which names the rule.</param>
    /// <param name="start">Legal date of acceptance or receipt; not counted.</param>
    /// <param name="region">GB/T 2260.</param>
    /// <param name="rule">Version of the rule under which the complaint was accepted; null for the rule of the day.</param>
    public LimitClock Limit(MediationChannel channel, DateOnly start, string region, string? rule = null) =>
        Limit(rule is null ? law.Get(channel.Limit, start) : law.ByVersion(rule), start, region, [], null);

    /// <summary>The limit of a case anew, with its pauses as they are now and today's calendar.</summary>
    public LimitClock Limit(MediationCase mediation, DateTime now) =>
        Limit(law.ByVersion(mediation.LimitRule), mediation.AcceptedOn, mediation.RegionCode, mediation.Paused, LegalDay.Of(now));

    /// <summary>The limit with its explanation, day by day.</summary>
    public (Deadline Deadline, DateOnly AsOf, bool Stopped) Running(MediationCase mediation, DateTime now)
    {
        var asOf = LegalDay.Of(mediation.ConcludedAt ?? now);
        return (clock.Compute(law.ByVersion(mediation.LimitRule), mediation.AcceptedOn, mediation.RegionCode, mediation.Paused, asOf), asOf, mediation.ConcludedAt is not null);
    }

    /// <summary>The channel of a case.</summary>
    public MediationChannel ChannelOf(MediationCase mediation) => channels.Of(mediation.Channel);

    private LimitClock Limit(LegalParameter rule, DateOnly start, string region, IReadOnlyList<Pause> pauses, DateOnly? asOf)
    {
        var limit = clock.Compute(rule, start, region, pauses, asOf);
        // A limit of a week warns halfway and not on the day it begins.
        var before = Math.Min(checked((int)law.Get(Warning, start).Value), limit.Length / 2);
        return new LimitClock(limit.LegalDue, limit.LegalDue.AddDays(-before), limit.Rule.Version, limit.CalendarVersion);
    }

    private DateOnly Due(string key, DateTime since, string region)
    {
        var day = LegalDay.Of(since);
        return clock.Compute(law.Get(key, day), day, region).LegalDue;
    }
}

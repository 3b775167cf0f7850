using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Roster;

/// <summary>A mediator beside a case: how well both fit. Never a decision; people choose.</summary>
/// <param name="Mediator">The mediator.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Load">Open cases.</param>
/// <param name="Fits">Why the mediator fits, stable: <c>region</c>, <c>league</c>, <c>field</c>, <c>language</c>, <c>lightLoad</c>.</param>
/// <param name="Score">The order of the list.</param>
internal sealed record Fit(RosterMediator Mediator, Organisation Organisation, int Load, IReadOnlyList<string> Fits, int Score);

/// <summary>Who of the roster can have a case.</summary>
internal sealed class Availability(MediationDb db)
{
    private const int LightLoad = 10;
    private const int Most = 200;

    /// <summary>The mediators who can have the case, the best fitting first.</summary>
    public async Task<IReadOnlyList<Fit>> For(MediationCase mediation, CancellationToken ct)
    {
        var organisations = (await db.Organisations.AsNoTracking().Where(o => o.Active).ToListAsync(ct))
            .Where(o => Serves(o, mediation)).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var ids = organisations.Keys.ToList();
        var mediators = await db.Mediators.AsNoTracking().Where(m => m.Active && ids.Contains(m.OrganisationId)).OrderBy(m => m.Id).Take(Most).ToListAsync(ct);
        var loads = await Loads(mediators.Select(m => m.Id), ct);
        return
        [
            .. mediators.Where(m => !mediation.Excused(m.Id))
                .Select(m => Compare(m, organisations[m.OrganisationId], mediation, loads.GetValueOrDefault(m.Id)))
                .OrderByDescending(f => f.Score).ThenBy(f => f.Load).ThenBy(f => f.Mediator.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Open cases of each mediator; those without any are missing.</summary>
    public Task<Dictionary<string, int>> Loads(IEnumerable<string> mediators, CancellationToken ct)
    {
        var ids = mediators.ToList();
        return db.Cases.Where(c => ids.Contains(c.Mediator) && c.ConcludedAt == null)
            .GroupBy(c => c.Mediator).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
    }

    /// <summary>The mediator, if this case can be given to them.</summary>
    /// <exception cref="Refusal"><c>MEDIATOR_NOT_AVAILABLE</c>, <c>CHANNEL_NOT_OF_ORGANISATION</c> or <c>MEDIATOR_CONFLICT</c>.</exception>
    public async Task<CaseMediatorRef> Require(MediationCase mediation, string mediatorId, CancellationToken ct)
    {
        var mediator = await db.Mediators.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mediatorId && m.Active, ct)
            ?? throw Refusal.Rule(MediationReasons.MediatorNotAvailable, "Choose an active mediator of the roster.");
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == mediator.OrganisationId, ct);
        if (!organisation.Serves(mediation.Channel))
            throw Refusal.Rule(MediationReasons.ChannelNotOfOrganisation, "The mediator's organisation does not mediate in this channel.");
        if (!Serves(organisation, mediation))
            throw Refusal.Rule(MediationReasons.MediatorNotAvailable, "The mediator's organisation serves another region.");
        if (mediation.Excused(mediatorId))
            throw Refusal.Rule(MediationReasons.MediatorConflict, "The mediator was excused from this case.", Statutes.O121("第二十一条"));
        return new CaseMediatorRef(mediator.Id, mediator.Name, mediator.OrganisationId);
    }

    private static bool Serves(Organisation organisation, MediationCase mediation) =>
        organisation.Serves(mediation.Channel)
        && mediation.RegionCode.StartsWith(Caller.PrefixOf(organisation.RegionCode), StringComparison.Ordinal);

    private static Fit Compare(RosterMediator mediator, Organisation organisation, MediationCase mediation, int load)
    {
        var fits = new List<string>();
        var score = 0;
        if (mediator.RegionCode == mediation.RegionCode)
            Add("region", 4);
        else if (MediationCase.LeagueOf(mediator.RegionCode) == mediation.League)
            Add("league", 2);
        if (mediation.CategoryCode.Length > 0 && mediator.Fields.Split(',').Any(f => f.Length > 0 && mediation.CategoryCode.StartsWith(f, StringComparison.Ordinal)))
            Add("field", 3);
        if (mediator.Languages.Split(',').Contains(mediation.Language, StringComparer.Ordinal))
            Add("language", 2);
        if (load < LightLoad)
            Add("lightLoad", 1);
        return new Fit(mediator, organisation, load, fits, score);

        void Add(string why, int points)
        {
            fits.Add(why);
            score += points;
        }
    }
}

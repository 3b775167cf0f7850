using System.Globalization;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.HandOff;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Statistics;

/// <summary>Settlement, speed, lateness and satisfaction in the caller's scope. Heads see their region, mediators themselves.</summary>
internal sealed class GetStatistics(MediationDb db, LegalParameters law)
{
    private const int MostGroups = 200;
    private const int MostYears = 3;

    public async Task<GetStatisticsResponse> Handle(GetStatisticsRequest request, Caller caller, CancellationToken ct)
    {
        var (from, to) = Read(request);
        var queries = new StatisticsQueries(db, caller, from, to, LegalDay.Of(db.Now));
        var conclusions = await queries.Conclusions(request.Grouping).ToListAsync(ct);
        var months = await queries.Months().ToListAsync(ct);
        var open = await queries.Open(request.Grouping).ToListAsync(ct);
        var ratings = await queries.Ratings(request.Grouping).ToListAsync(ct);

        var fewest = law.Get("publication.kAnonymity", to).Value;
        var response = new GetStatisticsResponse { Total = Figures.Of("", conclusions, open, ratings, fewest), From = from.ToProto(), To = to.ToProto() };
        var byKey = (conclusions.ToLookup(c => c.Key, StringComparer.Ordinal), open.ToLookup(o => o.Key, StringComparer.Ordinal), ratings.ToLookup(r => r.Key, StringComparer.Ordinal));
        var keys = conclusions.Select(c => c.Key).Concat(open.Select(o => o.Key)).Distinct(StringComparer.Ordinal);
        response.Groups.AddRange(keys
            .Select(key => Figures.Of(key, [.. byKey.Item1[key]], [.. byKey.Item2[key]], [.. byKey.Item3[key]], fewest))
            .OrderByDescending(f => f.Concluded).ThenBy(f => f.Key, StringComparer.Ordinal).Take(MostGroups));
        response.Months.AddRange(months.GroupBy(m => m.Month).OrderBy(g => g.Key).Select(g => Figures.Of(
            $"{g.Key / 100:D4}-{g.Key % 100:D2}", [.. g.Select(m => new ConclusionCount("", m.Settled, m.Days, m.Count))], [], [], fewest)));
        await Name(response.Groups, request.Grouping, ct);
        return response;
    }

    private (DateOnly From, DateOnly To) Read(GetStatisticsRequest request)
    {
        var check = new RequestCheck();
        check.Choice("grouping", request.Grouping);
        var to = check.Day("to", request.To) ?? LegalDay.Of(db.Now);
        var from = check.Day("from", request.From) ?? to.AddYears(-1).AddDays(1);
        if (from > to || from < to.AddYears(-MostYears))
            check.Wrong("from", MediationReasons.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"Begin on or before the last day, at most {MostYears} years before it."));
        check.ThrowIfAny();
        return (from, to);
    }

    private async Task Name(IReadOnlyCollection<MediationFigures> groups, StatisticsGrouping grouping, CancellationToken ct)
    {
        if (grouping == StatisticsGrouping.Region)
            return;
        var keys = groups.Select(g => g.Key).ToList();
        var names = grouping == StatisticsGrouping.Mediator
            ? await db.Mediators.Where(m => keys.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, StringComparer.Ordinal, ct)
            : await db.Organisations.Where(o => keys.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.NameZh, StringComparer.Ordinal, ct);
        foreach (var group in groups)
            group.Name = names.GetValueOrDefault(group.Key, "");
    }
}

/// <summary>How many cases ended so in a month.</summary>
internal sealed record MonthCount(int Month, bool Settled, int Days, int Count);

/// <summary>The questions of the statistics; the database counts, nothing but counts leaves it.</summary>
internal sealed class StatisticsQueries(MediationDb db, Caller caller, DateOnly from, DateOnly to, DateOnly today)
{
    /// <summary>Conclusions of the period by group.</summary>
    public IQueryable<ConclusionCount> Conclusions(StatisticsGrouping grouping)
    {
        var keyed = grouping switch
        {
            StatisticsGrouping.Mediator => Concluded().Select(c => new { Key = c.Mediator, c.Settled, c.Days }),
            StatisticsGrouping.Organisation => Concluded().Select(c => new { Key = c.Organisation, c.Settled, c.Days }),
            _ => Concluded().Select(c => new { Key = c.RegionCode, c.Settled, c.Days }),
        };
        return keyed.GroupBy(c => new { c.Key, c.Settled, c.Days }).Select(g => new ConclusionCount(g.Key.Key, g.Key.Settled, g.Key.Days, g.Count()));
    }

    /// <summary>Conclusions of the period by month.</summary>
    public IQueryable<MonthCount> Months() =>
        Concluded().GroupBy(c => new { c.Month, c.Settled, c.Days }).Select(g => new MonthCount(g.Key.Month, g.Key.Settled, g.Key.Days, g.Count()));

    /// <summary>Cases open today by group. While the clock stands for an appraisal nobody is late.</summary>
    public IQueryable<OpenCount> Open(StatisticsGrouping grouping)
    {
        var day = today;
        var cases = Cases().Where(c => c.ConcludedAt == null);
        var keyed = grouping switch
        {
            StatisticsGrouping.Mediator => cases.Select(c => new { Key = c.Mediator, Late = c.Due < day && c.State != MediationState.SuspendedAppraisal }),
            StatisticsGrouping.Organisation => cases.Select(c => new { Key = c.Organisation, Late = c.Due < day && c.State != MediationState.SuspendedAppraisal }),
            _ => cases.Select(c => new { Key = c.RegionCode, Late = c.Due < day && c.State != MediationState.SuspendedAppraisal }),
        };
        return keyed.GroupBy(c => c.Key).Select(g => new OpenCount(g.Key, g.Count(), g.Count(c => c.Late)));
    }

    /// <summary>Ratings of the period by group.</summary>
    public IQueryable<RatingCount> Ratings(StatisticsGrouping grouping)
    {
        var keyed = grouping switch
        {
            StatisticsGrouping.Mediator => Rated().Select(r => new { Key = r.Mediator, r.Satisfaction, r.Fair, r.Respected }),
            StatisticsGrouping.Organisation => Rated().Select(r => new { Key = r.Organisation, r.Satisfaction, r.Fair, r.Respected }),
            _ => Rated().Select(r => new { Key = r.RegionCode, r.Satisfaction, r.Fair, r.Respected }),
        };
        return keyed.GroupBy(r => new { r.Key, r.Satisfaction, r.Fair, r.Respected })
            .Select(g => new RatingCount(g.Key.Key, g.Key.Satisfaction, g.Key.Fair, g.Key.Respected, g.Count()));
    }

    private IQueryable<ConcludedCase> Concluded()
    {
        var (first, last) = (from, to);
        var all = db.Set<ConcludedCase>().AsNoTracking().Where(c => c.ConcludedOn >= first && c.ConcludedOn <= last);
        if (OwnOnly is { } person)
            return all.Where(c => c.Mediator == person);
        var (begin, end) = Region;
        return begin == end ? all.Where(c => c.RegionCode == begin)
            : all.Where(c => string.Compare(c.RegionCode, begin) >= 0 && string.Compare(c.RegionCode, end) < 0);
    }

    private IQueryable<Rating> Rated()
    {
        var (first, last) = (from, to);
        var all = db.Set<Rating>().AsNoTracking().Where(r => r.RatedOn >= first && r.RatedOn <= last);
        if (OwnOnly is { } person)
            return all.Where(r => r.Mediator == person);
        var (begin, end) = Region;
        return begin == end ? all.Where(r => r.RegionCode == begin)
            : all.Where(r => string.Compare(r.RegionCode, begin) >= 0 && string.Compare(r.RegionCode, end) < 0);
    }

    private IQueryable<MediationCase> Cases() =>
        OwnOnly is { } person ? db.Cases.AsNoTracking().Where(c => c.Mediator == person) : db.Cases.AsNoTracking().Within(caller);

    private string? OwnOnly => caller.IsAny(Role.Head, Role.Auditor) ? null : caller.Id;

    /// <summary>A region's code from and before; both the same for one county. Staff without a region see nothing.</summary>
    private (string Begin, string End) Region => caller.RegionPrefix switch
    {
        null => ("-", "-"),
        { Length: 6 } county => (county, county),
        { } prefix => (prefix, ExactText.EndOf(prefix)),
    };
}

using Complaints.Contracts.Mediation;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Messaging;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Openings;

/// <summary>
/// Opens what waits: asks Intake for the parties, outside any transaction, then opens the case or negotiation in one.
/// Two replicas may ask at once; the unique index on the complaint lets one of them open.
/// </summary>
internal sealed class RequestedOpenings(IServiceScopeFactory scopes, ILogger<RequestedOpenings> log) : IDisposable
{
    private const int Batch = 50;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly WorkSignal _asked = new();

    /// <summary>Says that something waits to be opened.</summary>
    public void Wake() => _asked.Raise();

    /// <summary>Waits until something waits to be opened, or for the time given.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _asked.Wait(atMost, ct);

    /// <summary>Opens what is due now. Safe to call at any time and from several places at once.</summary>
    /// <returns>How many were opened.</returns>
    public async Task<int> RunDue(CancellationToken ct)
    {
        // The index settles it between processes; within one, nobody needs to lose.
        await _turn.WaitAsync(ct);
        try
        {
            return await OpenDue(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _turn.Dispose();
        _asked.Dispose();
    }

    private async Task<int> OpenDue(CancellationToken ct)
    {
        List<(Guid ComplaintId, OpeningKind Kind)> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MediationDb>();
            var now = db.Now;
            due = (await db.Set<Opening>().AsNoTracking().Where(o => o.NextAttemptAt <= now).OrderBy(o => o.NextAttemptAt).Take(Batch)
                .Select(o => new { o.ComplaintId, o.Kind }).ToListAsync(ct)).ConvertAll(o => (o.ComplaintId, o.Kind));
        }

        var opened = 0;
        foreach (var (complaintId, kind) in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await Open(scope.ServiceProvider, complaintId, kind, ct))
                opened++;
        }

        return opened;
    }

    private async Task<bool> Open(IServiceProvider services, Guid complaintId, OpeningKind kind, CancellationToken ct)
    {
        var db = services.GetRequiredService<MediationDb>();
        try
        {
            var parties = await services.GetRequiredService<PartiesService.PartiesServiceClient>()
                .GetPartiesAsync(new GetPartiesRequest { ComplaintId = complaintId.ToString() }, cancellationToken: ct);
            // Another worker may have opened it since it was found.
            if (await db.Set<Opening>().SingleOrDefaultAsync(o => o.ComplaintId == complaintId && o.Kind == kind, ct) is not { } opening)
                return false;
            if (kind == OpeningKind.Mediation)
                OpenMediation(services, db, opening, parties);
            else
                OpenNegotiation(services, db, opening, parties);
            db.Remove(opening);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            // The complaint went another way before it could be opened.
            return await Drop(db, complaintId, kind, ct);
        }
        catch (Exception e) when (e is RpcException or DbUpdateException)
        {
            log.LogWarning(e, "The {Kind} of complaint {ComplaintId} could not be opened; it is tried again", kind, complaintId);
            await Postpone(db, complaintId, kind, ct);
            return false;
        }
    }

    private static void OpenMediation(IServiceProvider services, MediationDb db, Opening opening, GetPartiesResponse parties)
    {
        var (clocks, channels) = (services.GetRequiredService<CaseClocks>(), services.GetRequiredService<MediationChannels>());
        var (id, acceptedOn) = (NewId.NextGuid(), LegalDay.Of(opening.Since));
        // An unknown channel must not lose the case: the department's own one is always right for a complaint.
        var channel = channels.Find(opening.Channel) is { } asked && asked.Takes(MediationOrigin.Complaint, LegalDay.Of(db.Now))
            ? asked : channels.Of(MediationChannel.Administrative);
        var mediation = new MediationCase
        {
            Id = id,
            Origin = MediationOrigin.Complaint,
            ComplaintId = opening.ComplaintId,
            Reference = parties.ReceiptNumber,
            Channel = channel.Code,
            Title = parties.Title,
            FirmName = parties.Respondent.Name,
            FirmCode = parties.CreditCode,
            RegionCode = opening.RegionCode,
            League = MediationCase.LeagueOf(opening.RegionCode),
            DepartmentCode = opening.DepartmentCode,
            HandlerId = opening.HandlerId,
            CategoryCode = parties.CategoryCode,
            CurrencyCode = parties.Amount?.CurrencyCode ?? "CNY",
            AmountMinorUnits = parties.Amount?.MinorUnits ?? 0,
            Language = parties.Language,
            Sealed = services.GetRequiredService<Vault>().Seal(id, Content(parties)),
            OpenedAt = db.Now,
            AcceptedOn = acceptedOn,
            ConsentBy = clocks.ConsentBy(db.Now, opening.RegionCode),
        };
        // Inside the complaint's own limit its own version of the rule goes on; another channel has another rule.
        var rule = channel.Limit == "mediation.limit" && opening.LimitRule.Length > 0 ? opening.LimitRule : null;
        mediation.Open(clocks.Limit(channel, acceptedOn, opening.RegionCode, rule), "", Caller.System);
        db.Cases.Add(mediation);
        db.Announce(id, new MediationOpened(id, opening.ComplaintId, channel.Code, opening.RegionCode, mediation.OpenedAt));
        db.Record(Caller.System, id, "OpenMediation", $"{channel.Code}, limit {mediation.Due:O}, {mediation.LimitRule}, calendar {mediation.CalendarVersion}");
    }

    private static void OpenNegotiation(IServiceProvider services, MediationDb db, Opening opening, GetPartiesResponse parties)
    {
        var id = NewId.NextGuid();
        var deadline = services.GetRequiredService<CaseClocks>().Negotiation(db.Now, parties.RegionCode);
        var negotiation = Negotiation.Open(
            id, opening.ComplaintId, parties, services.GetRequiredService<Vault>().Seal(id, Content(parties)), deadline, db.Now);
        db.Negotiations.Add(negotiation);
        db.Announce(id, new NegotiationOpened(id, opening.ComplaintId, parties.CreditCode, deadline.LegalDue));
        db.Record(Caller.System, id, "OpenNegotiation", $"until {deadline.LegalDue:O}, {deadline.Rule.Version}, calendar {deadline.CalendarVersion}", Statutes.O121("第六条"));
    }

    private static CaseContent Content(GetPartiesResponse parties) => new(
        new PartyContent(parties.Complainant.Name, parties.Complainant.Phone, parties.Complainant.Email, parties.Complainant.Address),
        new PartyContent(parties.Respondent.Name, parties.Respondent.Phone, parties.Respondent.Email, parties.Respondent.Address),
        parties.Facts, parties.Request);

    private static async Task<bool> Drop(MediationDb db, Guid complaintId, OpeningKind kind, CancellationToken ct)
    {
        db.Forget();
        if (await db.Set<Opening>().SingleOrDefaultAsync(o => o.ComplaintId == complaintId && o.Kind == kind, ct) is { } opening)
        {
            db.Remove(opening);
            db.Record(Caller.System, null, "DropOpening", $"{kind} of complaint {complaintId}");
            await db.SaveChangesAsync(ct);
        }

        return false;
    }

    private static async Task Postpone(MediationDb db, Guid complaintId, OpeningKind kind, CancellationToken ct)
    {
        db.Forget();
        if (await db.Set<Opening>().SingleOrDefaultAsync(o => o.ComplaintId == complaintId && o.Kind == kind, ct) is not { } opening)
            return;
        opening.Attempts++;
        opening.NextAttemptAt = db.Now + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(opening.Attempts, 20))));
        await db.SaveChangesAsync(ct);
    }
}

using Complaints.CreditBlacklist.Data;
using Complaints.CreditBlacklist.Listings;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using static Complaints.CreditBlacklist.Statutes;

namespace Complaints.CreditBlacklist.Penalties;

/// <summary>Records penalties, and what follows when one falls.</summary>
internal sealed class PenaltyBook(CreditDb db, PublicationPeriods periods, ListingFrame frame, AfterListing after)
{
    private const int Most = 100;

    /// <summary>Records a decision.</summary>
    public Task<RecordPenaltyResponse> Record(RecordPenaltyRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var penalty = Read(check, request.Penalty ?? new());
        check.ThrowIfAny();
        if (!caller.Covers(penalty.RegionCode))
            throw Refusal.Forbidden("The region lies outside your own.");
        return db.Once(caller, requestId, request, async () =>
        {
            if (await db.Penalties.AnyAsync(p => p.RegionCode == penalty.RegionCode && p.DecisionNumber == penalty.DecisionNumber, ct))
                throw new Refusal(RefusalKind.Duplicate, CreditReasons.PenaltyExists, "This authority's decision of this number is recorded already.");
            db.Penalties.Add(penalty);
            db.Record(caller, penalty.Id, "RecordPenalty", penalty.DecisionNumber);
            return new RecordPenaltyResponse { Penalty = penalty.ToProto() };
        }, ct);
    }

    /// <summary>A penalty fell: what stands on it falls in the same transaction (O44 art 19).</summary>
    public Task<RevokePenaltyResponse> Revoke(RevokePenaltyRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var number = check.Text("decision_number", request.DecisionNumber, 120, 4);
        var reason = check.PublicText("reason", request.Reason, 2000, 4);
        check.ThrowIfAny();
        return db.Once(caller, requestId, request, async () =>
        {
            var id = RequestCheck.Id(request.PenaltyId, CreditReasons.PenaltyNotFound);
            var penalty = await db.Penalties.SingleOrDefaultAsync(p => p.Id == id, ct);
            if (penalty is null || !caller.Covers(penalty.RegionCode))
                throw Refusal.NotFound(CreditReasons.PenaltyNotFound, "There is no such penalty in your region.");
            if (request.Version != penalty.Version)
                throw Refusal.Stale();
            penalty.Revoke(number, LegalDay.Of(db.Now), O44("第十九条"));
            db.Record(caller, penalty.Id, "RevokePenalty", number, O44("第十九条"));
            var response = new RevokePenaltyResponse { Penalty = penalty.ToProto() };
            foreach (var listing in await db.Listings.Where(l => l.PenaltyId == id).OrderBy(l => l.Id).ToListAsync(ct))
            {
                if (listing.State.IsPublished())
                {
                    await after.RevokeOne(listing, number, reason, caller, ct);
                    response.RevokedListings++;
                }
                else if (listing.State.IsProcedure())
                {
                    listing.Dismiss(frame.Seal(listing, reason), caller, db.Now);
                    db.Record(caller, listing.Id, "DismissListing", number, O44("第十九条"));
                    response.DismissedProcedures++;
                }
            }

            return response;
        }, ct, alone: true);
    }

    /// <summary>The penalties of a firm, newest first.</summary>
    public async Task<ListPenaltiesResponse> List(ListPenaltiesRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var code = check.FirmCode("firm_code", request.FirmCode);
        check.ThrowIfAny();
        var (prefix, end) = (caller.RegionPrefix ?? "", ExactText.EndOf(caller.RegionPrefix ?? ""));
        var found = await db.Penalties.AsNoTracking()
            .Where(p => p.FirmCode == code && string.Compare(p.RegionCode, prefix) >= 0 && string.Compare(p.RegionCode, end) < 0)
            .OrderByDescending(p => p.DecidedOn).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);
        var response = new ListPenaltiesResponse();
        response.Penalties.AddRange(found.Select(p => p.ToProto()));
        return response;
    }

    private Penalty Read(RequestCheck check, Protos.Credit.V1.Penalty given)
    {
        var region = check.RegionOrNone("penalty.region_code", given.RegionCode);
        if (given.RegionCode.Length == 0)
            check.Wrong("penalty.region_code", Reasons.Required, "Give the authority's region.");
        var penaltyClass = check.Choice("penalty.penalty_class", given.PenaltyClass);
        if (given.DecidedOn is null)
            check.Wrong("penalty.decided_on", Reasons.Required, "Give the day of the decision.");
        var today = LegalDay.Of(db.Now);
        var decidedOn = check.Day("penalty.decided_on", given.DecidedOn) ?? today;
        if (decidedOn > today)
            check.Wrong("penalty.decided_on", CreditReasons.FutureDate, "Record it once it is decided.");
        else if (decidedOn < periods.Earliest)
            check.Wrong("penalty.decided_on", Reasons.ImpossibleDate, "Nothing can stand on a decision that old; compare the year.");
        var usable = check.Mistakes.Count == 0;
        var (until, repairable) = usable ? periods.Of(penaltyClass, decidedOn) : (decidedOn, null);
        return new Penalty
        {
            Id = NewId.NextGuid(),
            DecisionNumber = check.Text("penalty.decision_number", given.DecisionNumber, 120, 4),
            FirmCode = check.FirmCode("penalty.firm_code", given.FirmCode),
            FirmName = check.PublicText("penalty.firm_name", given.FirmName, 200, 2),
            Authority = check.PublicText("penalty.authority", given.Authority, 200, 4),
            RegionCode = region,
            Class = penaltyClass,
            Violation = check.PublicText("penalty.violation", given.Violation, 2000, 2),
            Content = check.PublicText("penalty.content", given.Content, 2000, 2),
            DecidedOn = decidedOn,
            PublishedUntil = until,
            RepairableFrom = repairable,
        };
    }
}

/// <summary>Penalties over gRPC and REST.</summary>
internal sealed class PenaltiesApi(PenaltyBook book) : PenaltiesService.PenaltiesServiceBase
{
    public override Task<RecordPenaltyResponse> RecordPenalty(RecordPenaltyRequest request, ServerCallContext context) =>
        book.Record(request, context.GetCaller(), context.CancellationToken);

    public override Task<RevokePenaltyResponse> RevokePenalty(RevokePenaltyRequest request, ServerCallContext context) =>
        book.Revoke(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListPenaltiesResponse> ListPenalties(ListPenaltiesRequest request, ServerCallContext context) =>
        book.List(request, context.GetCaller(), context.CancellationToken);
}

using Complaints.CreditBlacklist.Data;
using Complaints.CreditBlacklist.Listings;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Standings;

/// <summary>Standings over gRPC and REST.</summary>
internal sealed class StandingsApi(StandingBook book, QueryPurposes purposes, TimeProvider clock, CreditDb db) : StandingsService.StandingsServiceBase
{
    private const int MostCodes = 1000;

    /// <summary>Twice a code's length: room for spaces and hyphens, none for a book.</summary>
    private const int LongestEcho = 36;

    public override Task<GetStandingResponse> GetStanding(GetStandingRequest request, ServerCallContext context)
    {
        var check = new RequestCheck();
        purposes.Check(check, request.PurposeCode);
        var code = check.FirmCode("firm_code", request.FirmCode);
        check.ThrowIfAny();
        var data = State();
        return Task.FromResult(new GetStandingResponse { Standing = Of(code, book.InForce(code, LegalDay.Today(clock))), Data = data });
    }

    public override Task<BatchGetStandingsResponse> BatchGetStandings(BatchGetStandingsRequest request, ServerCallContext context)
    {
        var check = new RequestCheck();
        purposes.Check(check, request.PurposeCode);
        if (request.FirmCodes.Count == 0)
            check.Wrong("firm_codes", Reasons.Required, "Give at least one code.");
        if (request.FirmCodes.Count > MostCodes)
            check.Wrong("firm_codes", CreditReasons.TooManyRows, $"Give at most {MostCodes} codes; these are {request.FirmCodes.Count}.");
        check.ThrowIfAny();
        var response = new BatchGetStandingsResponse { Data = State() };
        var today = LegalDay.Today(clock);
        response.Rows.AddRange(request.FirmCodes.Select(asked => Row(asked, today)));
        return Task.FromResult(response);
    }

    public override async Task<GetStandingAsOfResponse> GetStandingAsOf(GetStandingAsOfRequest request, ServerCallContext context)
    {
        var check = new RequestCheck();
        purposes.Check(check, request.PurposeCode);
        var code = check.FirmCode("firm_code", request.FirmCode);
        var day = check.Day("on_day", request.OnDay);
        if (request.OnDay is null)
            check.Wrong("on_day", Reasons.Required, "Say which day is asked about.");
        check.ThrowIfAny();
        var knownAt = request.KnownAt?.ToDateTime() ?? db.Now;
        var known = await db.ListChanges.AsNoTracking().Where(c => c.FirmCode == code && c.RecordedAt <= knownAt).ToListAsync(context.CancellationToken);
        return new GetStandingAsOfResponse { Standing = Of(code, ListHistory.InForceOn(day!.Value, known)) };
    }

    private StandingRow Row(string asked, DateOnly today)
    {
        var check = new RequestCheck();
        var code = check.FirmCode("firm_code", asked);
        // What was asked comes back so that rows can be matched; a whole book does not.
        var row = new StandingRow { Asked = asked.Length > LongestEcho ? asked[..LongestEcho] : asked };
        if (check.Mistakes is [var mistake, ..])
            row.Error = new StandingError { Reason = mistake.Reason, Message = mistake.Message, Suggestion = mistake.Suggestion ?? "" };
        else
            row.Standing = Of(code, book.InForce(code, today));
        return row;
    }

    private DataState State()
    {
        var state = book.State ?? throw new Refusal(RefusalKind.Unavailable, CreditReasons.StandingsNotReady, "The lists are being read; ask again in a moment.");
        return new DataState
        {
            ListSequence = state.Sequence,
            DataTime = state.ReadAt.ToProto(),
            Stale = state.Stale,
            QueryId = NewId.NextGuid().ToString(),
        };
    }

    private static Standing Of(string code, IEnumerable<ListChange> entries)
    {
        var standing = new Standing { FirmCode = code };
        standing.Entries.AddRange(entries.Select(e => new StandingEntry
        {
            List = e.List == CreditList.SeriousViolation ? ListKind.SeriousViolation : ListKind.AbnormalOperation,
            ListingId = e.ListingId.ToString(),
            FirmName = e.FirmName,
            ClassCode = e.ClassCode,
            Reason = e.Reason,
            Basis = e.Basis,
            DecisionNumber = e.DecisionNumber,
            Authority = e.Authority,
            ValidFrom = e.ValidFrom.ToProto(),
            ValidUntil = e.ValidUntil.ToProto(),
            Sequence = e.Sequence,
        }));
        return standing;
    }
}

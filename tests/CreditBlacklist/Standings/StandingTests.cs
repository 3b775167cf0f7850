using Complaints.CreditBlacklist.Standings;
using Complaints.Platform.Access;
using Complaints.Platform.Contract;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Credit.V1;
using Complaints.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Standings;

/// <summary>What those who ask learn of a firm, now and as of a day.</summary>
public class StandingTests : CreditTest
{
    private static readonly Caller Bank = Callers.Staff(Role.Partner);

    private StandingBook Book => Host.Service.Services.GetRequiredService<StandingBook>();

    [Fact]
    public async Task A_listed_firm_is_found_with_what_was_published_and_another_has_no_entries()
    {
        var listed = await Scenario.Listed();
        await Read();

        var answer = await Ask(Bank, " 91150103ma0dem021d ");
        var entry = Assert.Single(answer.Standing.Entries);
        var published = (await Host.Published().GetPublishedListingAsync(new GetPublishedListingRequest { ListingId = listed.ListingId })).Listing;
        Assert.Equal(CreditHost.FirmCode, answer.Standing.FirmCode);
        Assert.Equal((ListKind.SeriousViolation, listed.ListingId, "consumer", 1L), (entry.List, entry.ListingId, entry.ClassCode, entry.Sequence));
        Assert.Equal((published.FirmName, published.Authority, published.DecisionNumber), (entry.FirmName, entry.Authority, entry.DecisionNumber));
        Assert.Equal((Scenario.Today.ToProto(), Scenario.Today.AddYears(3).ToProto()), (entry.ValidFrom, entry.ValidUntil));
        Assert.Equal((1L, false), (answer.Data.ListSequence, answer.Data.Stale));
        Assert.NotEmpty(answer.Data.QueryId);

        var other = await Ask(Bank, CreditHost.OtherFirmCode);
        Assert.Empty(other.Standing.Entries);
        Assert.NotEqual(answer.Data.QueryId, other.Data.QueryId);
    }

    [Fact]
    public async Task A_repaired_firm_is_clean_as_soon_as_the_log_is_read()
    {
        await Scenario.Repaired();
        await Read();

        var answer = await Ask(Bank, CreditHost.FirmCode);
        Assert.Empty(answer.Standing.Entries);
        Assert.Equal(2, answer.Data.ListSequence);
    }

    [Fact]
    public async Task The_day_after_the_last_ends_a_listing_also_before_anybody_recorded_it()
    {
        await Scenario.Listed();
        await Read();
        var last = (await Ask(Bank, CreditHost.FirmCode)).Standing.Entries[0].ValidUntil;
        var until = new DateOnly(last.Year, last.Month, last.Day);

        Host.Clock.Advance(TimeSpan.FromDays(until.DayNumber - Scenario.Today.DayNumber));
        Assert.Single((await Ask(Bank, CreditHost.FirmCode)).Standing.Entries);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await Ask(Bank, CreditHost.FirmCode)).Standing.Entries);
        Assert.Single(await Host.Read(db => db.ListChanges.ToListAsync()));
    }

    [Fact]
    public async Task A_batch_answers_each_row_and_a_wrong_code_spoils_no_other()
    {
        await Scenario.Listed();
        await Read();

        var batch = await Host.Standings(Bank).BatchGetStandingsAsync(new BatchGetStandingsRequest
        {
            PurposeCode = "lending",
            FirmCodes = { "91150103MA0DEM021X", CreditHost.FirmCode, "９１１５０１０３ＭＡ０ＤＥＭ０２１Ｄ", "9115O1O3MAODEMO21D", "", new string('9', 500), CreditHost.OtherFirmCode },
        });

        Assert.Equal(7, batch.Rows.Count);
        Assert.Equal("USCC_CHECK_DIGIT", batch.Rows[0].Error.Reason);
        Assert.Single(batch.Rows[1].Standing.Entries);
        Assert.Equal(CreditHost.FirmCode, batch.Rows[2].Standing.FirmCode);
        Assert.Equal(("USCC_ALPHABET", CreditHost.FirmCode), (batch.Rows[3].Error.Reason, batch.Rows[3].Error.Suggestion));
        Assert.Equal("REQUIRED", batch.Rows[4].Error.Reason);
        Assert.Equal(("USCC_LENGTH", 36), (batch.Rows[5].Error.Reason, batch.Rows[5].Asked.Length));
        Assert.Empty(batch.Rows[6].Standing.Entries);
    }

    [Fact]
    public async Task A_batch_takes_a_thousand_rows_and_not_one_more()
    {
        await Read();
        var request = new BatchGetStandingsRequest { PurposeCode = "trade", FirmCodes = { Enumerable.Repeat(CreditHost.FirmCode, 1000) } };
        Assert.Equal(1000, (await Host.Standings(Bank).BatchGetStandingsAsync(request)).Rows.Count);

        request.FirmCodes.Add(CreditHost.FirmCode);
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Standings(Bank).BatchGetStandingsAsync(request));
        Assert.Equal("TOO_MANY_ROWS", fields["firm_codes"]);
        var none = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Standings(Bank).BatchGetStandingsAsync(new BatchGetStandingsRequest()));
        Assert.Equal([("firm_codes", "REQUIRED"), ("purpose_code", "REQUIRED")], none.Select(f => (f.Key, f.Value)).Order());
    }

    [Fact]
    public async Task Nobody_asks_without_a_purpose()
    {
        await Read();
        var ask = new GetStandingRequest { FirmCode = CreditHost.FirmCode };
        Assert.Equal("REQUIRED", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Standings(Bank).GetStandingAsync(ask)))["purpose_code"]);
        ask.PurposeCode = "curiosity";
        Assert.Equal("UNKNOWN_CODE", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Standings(Bank).GetStandingAsync(ask)))["purpose_code"]);
    }

    [Fact]
    public async Task An_auditor_sees_what_was_in_force_on_a_day_and_what_was_known_then()
    {
        var penalty = await Scenario.Penalty();
        await Scenario.Listed(penalty);
        var (listedOn, listedAt) = (Scenario.Today, Host.Clock.GetUtcNow());
        await Host.PassDays(30);
        await Host.Penalties(CreditHost.Head).RevokePenaltyAsync(Scenario.Fall(penalty));

        // As it is known today, the listing was never made; as it was known before, it was in force.
        Assert.Empty(await AsOf(listedOn.AddDays(10)));
        Assert.Single(await AsOf(listedOn.AddDays(10), listedAt.AddDays(20)));
        Assert.Empty(await AsOf(listedOn.AddDays(-1), listedAt.AddDays(20)));
        Assert.Empty(await AsOf(listedOn.AddDays(10), listedAt.AddDays(-1)));
    }

    [Fact]
    public async Task A_repair_ends_a_listing_and_leaves_the_days_before_it()
    {
        await Scenario.Repaired();
        var repairedOn = Scenario.Today;

        Assert.Single(await AsOf(repairedOn.AddDays(-1)));
        Assert.Empty(await AsOf(repairedOn.AddDays(1)));
        Assert.Single(await AsOf(repairedOn.AddDays(1), Host.Clock.GetUtcNow().AddDays(-2)));
    }

    [Fact]
    public async Task An_answer_is_given_while_the_database_is_away_and_says_that_it_is_stale()
    {
        await Scenario.Listed();
        var time = new FakeTimeProvider();
        using var book = new StandingBook(Host.Service.Services.GetRequiredService<IServiceScopeFactory>(), TimeSpan.FromSeconds(30), time);
        Assert.Null(book.State);
        Assert.Equal(1, await book.Refresh(TestContext.Current.CancellationToken));
        await Host.Read(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE ListChanges RENAME TO Elsewhere"));

        await Assert.ThrowsAnyAsync<Exception>(() => book.Refresh(TestContext.Current.CancellationToken));
        Assert.Equal((1, false), (book.State!.Sequence, book.State.Stale));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.True(book.State.Stale);
        Assert.Single(book.InForce(CreditHost.FirmCode, Scenario.Today));

        await Host.Read(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO ListChanges"));
        Assert.Equal(0, await book.Refresh(TestContext.Current.CancellationToken));
        Assert.False(book.State.Stale);
    }

    private Task<int> Read() => Book.Refresh(TestContext.Current.CancellationToken);

    private async Task<GetStandingResponse> Ask(Caller caller, string code) =>
        await Host.Standings(caller).GetStandingAsync(new GetStandingRequest { FirmCode = code, PurposeCode = "procurement" });

    private async Task<IReadOnlyList<StandingEntry>> AsOf(DateOnly day, DateTimeOffset? knownAt = null) =>
        (await Host.Standings(CreditHost.Auditor).GetStandingAsOfAsync(new GetStandingAsOfRequest
        {
            FirmCode = CreditHost.FirmCode,
            OnDay = day.ToProto(),
            KnownAt = knownAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
            PurposeCode = "supervision",
        })).Standing.Entries;
}

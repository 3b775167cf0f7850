using Complaints.CreditBlacklist.Listings;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Listings;

/// <summary>What happens to a published listing, and what those who follow the log learn of it.</summary>
public class AfterListingTests : CreditTest
{
    [Fact]
    public async Task A_repaired_listing_is_gone_at_once_and_the_log_says_why()
    {
        var repaired = await Scenario.Repaired();

        Assert.Equal(ListingState.RemovedEarly, repaired.State);
        await IsGone(repaired.ListingId);
        var (added, end) = await Two();
        Assert.Equal((1, ListOperation.Added), (added.Sequence, added.Operation));
        Assert.Equal((2, ListOperation.Repaired, "义务已履行，不良影响已消除。"), (end.Sequence, end.Operation, end.ChangeReason));
        Assert.Equal("《市场监督管理严重违法失信名单管理办法》第十八条", end.ChangeBasis);
        Assert.StartsWith("回市监修复", end.ChangeDecisionNumber, StringComparison.Ordinal);
        Assert.Equal((Scenario.Today, added.DecisionNumber), (end.ValidUntil, end.DecisionNumber));
    }

    [Fact]
    public async Task Repair_is_refused_in_the_first_year_and_granted_after_it()
    {
        var listed = await Scenario.Listed();
        var from = DayOf((await Scenario.Get(listed.ListingId)).RepairableFrom);
        await Host.PassDays(from.DayNumber - Scenario.Today.DayNumber - 1);

        await Refused.With(StatusCode.FailedPrecondition, "REPAIR_TOO_EARLY", Host.Listings(CreditHost.Firm).ApplyForRepairAsync(Scenario.Application(listed)));
        await Host.PassDays(1);
        var applied = (await Host.Listings(CreditHost.Firm).ApplyForRepairAsync(Scenario.Application(listed))).Status;
        Assert.Equal(ListingState.RepairApplied, applied.State);
        Assert.Single(await Changes());
    }

    [Fact]
    public async Task Repair_without_the_commitment_is_refused()
    {
        var listed = await Scenario.Listed();
        var application = Scenario.Application(listed);
        application.Commitment = false;

        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Firm).ApplyForRepairAsync(application));
        Assert.Equal("COMMITMENT_REQUIRED", Assert.Single(fields).Value);
    }

    [Fact]
    public async Task Who_accepted_the_application_does_not_decide_on_it()
    {
        var applied = await Scenario.RepairApplied();
        var review = (await Host.Listings(CreditHost.Head).AcceptRepairAsync(new AcceptRepairRequest
        {
            RequestId = Scenario.NewId(),
            ListingId = applied.ListingId,
            Version = applied.Version,
            Accept = true,
        })).Status;

        await Refused.With(StatusCode.FailedPrecondition, "FOUR_EYES", Host.Listings(CreditHost.Head).DecideRepairAsync(Scenario.RepairDecision(review, grant: true)));
    }

    [Fact]
    public async Task A_denied_repair_leaves_the_listing_as_it_was()
    {
        var denied = (await Host.Listings(CreditHost.Head).DecideRepairAsync(Scenario.RepairDecision(await Scenario.RepairReview(), grant: false))).Status;

        Assert.Equal(ListingState.Listed, denied.State);
        Assert.Equal(denied.ListingId, (await Published(denied.ListingId)).ListingId);
        Assert.Single(await Changes());
    }

    [Fact]
    public async Task A_listing_ends_at_its_date_without_anybody()
    {
        var listed = await Scenario.Listed();
        var until = DayOf((await Published(listed.ListingId)).Until);
        await Host.PassDays(until.DayNumber - Scenario.Today.DayNumber);
        Assert.Equal(listed.ListingId, (await Published(listed.ListingId)).ListingId);

        // The moment passes; no worker has looked yet.
        Host.Clock.Advance(TimeSpan.FromDays(1));
        await IsGone(listed.ListingId);
        await Host.RunDue();

        Assert.Equal(ListingState.RemovedExpired, (await Scenario.Status(listed.ListingId)).State);
        var (_, end) = await Two();
        Assert.Equal((ListOperation.Expired, until, ""), (end.Operation, end.ValidUntil, end.ChangeDecisionNumber));
        Assert.Equal(0, await Host.RunDue());
    }

    [Fact]
    public async Task A_penalty_that_falls_takes_its_listing_with_it()
    {
        var penalty = await Scenario.Penalty();
        var listed = await Scenario.Listed(penalty);

        await Host.Penalties(CreditHost.Head).RevokePenaltyAsync(Scenario.Fall(penalty));

        Assert.Equal(ListingState.Revoked, (await Scenario.Status(listed.ListingId)).State);
        await IsGone(listed.ListingId);
        var (_, end) = await Two();
        Assert.Equal((ListOperation.Revoked, "（2026）内0103行初7号"), (end.Operation, end.ChangeDecisionNumber));
    }

    [Fact]
    public async Task A_listing_whose_own_decision_fell_is_revoked_once()
    {
        var listed = await Scenario.Listed();
        var request = new RevokeListingRequest
        {
            RequestId = Scenario.NewId(),
            ListingId = listed.ListingId,
            Version = listed.Version,
            DecisionNumber = "呼政复决〔2026〕18号",
            Reason = "列入决定被复议机关撤销。",
        };

        var once = await Host.Listings(CreditHost.Head).RevokeListingAsync(request);
        Assert.Equal(once, await Host.Listings(CreditHost.Head).RevokeListingAsync(request));

        Assert.Equal(ListingState.Revoked, once.Status.State);
        Assert.Equal(ListOperation.Revoked, (await Two()).End.Operation);
    }

    [Fact]
    public async Task A_correction_is_published_and_one_that_changes_nothing_is_refused()
    {
        var listed = await Scenario.Listed();
        var request = Correction(listed, "呼和浩特市腾跃健身有限公司");
        await Host.Listings(CreditHost.Head).CorrectListingAsync(request);

        Assert.Equal("呼和浩特市腾跃健身有限公司", (await Published(listed.ListingId)).FirmName);
        var (added, corrected) = await Two();
        Assert.Equal((ListOperation.Corrected, "呼和浩特市腾跃健身有限公司"), (corrected.Operation, corrected.FirmName));
        Assert.Equal((added.ValidFrom, added.ValidUntil, added.Reason), (corrected.ValidFrom, corrected.ValidUntil, corrected.Reason));

        var again = Correction(await Scenario.Status(listed.ListingId), "呼和浩特市腾跃健身有限公司");
        await Refused.With(StatusCode.InvalidArgument, "NOTHING_CORRECTED", Host.Listings(CreditHost.Head).CorrectListingAsync(again));
    }

    [Fact]
    public async Task A_listing_is_restored_when_its_repair_was_a_fraud_and_its_period_begins_anew()
    {
        var repaired = await Scenario.Repaired();
        await Host.PassDays(30);
        await Host.Listings(CreditHost.Head).RestoreListingAsync(new RestoreListingRequest
        {
            RequestId = Scenario.NewId(),
            ListingId = repaired.ListingId,
            Version = repaired.Version,
            DecisionNumber = "回市监恢复〔2027〕1号",
            Reason = "修复申请材料系伪造。",
        });

        var published = await Published(repaired.ListingId);
        Assert.Equal(Scenario.Today.AddYears(3).Year, published.Until.Year);
        var changes = await Changes();
        Assert.Equal([ListOperation.Added, ListOperation.Repaired, ListOperation.Restored], changes.Select(c => c.Operation));
        Assert.Equal([1L, 2L, 3L], changes.Select(c => c.Sequence));
        Assert.Equal((Scenario.Today, DayOf(published.Until)), (changes[2].ValidFrom, changes[2].ValidUntil));
    }

    [Fact]
    public async Task One_objection_waits_for_one_answer_and_the_listing_stays()
    {
        var listed = await Scenario.Listed();
        var objected = (await Host.Listings(CreditHost.Firm).FileObjectionAsync(Objection(listed))).Status;
        await Refused.With(StatusCode.FailedPrecondition, "OBJECTION_OPEN", Host.Listings(CreditHost.Firm).FileObjectionAsync(Objection(objected)));

        var answered = (await Host.Listings(CreditHost.Officer).AnswerObjectionAsync(Answer(objected))).Status;

        await Refused.With(StatusCode.FailedPrecondition, "NO_OBJECTION", Host.Listings(CreditHost.Officer).AnswerObjectionAsync(Answer(answered)));
        Assert.Equal(listed.ListingId, (await Published(listed.ListingId)).ListingId);
        Assert.Single(await Changes());
    }

    private static CorrectListingRequest Correction(ListingStatus at, string name) => new()
    {
        RequestId = Scenario.NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        FirmName = name,
        Why = "名称登记有误。",
    };

    private static FileObjectionRequest Objection(ListingStatus at) =>
        new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Text = "公示的名称有误。" };

    private static AnswerObjectionRequest Answer(ListingStatus at) =>
        new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Answer = "经核查，名称与登记一致。" };

    private static DateOnly DayOf(Google.Type.Date date) => new(date.Year, date.Month, date.Day);

    private async Task<PublishedListing> Published(string id) =>
        (await Host.Published().GetPublishedListingAsync(new GetPublishedListingRequest { ListingId = id })).Listing;

    private async Task IsGone(string id)
    {
        await Refused.With(StatusCode.NotFound, "LISTING_REMOVED", Host.Published().GetPublishedListingAsync(new GetPublishedListingRequest { ListingId = id }));
        Assert.Empty((await Host.Published().ListPublishedListingsAsync(new ListPublishedListingsRequest())).Listings);
    }

    private async Task<(ListChange Added, ListChange End)> Two()
    {
        var changes = await Changes();
        Assert.Equal(2, changes.Count);
        return (changes[0], changes[1]);
    }

    private Task<List<ListChange>> Changes() => Host.Read(db => db.ListChanges.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync());
}

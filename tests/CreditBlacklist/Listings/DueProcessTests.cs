using Complaints.CreditBlacklist.Listings;
using Complaints.Platform.Contract;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Listings;

/// <summary>The way to a listing, and everything that must stop it.</summary>
public class DueProcessTests : CreditTest
{
    [Fact]
    public async Task A_listing_goes_from_the_lead_to_the_public_list()
    {
        var at = await Scenario.Listed();

        var published = (await Host.Published().GetPublishedListingAsync(new GetPublishedListingRequest { ListingId = at.ListingId })).Listing;
        Assert.Equal(CreditHost.FirmCode, published.FirmCode);
        Assert.Equal("呼和浩特市腾跃健身服务有限公司", published.FirmName);
        Assert.Equal("《市场监督管理严重违法失信名单管理办法》第八条", published.Basis);
        // Three years from the day of the listing (O44 art 21).
        Assert.Equal(published.ListedOn.Year + 3, published.Until.Year);
        var change = Assert.Single(await Changes());
        Assert.Equal((1, ListOperation.Added, at.ListingId), (change.Sequence, change.Operation, change.ListingId.ToString()));
        Assert.Equal(published.DecisionNumber, change.ChangeDecisionNumber);
    }

    [Fact]
    public void What_is_published_has_these_fields_and_no_other() => Assert.Equal(
        [
            "listing_id", "firm_code", "firm_name", "region_code", "class_code", "class_name", "reason", "basis", "decision_number",
            "authority", "listed_on", "until",
        ],
        PublishedListing.Descriptor.Fields.InFieldNumberOrder().Select(f => f.Name));

    [Fact]
    public async Task A_lead_is_not_public_and_the_firm_does_not_see_it()
    {
        var lead = await Scenario.Lead();

        await Refused.With(StatusCode.NotFound, "LISTING_NOT_FOUND", Host.Published().GetPublishedListingAsync(new GetPublishedListingRequest { ListingId = lead.ListingId }));
        await Refused.With(StatusCode.NotFound, "LISTING_NOT_FOUND", Host.Listings(CreditHost.Firm).GetListingAsync(new GetListingRequest { ListingId = lead.ListingId }));
        Assert.Empty((await Host.Listings(CreditHost.Firm).ListListingsAsync(new ListListingsRequest())).Rows);
        Assert.Empty(await Changes());
    }

    [Fact]
    public async Task A_lead_without_a_penalty_is_not_decided()
    {
        var lead = await Scenario.Lead();

        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", Host.Listings(CreditHost.Head).DecideListingAsync(Scenario.Decision(lead)));
        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", Host.Listings(CreditHost.Officer).ServeNoticeAsync(Scenario.Notice(lead)));
    }

    [Theory]
    [InlineData(PenaltyClass.Minor)]
    [InlineData(PenaltyClass.Ordinary)]
    public async Task A_penalty_that_is_not_heavy_carries_no_listing(PenaltyClass penaltyClass)
    {
        var penalty = await Scenario.Penalty(penaltyClass);
        var lead = await Scenario.Lead();

        await Refused.With(StatusCode.FailedPrecondition, "PENALTY_NOT_HEAVY", Host.Listings(CreditHost.Officer).AttachPenaltyAsync(Attachment(lead, penalty.PenaltyId)));
        // Refusing to perform a decision is itself the ground (O44 art 11).
        Assert.Equal(ListingState.UnderPenalty, (await Scenario.Attach(lead, penalty, "refusal")).State);
    }

    [Fact]
    public async Task The_penalty_of_another_firm_or_an_unknown_class_is_refused()
    {
        var other = await Scenario.Penalty(firm: CreditHost.OtherFirmCode);
        var lead = await Scenario.Lead();

        await Refused.With(StatusCode.FailedPrecondition, "PENALTY_OF_OTHER_FIRM", Host.Listings(CreditHost.Officer).AttachPenaltyAsync(Attachment(lead, other.PenaltyId)));
        var fields = await Refused.With(
            StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Officer).AttachPenaltyAsync(Attachment(lead, other.PenaltyId, "manyComplaints")));
        Assert.Equal("UNKNOWN_CODE", fields["class_code"]);
    }

    [Fact]
    public async Task Nobody_decides_before_the_defence_period_has_ended()
    {
        var at = await Scenario.NoticeServed();
        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", Host.Listings(CreditHost.Head).DecideListingAsync(Scenario.Decision(at)));
        // Monday, 2026-04-20; the fifth working day is Monday the 27th, and the period lasts through it.
        await Host.PassDays(7);
        Assert.Equal(ListingState.NoticeServed, (await Scenario.Status(at.ListingId)).State);
        await Host.PassDays(1);
        Assert.Equal(ListingState.ReadyToDecide, (await Scenario.Status(at.ListingId)).State);
    }

    [Fact]
    public async Task A_defence_is_not_rejected_while_the_firm_may_still_add_to_it()
    {
        var at = await Scenario.DefenceReview();
        await Refused.With(StatusCode.FailedPrecondition, "DEFENCE_PERIOD_RUNNING", Host.Listings(CreditHost.Officer).ReviewDefenceAsync(Review(at, uphold: false)));

        await Host.PassDays(8);
        Assert.Equal(ListingState.ReadyToDecide, (await Host.Listings(CreditHost.Officer).ReviewDefenceAsync(Review(at, uphold: false))).Status.State);
    }

    [Fact]
    public async Task A_defence_that_is_accepted_ends_the_procedure()
    {
        var at = await Scenario.DefenceReview();

        Assert.Equal(ListingState.Dismissed, (await Host.Listings(CreditHost.Officer).ReviewDefenceAsync(Review(at, uphold: true))).Status.State);
        Assert.Empty(await Changes());
    }

    [Fact]
    public async Task A_hearing_that_was_asked_for_is_held_before_anything_is_decided()
    {
        var served = await Scenario.NoticeServed();
        var at = (await Host.Listings(CreditHost.Firm).RequestHearingAsync(
            new RequestHearingRequest { RequestId = Scenario.NewId(), ListingId = served.ListingId, Version = served.Version })).Status;
        await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Officer).CallHearingAsync(new CallHearingRequest { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Place = "听证室" }));
        await Refused.With(StatusCode.FailedPrecondition, "HEARING_TOO_SOON", Host.Listings(CreditHost.Officer).CallHearingAsync(Hearing(at, 3)));
        at = (await Host.Listings(CreditHost.Officer).CallHearingAsync(Hearing(at, 14))).Status;
        await Refused.With(StatusCode.FailedPrecondition, "HEARING_NOT_CALLED", Host.Listings(CreditHost.Officer).RecordHearingAsync(Record(at)));

        await Host.PassDays(14);
        await Refused.With(StatusCode.FailedPrecondition, "HEARING_PENDING", Host.Listings(CreditHost.Officer).ReviewDefenceAsync(Review(at, uphold: false)));
        at = (await Host.Listings(CreditHost.Officer).RecordHearingAsync(Record(at))).Status;
        Assert.Equal(ListingState.ReadyToDecide, (await Host.Listings(CreditHost.Officer).ReviewDefenceAsync(Review(at, uphold: false))).Status.State);
    }

    [Fact]
    public async Task A_firm_that_comes_late_is_refused()
    {
        var at = await Scenario.DefenceReview();
        await Host.PassDays(8);

        await Refused.With(StatusCode.FailedPrecondition, "DEFENCE_PERIOD_OVER", Host.Listings(CreditHost.Firm).SubmitDefenceAsync(
            new SubmitDefenceRequest { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Text = "补充陈述。" }));
    }

    [Fact]
    public async Task Who_drafted_neither_consents_nor_decides()
    {
        var at = await Scenario.ReadyToDecide(drafter: CreditHost.Superior);
        await Refused.With(StatusCode.FailedPrecondition, "FOUR_EYES", Host.Listings(CreditHost.Superior).ApproveListingAsync(Approval(at)));

        var other = await Scenario.ReadyToDecide(drafter: CreditHost.Head);
        other = (await Host.Listings(CreditHost.Superior).ApproveListingAsync(Approval(other))).Status;
        await Refused.With(StatusCode.FailedPrecondition, "FOUR_EYES", Host.Listings(CreditHost.Head).DecideListingAsync(Scenario.Decision(other)));
    }

    [Fact]
    public async Task A_county_decides_only_with_the_consent_of_a_higher_authority()
    {
        var at = await Scenario.ReadyToDecide();

        await Refused.With(StatusCode.FailedPrecondition, "APPROVAL_REQUIRED", Host.Listings(CreditHost.Head).DecideListingAsync(Scenario.Decision(at)));
        await Refused.With(StatusCode.PermissionDenied, "SUPERIOR_REQUIRED", Host.Listings(CreditHost.Head).ApproveListingAsync(Approval(at)));
    }

    [Fact]
    public async Task A_penalty_that_fell_before_the_decision_ends_the_procedure()
    {
        var penalty = await Scenario.Penalty();
        var at = await Scenario.Approved(penalty);

        var fell = await Host.Penalties(CreditHost.Head).RevokePenaltyAsync(Scenario.Fall(penalty));
        Assert.Equal((0, 1), (fell.RevokedListings, fell.DismissedProcedures));
        Assert.Equal(ListingState.Dismissed, (await Scenario.Status(at.ListingId)).State);
        Assert.Empty(await Changes());
    }

    [Theory]
    [InlineData("法定代表人电话13804710001。")]
    [InlineData("联系 boss@example.com")]
    [InlineData("身份证 150103199001011234 的张某")]
    public async Task Personal_data_is_not_published(string reason)
    {
        var decision = Scenario.Decision(await Scenario.Approved());
        decision.Reason = reason;

        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Head).DecideListingAsync(decision));
        Assert.Equal("PERSONAL_DATA", fields["reason"]);
    }

    [Fact]
    public async Task A_decision_without_weighing_is_refused()
    {
        var decision = Scenario.Decision(await Scenario.Approved());
        decision.FactorCodes.Clear();

        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Head).DecideListingAsync(decision));
        Assert.Equal("REQUIRED", fields["factor_codes"]);
    }

    [Fact]
    public async Task The_same_request_lists_once_and_a_stale_one_not_at_all()
    {
        var decision = Scenario.Decision(await Scenario.Approved());
        var first = await Host.Listings(CreditHost.Head).DecideListingAsync(decision);
        var again = await Host.Listings(CreditHost.Head).DecideListingAsync(decision);
        decision.RequestId = Scenario.NewId();

        Assert.Equal(first, again);
        await Refused.With(StatusCode.Aborted, "STALE_VERSION", Host.Listings(CreditHost.Head).DecideListingAsync(decision));
        Assert.Single(await Changes());
    }

    [Fact]
    public async Task A_notice_is_served_before_it_is_recorded()
    {
        var notice = Scenario.Notice(await Scenario.UnderPenalty());
        notice.Delivery.DeliveredOn = Scenario.Today.AddDays(1).ToProto();

        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Listings(CreditHost.Officer).ServeNoticeAsync(notice));
        Assert.Equal("FUTURE_DATE", fields["delivery.delivered_on"]);
    }

    [Fact]
    public async Task Another_firm_or_county_sees_nothing_and_does_nothing()
    {
        var at = await Scenario.NoticeServed();
        var elsewhere = Testing.Callers.Staff(Protos.Access.V1.Role.Head, "150202");

        await Refused.With(StatusCode.NotFound, "LISTING_NOT_FOUND", Host.Listings(CreditHost.OtherFirm).GetListingAsync(new GetListingRequest { ListingId = at.ListingId }));
        await Refused.With(StatusCode.NotFound, "LISTING_NOT_FOUND", Host.Listings(elsewhere).GetListingAsync(new GetListingRequest { ListingId = at.ListingId }));
        await Refused.With(StatusCode.NotFound, "LISTING_NOT_FOUND", Host.Listings(CreditHost.OtherFirm).SubmitDefenceAsync(
            new SubmitDefenceRequest { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Text = "与我公司无关。" }));
    }

    [Fact]
    public async Task The_firm_sees_its_listing_without_the_lead()
    {
        var at = await Scenario.NoticeServed();

        var seen = await Scenario.Get(at.ListingId, CreditHost.Firm);
        Assert.Equal(LeadSource.Unspecified, seen.Source);
        Assert.Equal(ListingAction.ServeNotice, seen.History[^1].Action);
        Assert.Equal([ListingAction.SubmitDefence, ListingAction.RequestHearing], seen.AllowedActions);
        Assert.Contains("无法联系", seen.Facts, StringComparison.Ordinal);
        Assert.Equal("blacklist.defence", seen.Clock.RuleKey);
    }

    internal static AttachPenaltyRequest Attachment(ListingStatus at, string penaltyId, string classCode = "consumer") => new()
    {
        RequestId = Scenario.NewId(),
        ListingId = at.ListingId,
        Version = at.Version,
        PenaltyId = penaltyId,
        ClassCode = classCode,
    };

    private static ApproveListingRequest Approval(ListingStatus at) => new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version };

    private static ReviewDefenceRequest Review(ListingStatus at, bool uphold) =>
        new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Uphold = uphold, Reasons = "经复核，事实清楚。" };

    private CallHearingRequest Hearing(ListingStatus at, int days) =>
        new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, HeldOn = Scenario.Today.AddDays(days).ToProto(), Place = "回民区市场监管局听证室" };

    private static RecordHearingRequest Record(ListingStatus at) =>
        new() { RequestId = Scenario.NewId(), ListingId = at.ListingId, Version = at.Version, Record = "当事人到场，陈述意见。" };

    private Task<List<ListChange>> Changes() => Host.Read(db => db.ListChanges.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync());
}

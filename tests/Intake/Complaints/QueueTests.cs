using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Complaints;

public class QueueTests : IntakeTest
{
    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_in_both_orders()
    {
        for (var i = 0; i < 7; i++)
        {
            await (i % 2 == 0 ? Scenario.Submitted() : Scenario.Received());
            Host.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        foreach (var order in Enum.GetValues<QueueOrder>())
        {
            var whole = await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest { Order = order, PageSize = 100 });
            Assert.Equal((7, false, 7), (whole.Total, whole.TotalIsMore, whole.Complaints.Count));
            var (paged, token) = (new List<ComplaintRow>(), "");
            do
            {
                var page = await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest { Order = order, PageSize = 2, PageToken = token });
                paged.AddRange(page.Complaints);
                token = page.NextPageToken;
            }
            while (token.Length > 0);
            Assert.Equal(whole.Complaints, paged);
        }
    }

    [Fact]
    public async Task A_page_token_of_another_list_is_refused()
    {
        await Scenario.Submitted();
        await Scenario.Submitted();
        var page = await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest { PageSize = 1 });
        await Refused.With(StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", As(IntakeHost.IntakeOfficer).ListComplaintsAsync(
            new ListComplaintsRequest { PageSize = 1, Queue = Queue.ToDecide, PageToken = page.NextPageToken }));
    }

    [Theory]
    [InlineData("150103-20260420-00000")]
    [InlineData("1501032026")]
    [InlineData("呼和浩特市腾跃")]
    [InlineData("（呼和浩特市）腾跃 健身")]
    [InlineData("91150103MA0DEM021D")]
    [InlineData("91150103ma0dem021d")]
    [InlineData("138 0471 0001")]
    [InlineData("+86 13804710001")]
    public async Task A_complaint_is_found_by(string search)
    {
        var filed = await Scenario.Submitted();
        await Scenario.Submitted(f =>
        {
            f.Complainant.Phone = "13904719999";
            f.Respondent = new Respondent { Kind = TraderKind.Ordinary, Name = "包头市华联超市", Address = "昆都仑区钢铁大街 8 号", RegionCode = "150203" };
        });

        var found = await As(Callers.Staff(Role.IntakeOfficer)).ListComplaintsAsync(new ListComplaintsRequest { Search = search });
        Assert.Equal(filed.ComplaintId, Assert.Single(found.Complaints).Status.ComplaintId);
        Assert.Equal(1, found.Total);
    }

    [Fact]
    public async Task Each_queue_counts_and_lists_its_own()
    {
        await Scenario.Submitted();
        await Scenario.Received();
        await Scenario.PendingSupplement();
        await Scenario.Accepted();
        await Scenario.Rejected();
        await Scenario.Withdrawn();

        var counts = (await As(IntakeHost.IntakeOfficer).CountQueuesAsync(new CountQueuesRequest())).Counts.ToDictionary(c => c.Queue, c => c.Count);
        var expected = new Dictionary<Queue, int>
        {
            [Queue.ToDistribute] = 1,
            [Queue.ToDecide] = 1,
            [Queue.AwaitingSupplement] = 1,
            [Queue.InHand] = 1,
            [Queue.Concluded] = 2,
            [Queue.Late] = 0,
            [Queue.Mine] = 0,
        };
        Assert.Equal(expected, counts);
        foreach (var (queue, count) in expected)
            Assert.Equal(count, (await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest { Queue = queue })).Complaints.Count);
    }

    [Fact]
    public async Task Rows_count_complaints_against_the_same_firm()
    {
        await Scenario.Submitted();
        await Scenario.Submitted(f => f.Complainant = Filings.Person("王芳", "13704710002"));
        var rows = (await As(IntakeHost.IntakeOfficer).ListComplaintsAsync(new ListComplaintsRequest())).Complaints;
        Assert.All(rows, row => Assert.Equal(2, row.SameRespondent));
    }

    [Fact]
    public async Task Probable_duplicates_are_shown_with_their_reason_and_factors_are_counts()
    {
        var first = await Scenario.Submitted();
        var again = await Scenario.Submitted();
        var near = await Scenario.Submitted(f =>
        {
            f.Complainant = Filings.Person("王芳", "13704710002");
            f.Purchase.OrderNumber = "JS-0999";
            f.Facts = Filings.Facts.Replace("四月十八日", "四月十七日", StringComparison.Ordinal);
        });
        await Scenario.Submitted(f =>
        {
            f.Complainant = Filings.Person("赵强", "13704710003");
            f.Facts = "购买的私教课程教练多次爽约，要求更换教练或者退还剩余课时费用。";
        });

        var review = await As(IntakeHost.IntakeOfficer).ReviewComplaintAsync(new ReviewComplaintRequest { ComplaintId = first.ComplaintId });
        Assert.Equal(
            [(again.ComplaintId, "SAME_PERSON_FIRM_ORDER"), (near.ComplaintId, "SAME_FIRM_NEAR_TEXT")],
            review.Duplicates.Select(d => (d.Status.ComplaintId, d.Reason)));
        Assert.Equal(4, review.SameRespondent);
        Assert.Equal(Filings.Day(2029, 4, 2), review.LimitationEnds);
        Assert.Equal(
            ["noPurchase 0", "quantity 2", "repetition 2", "sharedContact 1"],
            review.Factors.Select(f => $"{f.Code} {f.Count}").Order(StringComparer.Ordinal));
    }
}

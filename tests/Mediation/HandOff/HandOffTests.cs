using System.IO.Compression;
using System.Text;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.HandOff;

public class HandOffTests : SettlingTest
{
    [Fact]
    public async Task The_pack_holds_what_both_affirmed_and_no_concession()
    {
        await Settling.Make(Settling.Firm, Settling.Refund(123400));
        await Settling.HandOff(Settling.Mediator).RecordUndisputedFactsAsync(Facts("双方确认：4月1日付款3600元，4月18日停业。"));
        Assert.False((await Affirm(Settling.Consumer, 1)).Undisputed);
        Assert.True((await Affirm(Settling.Firm, 1)).Undisputed);
        await Terminate();

        var pack = await Settling.HandOff(Settling.Consumer).GetHandOffPackAsync(new GetHandOffPackRequest { MediationId = Settling.Id });
        var papers = Unzip(pack.Content.ToByteArray());
        Assert.Equal(pack.Entries, papers.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("4月18日停业", papers["2-无争议事实.html"], StringComparison.Ordinal);
        Assert.Contains("终止调解", papers["4-调解经过.html"], StringComparison.Ordinal);
        var all = string.Concat(papers.Values);
        Assert.DoesNotContain("1234.00", all, StringComparison.Ordinal);
        Assert.DoesNotContain("退回原支付账户", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_that_one_side_has_not_affirmed_stay_in_the_case()
    {
        await Settling.HandOff(Settling.Mediator).RecordUndisputedFactsAsync(Facts("经营者承认欠款。"));
        await Affirm(Settling.Consumer, 1);
        await Terminate();
        var pack = await Settling.HandOff(Settling.Mediator).GetHandOffPackAsync(new GetHandOffPackRequest { MediationId = Settling.Id });
        Assert.DoesNotContain("承认欠款", string.Concat(Unzip(pack.Content.ToByteArray()).Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_text_asks_both_anew_and_an_old_revision_is_refused()
    {
        await Settling.HandOff(Settling.Mediator).RecordUndisputedFactsAsync(Facts("第一稿事实。"));
        await Affirm(Settling.Consumer, 1);
        await Settling.HandOff(Settling.Mediator).RecordUndisputedFactsAsync(Facts("第二稿事实。"));
        await Refused.With(StatusCode.FailedPrecondition, "FACTS_CHANGED", Settling.HandOff(Settling.Firm).AffirmUndisputedFactsAsync(AffirmRequest(1)));
        var facts = (await Settling.HandOff(Settling.Firm).GetUndisputedFactsAsync(new GetUndisputedFactsRequest { MediationId = Settling.Id })).Facts;
        Assert.Equal((2, false, false), (facts.Revision, facts.ConsumerAffirmed, facts.FirmAffirmed));
    }

    [Fact]
    public async Task Nothing_is_handed_on_while_mediation_goes_on() =>
        await Refused.With(StatusCode.FailedPrecondition, "NOT_TERMINATED", Settling.HandOff(Settling.Consumer).GetHandOffPackAsync(new GetHandOffPackRequest { MediationId = Settling.Id }));

    [Fact]
    public async Task Each_side_rates_a_concluded_mediation_once()
    {
        await Refused.With(StatusCode.FailedPrecondition, "NOT_CONCLUDED", Settling.HandOff(Settling.Consumer).RateMediationAsync(Rating(5)));
        await Terminate();
        await Settling.HandOff(Settling.Consumer).RateMediationAsync(Rating(5));
        await Settling.HandOff(Settling.Firm).RateMediationAsync(Rating(2));
        await Refused.With(StatusCode.FailedPrecondition, "ALREADY_RATED", Settling.HandOff(Settling.Consumer).RateMediationAsync(Rating(1)));
        Assert.Equal("OUT_OF_RANGE", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.HandOff(Settling.Consumer).RateMediationAsync(Rating(6))))["satisfaction"]);
    }

    private RateMediationRequest Rating(int satisfaction) => new()
    {
        RequestId = Scenario.NewRequest(),
        MediationId = Settling.Id,
        Satisfaction = satisfaction,
        Fair = Feeling.Yes,
        Respected = Feeling.Partly,
        Comment = "谢谢",
    };

    private RecordUndisputedFactsRequest Facts(string text) => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Text = text };

    private AffirmUndisputedFactsRequest AffirmRequest(int revision) => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Revision = revision };

    private async Task<AffirmUndisputedFactsResponse> Affirm(Caller by, int revision) => await Settling.HandOff(by).AffirmUndisputedFactsAsync(AffirmRequest(revision));

    private async Task Terminate() => await Host.Mediations(Settling.Mediator).TerminateMediationAsync(new TerminateMediationRequest
    {
        RequestId = Scenario.NewRequest(),
        MediationId = Settling.Id,
        Version = (await Settling.Status()).Version,
        GroundCode = "T3",
        Reason = "双方差距过大，明确表示无法达成协议。",
    });

    private static Dictionary<string, string> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }, StringComparer.Ordinal);
    }
}

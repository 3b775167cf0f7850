using System.IO.Compression;
using System.Text;
using Complaints.Mediation.Confirmation;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Mediation.Tests.Confirmation;

public class ConfirmationTests : SettlingTest
{
    private const string Court = "bc-150103";

    [Fact]
    public async Task Courts_follow_from_the_domiciles_of_the_parties_and_the_place_of_the_organisation()
    {
        await Settling.Effective();
        var confirmation = await Settling.ReadConfirmation();
        Assert.Equal(ConfirmationState.Possible, confirmation.State);
        Assert.Equal(
            [("bc-150102", "CONSUMER_DOMICILE"), ("bc-150103", "FIRM_DOMICILE ORGANISATION_PLACE")],
            confirmation.Courts.Select(c => (c.CourtCode, string.Join(' ', c.Grounds))));
        Assert.Equal("呼和浩特市回民区人民法院", confirmation.Courts[1].Name.Zh);

        var other = await Settling.Confirmation(Settling.Consumer).GetConfirmationAsync(new GetConfirmationRequest { MediationId = Settling.Id, ConsumerRegionCode = "150781" });
        Assert.Equal("满洲里市人民法院", other.Confirmation.Courts[0].Name.Zh);
    }

    [Fact]
    public async Task The_countdown_explains_thirty_days_from_effect_and_rolls_over_an_off_day()
    {
        await Settling.Effective();
        var clock = (await Settling.ReadConfirmation()).Clock;
        Assert.Equal((30, 30, "confirmation.apply"), (clock.Length, clock.Remaining, clock.RuleKey));
        Assert.Equal((2026, 5, 20), (clock.LegalDue.Year, clock.LegalDue.Month, clock.LegalDue.Day));
    }

    [Fact]
    public async Task Both_join_the_mediator_files_and_the_court_confirms()
    {
        await Settling.Effective();
        await Settling.ConsentToConfirmation(Court, Settling.Consumer, Settling.Firm);
        var filed = await Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest());
        Assert.Equal(MediationState.ConfirmationPending, filed.Status.State);
        var answered = await Settling.Confirmation(Settling.Mediator).RecordCourtAnswerAsync(await Answer(CourtAnswer.Confirmed));
        Assert.Equal(MediationState.Confirmed, answered.Status.State);
        var confirmation = await Settling.ReadConfirmation();
        Assert.Equal((ConfirmationState.Confirmed, "（2026）内0103民特12号"), (confirmation.State, confirmation.CourtCaseNumber));
        Assert.Contains("CONFIRMATION_GRANTED", await Settling.Notices(Settling.Consumer));

        var second = await Answer(CourtAnswer.Refused);
        second.Reason = "协议内容不明确";
        await Refused.With(StatusCode.FailedPrecondition, "NOT_CONFIRMABLE", Settling.Confirmation(Settling.Mediator).RecordCourtAnswerAsync(second));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_leads_back_to_mediation_or_suit()
    {
        await Settling.Effective();
        await Settling.ConsentToConfirmation(Court, Settling.Consumer, Settling.Firm);
        await Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest());
        var request = await Answer(CourtAnswer.Refused);
        Assert.Equal("REQUIRED", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Confirmation(Settling.Mediator).RecordCourtAnswerAsync(request)))["reason"]);
        request.Reason = "协议内容不明确";
        var answered = await Settling.Confirmation(Settling.Mediator).RecordCourtAnswerAsync(request);
        Assert.Equal(MediationState.AgreementEffective, answered.Status.State);
        var confirmation = await Settling.ReadConfirmation();
        Assert.Equal((ConfirmationState.Refused, "协议内容不明确"), (confirmation.State, confirmation.AnswerReason));
        Assert.Contains("起诉", confirmation.Advice.Zh.Replace("提起诉讼", "起诉", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_filed_before_both_have_joined_with_one_court()
    {
        await Settling.Effective();
        await Settling.ConsentToConfirmation(Court, Settling.Consumer);
        await Refused.With(StatusCode.FailedPrecondition, "CONSENTS_MISSING", Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest()));
        await Settling.ConsentToConfirmation("bc-150102", Settling.Firm);
        await Refused.With(StatusCode.FailedPrecondition, "COURTS_DIFFER", Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest()));
        await Settling.ConsentToConfirmation(Court, Settling.Firm);
        await Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest());
    }

    [Fact]
    public async Task A_code_for_signing_does_not_join_an_application()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var code = await Settling.Code(Settling.Consumer, sha256);
        await Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, code));
        await Settling.Sign(Settling.Firm);
        await Settling.Agreements(Settling.Mediator).SealAgreementAsync(Settling.Seal(sha256));
        await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_EXPIRED", Settling.Confirmation(Settling.Consumer).ConsentToConfirmationAsync(Settling.Consent(Court, sha256, code)));
    }

    [Fact]
    public async Task Both_are_reminded_on_day_25_and_it_lapses_after_day_30()
    {
        await Settling.Effective();
        await Host.PassDays(24);
        Assert.DoesNotContain("CONFIRMATION_SOON", await Settling.Notices(Settling.Consumer));
        await Host.PassDays(1);
        Assert.Contains("CONFIRMATION_SOON", await Settling.Notices(Settling.Consumer));
        Assert.Contains("CONFIRMATION_SOON", await Settling.Notices(Settling.Firm));

        await Host.PassDays(5);
        Assert.Equal(ConfirmationState.Possible, (await Settling.ReadConfirmation()).State);
        await Host.PassDays(1);
        var lapsed = await Settling.ReadConfirmation();
        Assert.Equal((ConfirmationState.Lapsed, "PERIOD_OVER"), (lapsed.State, lapsed.Reason));
        Assert.Single(await Settling.Notices(Settling.Firm), n => n == "CONFIRMATION_LAPSED");
        var sha256 = (await Settling.Read()).Sha256;
        var code = await Settling.Code(Settling.Consumer, sha256, SigningPurpose.ApplyForConfirmation);
        await Refused.With(StatusCode.FailedPrecondition, "CONFIRMATION_PERIOD_OVER", Settling.Confirmation(Settling.Consumer).ConsentToConfirmationAsync(Settling.Consent(Court, sha256, code)));
    }

    [Fact]
    public async Task An_oral_agreement_cannot_be_confirmed_and_says_why()
    {
        await Settling.Agreements(Settling.Mediator).RecordAgreementAsync(new RecordAgreementRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = Settling.Id,
            Version = (await Settling.Status()).Version,
            Form = AgreementForm.Oral,
            Facts = "消费者于2026年4月1日办理健身年卡，经营者停业。",
            Issues = "余款是否退还。",
            Responsibility = "经营者承担退款责任。",
            Obligations = { Settling.Refund() },
            BothAffirm = true,
        });
        var confirmation = await Settling.ReadConfirmation();
        Assert.Equal((ConfirmationState.NotPossible, "ORAL"), (confirmation.State, confirmation.Reason));
        Assert.Contains("书面", confirmation.Explanation.Zh, StringComparison.Ordinal);
        Assert.Empty(confirmation.Courts);
    }

    [Fact]
    public async Task In_the_administrative_channel_the_reason_is_told_and_every_step_refused()
    {
        var status = await new Scenario(Host).InSession();
        var mediation = new Scenario(Host);
        var consumer = await mediation.ConsumerOf(status);
        var settling = new Settling(Host, status.MediationId, MediationHost.Mediator, consumer);
        var agreement = await settling.Effective();
        Assert.Equal("调解书", agreement.Title);

        var confirmation = await settling.ReadConfirmation();
        Assert.Equal((ConfirmationState.NotPossible, "CHANNEL"), (confirmation.State, confirmation.Reason));
        Assert.Contains("行政调解", confirmation.Explanation.Zh, StringComparison.Ordinal);
        Assert.Equal("民事诉讼法", confirmation.Basis.Law);
        Assert.Null(confirmation.Clock);
        var code = await settling.Code(consumer, agreement.Sha256, SigningPurpose.ApplyForConfirmation);
        await Refused.With(StatusCode.FailedPrecondition, "NOT_CONFIRMABLE", settling.Confirmation(consumer).ConsentToConfirmationAsync(settling.Consent(Court, agreement.Sha256, code)));
        await Refused.With(StatusCode.FailedPrecondition, "NOT_CONFIRMABLE", settling.Confirmation(settling.Mediator).FileConfirmationAsync(await settling.FileRequest()));
        await Refused.With(StatusCode.FailedPrecondition, "NOT_CONFIRMABLE", settling.Confirmation(consumer).GetConfirmationBundleAsync(new GetConfirmationBundleRequest { MediationId = settling.Id }));
    }

    [Fact]
    public async Task The_bundle_holds_the_papers_of_the_law_and_the_exact_text_that_was_signed()
    {
        var agreement = await Settling.Effective();
        var bundle = await Settling.Confirmation(Settling.Mediator).GetConfirmationBundleAsync(new GetConfirmationBundleRequest { MediationId = Settling.Id });
        var papers = Unzip(bundle.Content.ToByteArray());
        Assert.Equal(bundle.Entries, papers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(5, papers.Count);
        Assert.Equal(agreement.Text, papers["3-调解协议书原文.txt"]);
        Assert.Contains(agreement.Sha256, papers["4-主持调解证明.html"], StringComparison.Ordinal);
        Assert.Contains(Scenario.ConsumerPhone, papers["5-当事人身份和联系方式.html"], StringComparison.Ordinal);
        Assert.Contains("司法确认申请书", papers["1-司法确认申请书.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_reads_no_private_contact_of_the_consumer_in_the_bundle()
    {
        await Settling.Effective();
        var bundle = await Settling.Confirmation(Settling.Firm).GetConfirmationBundleAsync(new GetConfirmationBundleRequest { MediationId = Settling.Id });
        var all = string.Concat(Unzip(bundle.Content.ToByteArray()).Values);
        Assert.DoesNotContain(Scenario.ConsumerPhone, all, StringComparison.Ordinal);
        Assert.DoesNotContain("海拉尔东路 3 号院", all, StringComparison.Ordinal);
        Assert.DoesNotContain("consumer01@example.com", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_county_of_the_region_has_a_court_and_an_address_is_recognised()
    {
        var courts = Courts.Load(RepositoryFolder.Seeds, LawBook.Load(RepositoryFolder.Seeds));
        var counties = File.ReadLines(Path.Combine(RepositoryFolder.Seeds, "regions", "regions.csv"))
            .Select(l => l.Split(',')).Where(c => c[1] == "county" && c[0].StartsWith("15", StringComparison.Ordinal)).ToList();
        Assert.Equal(103, counties.Count);
        Assert.All(counties, c => Assert.Contains(c[3], courts.OfRegion(c[0])!.Name.Zh, StringComparison.Ordinal));
        Assert.Equal("150102", courts.RegionOf("内蒙古呼和浩特市新城区迎新路9号"));
        Assert.Equal("150623", courts.RegionOf("鄂托克前旗敖勒召其镇"));
        Assert.Null(courts.RegionOf("北京市海淀区"));
    }

    [Fact]
    public async Task What_is_breached_while_the_court_decides_stays_breached_and_is_enforceable_once_confirmed()
    {
        await Settling.Effective(Settling.Refund(inDays: 3));
        await Settling.ConsentToConfirmation(Court, Settling.Consumer, Settling.Firm);
        await Settling.Confirmation(Settling.Mediator).FileConfirmationAsync(await Settling.FileRequest());
        await Host.PassDays(4);
        await Settling.Performance(Settling.Consumer).ReportBreachAsync(new ReportBreachRequest { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Duty = 1, Text = "没有收到退款" });
        Assert.Equal(MediationState.Breached, (await Settling.Status()).State);
        Assert.Contains("起诉", (await Settling.ReadPerformance()).Advice.Zh, StringComparison.Ordinal);
        await Settling.Confirmation(Settling.Mediator).RecordCourtAnswerAsync(await Answer(CourtAnswer.Confirmed));
        Assert.Equal(MediationState.Breached, (await Settling.Status()).State);
        Assert.Contains("强制执行", (await Settling.ReadPerformance()).Advice.Zh, StringComparison.Ordinal);
    }

    private async Task<RecordCourtAnswerRequest> Answer(CourtAnswer answer) => new()
    {
        RequestId = Scenario.NewRequest(),
        MediationId = Settling.Id,
        Version = (await Settling.Status()).Version,
        Answer = answer,
        CourtCaseNumber = "（2026）内0103民特12号",
    };

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

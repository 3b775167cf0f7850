using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Cases;

public class CaseFlowTests : MediationTest
{
    [Fact]
    public async Task An_officer_asks_for_mediation_and_both_sides_are_invited()
    {
        var status = await Scenario.ConsentPending();

        var mediation = await Scenario.Read(status, MediationHost.Head);
        Assert.Equal((MediationState.ConsentPending, "administrative"), (mediation.Status.State, mediation.ChannelCode));
        Assert.Equal(ComplaintState.InMediation, (await Scenario.Complaint(mediation.ComplaintId)).Status.State);
        var consumer = Scenario.ConsumerOf(mediation.ComplaintId);
        await MediationHost.Eventually(
            async () => (await Scenario.Read(status, consumer)).Notices.Any(n => n.Kind == "MEDIATION_INVITED")
                && (await Scenario.Read(status, MediationHost.Firm)).Notices.Any(n => n.Kind == "MEDIATION_INVITED"),
            "both were invited");
    }

    [Fact]
    public async Task The_limit_counts_sixty_days_from_acceptance_and_explains_each_day()
    {
        var mediation = await Scenario.Read(await Scenario.ConsentPending(), MediationHost.Head);

        // 20 April 2026 and 60 days is Friday, 19 June: the Dragon Boat festival, until Sunday; Monday is the last day.
        Assert.Equal((60, "calendarDays"), (mediation.Clock.Length, mediation.Clock.Unit));
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 6, Day = 22 }, mediation.Clock.LegalDue);
        Assert.Equal(mediation.Clock.LegalDue, mediation.Status.Due);
    }

    [Fact]
    public async Task Both_consent_and_a_designated_mediator_has_the_case_with_the_reason_shown()
    {
        var status = await Scenario.Assigned();

        Assert.Equal(MediationState.Assigned, status.State);
        var seen = await Scenario.Read(status, MediationHost.Firm);
        Assert.Equal(("mediator-1", false, "双方未在期限内共同选定，按地区和负担指定"), (seen.Mediator.MediatorId, seen.Mediator.Chosen, seen.Mediator.Reason));
        Assert.Contains(seen.History, e => e.Kind == "ASSIGNED");
    }

    [Fact]
    public async Task When_both_choose_the_same_mediator_that_one_has_the_case_and_choices_stay_secret_until_then()
    {
        var status = await Scenario.ConsentPending();
        var consumer = Host.Mediations(await Scenario.ConsumerOf(status));
        var firm = Host.Mediations(MediationHost.Firm);
        status = (await consumer.ChooseMediatorAsync(new ChooseMediatorRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, MediatorId = "mediator-2" })).Status;

        var firmSees = await Scenario.Read(status, MediationHost.Firm);
        Assert.Empty(firmSees.Choices);
        Assert.Null(firmSees.Mediator);
        Assert.DoesNotContain(firmSees.History, e => e.Values.Values.Contains("赵调解"));

        status = (await firm.ChooseMediatorAsync(new ChooseMediatorRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, MediatorId = "mediator-2" })).Status;
        status = (await consumer.RecordConsentAsync(new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;
        status = (await firm.RecordConsentAsync(new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version })).Status;

        Assert.Equal(MediationState.Assigned, status.State);
        var mediator = (await Scenario.Read(status, MediationHost.OtherMediator)).Mediator;
        Assert.Equal(("mediator-2", true), (mediator.MediatorId, mediator.Chosen));
    }

    [Fact]
    public async Task A_refusal_ends_the_case_by_T2_and_the_complaint_with_it()
    {
        var status = await Scenario.ConsentPending();
        var complaintId = (await Scenario.Read(status, MediationHost.Head)).ComplaintId;

        await Host.Mediations(MediationHost.Firm).RefuseMediationAsync(
            new RefuseMediationRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Reason = "不同意调解" });

        var ended = await Scenario.Read(status, MediationHost.Head);
        Assert.Equal((MediationState.Terminated, "T2", "不同意调解"), (ended.Status.State, ended.TerminationGround, ended.TerminationReason));
        Assert.NotNull(ended.NotifyBy);
        await MediationHost.Eventually(async () => (await Scenario.Complaint(complaintId)) is { Status.State: ComplaintState.Terminated, TerminationGround: "T2" }, "the complaint followed");
        await MediationHost.Eventually(
            async () => (await Scenario.Read(status, Scenario.ConsumerOf(complaintId))).Notices.Any(n => n.Kind == "MEDIATION_TERMINATED" && n.Body.Contains("不同意调解", StringComparison.Ordinal)),
            "the consumer was told why");
    }

    [Fact]
    public async Task Silence_ends_the_case_by_T2_after_the_days_to_consent()
    {
        var status = await Scenario.ConsentPending();
        await Host.PassDays(7);
        Assert.Equal(MediationState.ConsentPending, (await Scenario.Read(status, MediationHost.Head)).Status.State);

        await Host.PassDays(1);

        var ended = await Scenario.Read(status, MediationHost.Head);
        Assert.Equal((MediationState.Terminated, "T2"), (ended.Status.State, ended.TerminationGround));
    }

    [Fact]
    public async Task Staff_record_a_consent_that_was_given_by_telephone_and_not_one_given_online()
    {
        var status = await Scenario.ConsentPending();
        var officer = Host.Mediations(MediationHost.Officer);
        var request = new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Side = Side.Firm, Channel = ConsentChannel.Online };

        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", officer.RecordConsentAsync(request));
        Assert.Equal("UNKNOWN_VALUE", fields["channel"]);

        request.Channel = ConsentChannel.Telephone;
        await officer.RecordConsentAsync(request);
        var firm = (await Scenario.Read(status, MediationHost.Head)).Parties.Single(p => p.Side == Side.Firm);
        Assert.Equal((true, ConsentChannel.Telephone), (firm.Consented, firm.ConsentChannel));
    }

    [Fact]
    public async Task A_party_does_not_consent_for_the_other_side()
    {
        var status = await Scenario.ConsentPending();
        await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Mediations(MediationHost.Firm).RecordConsentAsync(
            new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Side = Side.Consumer }));
    }

    [Fact]
    public async Task A_mediator_does_nothing_before_disclosing()
    {
        var status = await Scenario.Assigned();
        await Refused.With(StatusCode.FailedPrecondition, "DISCLOSURE_REQUIRED", Host.Meetings(MediationHost.Mediator).HoldSessionAsync(
            new HoldSessionRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version }));
    }

    [Fact]
    public async Task Recusal_suspends_the_head_decides_and_an_excused_mediator_decides_nothing_any_more()
    {
        var status = await Scenario.InSession();
        status = (await Host.Mediations(MediationHost.Firm).RequestRecusalAsync(
            new RequestRecusalRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Reason = "调解员与消费者是亲属" })).Status;
        Assert.Equal(MediationState.SuspendedRecusal, status.State);
        var terminate = new TerminateMediationRequest { MediationId = status.MediationId, Version = status.Version, GroundCode = "T3", Reason = "双方分歧太大，无法达成一致。" };

        terminate.RequestId = NewRequest();
        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", Host.Meetings(MediationHost.Mediator).HoldSessionAsync(
            new HoldSessionRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version }));

        status = (await Host.Mediations(MediationHost.Head).DecideRecusalAsync(new DecideRecusalRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            Uphold = true,
            Reason = "情况属实，更换调解员",
            MediatorId = "mediator-2",
        })).Status;
        Assert.Equal(MediationState.Assigned, status.State);

        terminate.Version = status.Version;
        await Refused.With(StatusCode.PermissionDenied, "MEDIATOR_RECUSED", Host.Mediations(MediationHost.Mediator).TerminateMediationAsync(terminate));
        await Refused.With(StatusCode.PermissionDenied, "MEDIATOR_RECUSED", Host.Mediations(MediationHost.Mediator).GetMediationAsync(new GetMediationRequest { MediationId = status.MediationId }));
        var seen = await Scenario.Read(status, MediationHost.OtherMediator);
        Assert.Equal(("mediator-2", false), (seen.Mediator.MediatorId, seen.Mediator.Disclosed));
        Assert.True(seen.Recusals.Single() is { Upheld: true, Decision: "情况属实，更换调解员" });
    }

    [Fact]
    public async Task An_excused_mediator_cannot_be_the_successor()
    {
        var status = await Scenario.InSession();
        status = (await Host.Mediations(MediationHost.Firm).RequestRecusalAsync(
            new RequestRecusalRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Reason = "有利害关系" })).Status;
        await Refused.With(StatusCode.FailedPrecondition, "MEDIATOR_CONFLICT", Host.Mediations(MediationHost.Head).DecideRecusalAsync(new DecideRecusalRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            Uphold = true,
            Reason = "更换",
            MediatorId = "mediator-1",
        }));
    }

    [Fact]
    public async Task A_mediator_of_another_channel_cannot_be_designated()
    {
        var status = await Scenario.ConsentPending();
        await Refused.With(StatusCode.FailedPrecondition, "CHANNEL_NOT_OF_ORGANISATION", Host.Mediations(MediationHost.Officer).DesignateMediatorAsync(new DesignateMediatorRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            MediatorId = "people-1",
            Reason = "指定",
        }));
    }

    [Fact]
    public async Task An_appraisal_stops_the_clock_and_the_limit_moves_by_its_days()
    {
        var status = await Scenario.InSession();
        // The day of acceptance is not counted, so a pause on it would stop nothing.
        await Host.PassDays(1);
        status = (await Scenario.Read(status, MediationHost.Head)).Status;
        var mediator = Host.Mediations(MediationHost.Mediator);
        var before = (await Scenario.Read(status, MediationHost.Head)).Clock.InternalTarget;
        status = (await mediator.StartAppraisalAsync(new StartAppraisalRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            Body = "内蒙古产品质量检验研究院",
            Subject = "健身器材质量",
            Cost = "双方各承担一半",
            ConsumerAgrees = true,
            FirmAgrees = true,
        })).Status;

        await Host.PassDays(70);
        var paused = await Scenario.Read(status, MediationHost.Head);
        Assert.Equal(MediationState.SuspendedAppraisal, paused.Status.State);
        Assert.False(paused.TerminationProposed);

        status = (await mediator.FinishAppraisalAsync(
            new FinishAppraisalRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Result = "不合格" })).Status;
        var after = await Scenario.Read(status, MediationHost.Firm);
        Assert.Equal(MediationState.Scheduled, status.State);
        Assert.Equal(70, ToDay(after.Clock.InternalTarget).DayNumber - ToDay(before).DayNumber);
        Assert.Equal(70, after.Clock.Days.Count(d => d.Kind == Protos.Common.V1.ClockDayKind.Paused));
        Assert.Equal(("不合格", "双方各承担一半"), (after.Pauses.Single().Result, after.Pauses.Single().Cost));
    }

    [Fact]
    public async Task An_appraisal_needs_the_agreement_of_both_and_no_agreement_on_its_cost_ends_the_case_by_T4()
    {
        var status = await Scenario.InSession();
        var mediator = Host.Mediations(MediationHost.Mediator);
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", mediator.StartAppraisalAsync(new StartAppraisalRequest
        {
            RequestId = NewRequest(),
            MediationId = status.MediationId,
            Version = status.Version,
            Body = "检验院",
            Subject = "质量",
            Cost = "商家承担",
            ConsumerAgrees = true,
        }));
        Assert.Equal("BOTH_MUST_AGREE", fields["firm_agrees"]);

        await mediator.RefuseAppraisalCostAsync(
            new RefuseAppraisalCostRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, Reason = "双方都不愿承担鉴定费" });
        Assert.Equal("T4", (await Scenario.Read(status, MediationHost.Head)).TerminationGround);
    }

    [Fact]
    public async Task At_the_limit_the_system_proposes_and_a_person_decides()
    {
        var status = await Scenario.InSession();
        var mediator = Host.Mediations(MediationHost.Mediator);
        var early = new TerminateMediationRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version, GroundCode = "T5", Reason = "调解期限已到，双方没有达成协议。" };
        await Refused.With(StatusCode.FailedPrecondition, "LIMIT_NOT_REACHED", mediator.TerminateMediationAsync(early));

        await Host.PassDays(56);
        await Host.PassDays(7);

        var reached = await Scenario.Read(status, MediationHost.Head);
        Assert.Equal((MediationState.InSession, true), (reached.Status.State, reached.TerminationProposed));
        await MediationHost.Eventually(
            async () => (await Scenario.Read(status, MediationHost.Mediator)).Notices.Any(n => n.Kind == "LIMIT_REACHED"), "the mediator was told to decide");

        early.RequestId = NewRequest();
        early.Version = reached.Status.Version;
        var ended = (await mediator.TerminateMediationAsync(early)).Status;
        Assert.Equal(MediationState.Terminated, ended.State);
    }

    [Fact]
    public async Task A_withdrawn_complaint_takes_its_mediation_with_it()
    {
        var status = await Scenario.InSession();
        var complaint = await Scenario.Complaint((await Scenario.Read(status, MediationHost.Head)).ComplaintId);
        await Host.Complaints(Scenario.ConsumerOf(complaint.Status.ComplaintId)).WithdrawComplaintAsync(
            new WithdrawComplaintRequest { RequestId = NewRequest(), ComplaintId = complaint.Status.ComplaintId, Version = complaint.Status.Version });
        await MediationHost.Eventually(async () => (await Scenario.Read(status, MediationHost.Head)).TerminationGround == "T1", "the mediation ended");
    }

    [Fact]
    public async Task Repeating_a_request_changes_nothing_and_an_old_version_is_refused()
    {
        var status = await Scenario.ConsentPending();
        var request = new RecordConsentRequest { RequestId = NewRequest(), MediationId = status.MediationId, Version = status.Version };
        var first = await Host.Mediations(MediationHost.Firm).RecordConsentAsync(request);
        Assert.Equal(first, await Host.Mediations(MediationHost.Firm).RecordConsentAsync(request));

        request.RequestId = NewRequest();
        await Refused.With(StatusCode.Aborted, "STALE_VERSION", Host.Mediations(MediationHost.Firm).RecordConsentAsync(request));
    }

    [Fact]
    public async Task A_court_delegates_and_the_limit_is_thirty_days_from_receipt()
    {
        var opened = await Host.Mediations(Callers.MediatorOf(MediationHost.PeoplesCommittee, "people-1")).OpenMediationAsync(CourtCase("courtDelegated"));
        var mediation = await Scenario.Read(opened.Status, MediationHost.Head);
        Assert.Equal((30, "court.delegated", true), (mediation.Clock.Length, mediation.Clock.RuleKey, mediation.Confirmable));
        Assert.Equal("", mediation.ComplaintId);
    }

    [Fact]
    public async Task A_channel_takes_cases_of_its_origin_alone_and_an_organisation_its_channels_alone()
    {
        var people = Host.Mediations(Callers.MediatorOf(MediationHost.PeoplesCommittee, "people-1"));
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", people.OpenMediationAsync(CourtCase("administrative")));
        Assert.Equal("CHANNEL_NOT_OF_ORIGIN", fields["channel_code"]);
        await Refused.With(StatusCode.FailedPrecondition, "CHANNEL_NOT_OF_ORGANISATION", Host.Mediations(MediationHost.Mediator).OpenMediationAsync(CourtCase("courtDelegated")));
    }

    private static OpenMediationRequest CourtCase(string channel) => new()
    {
        RequestId = NewRequest(),
        Origin = MediationOrigin.Court,
        ChannelCode = channel,
        Reference = "（2026）内0103诉前调12号",
        RegionCode = MediationHost.County,
        Consumer = new PartyDetails { Name = "张建国", Phone = "13804710001" },
        Firm = new PartyDetails { Name = "呼和浩特市腾跃健身服务有限公司", CreditCode = MediationHost.FirmCode },
        Title = "健身年卡退费",
        Facts = "办理健身年卡后门店关闭，要求退还余款。",
        Request = "退还余款 3,000 元",
        Amount = new() { CurrencyCode = "CNY", MinorUnits = 300000 },
    };

    private static DateOnly ToDay(Google.Type.Date date) => new(date.Year, date.Month, date.Day);
}

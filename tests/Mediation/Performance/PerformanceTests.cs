using Complaints.Contracts.Mediation;
using Complaints.Mediation.Data;
using Complaints.Mediation.Offers;
using Complaints.Mediation.Performance;
using Complaints.Mediation.Tests.Agreements;
using Complaints.Protos.Mediation.V1;
using CsCheck;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Mediation.Tests.Performance;

public class PerformanceTests : SettlingTest
{
    [Fact]
    public async Task The_first_instalment_is_proven_and_confirmed_and_the_second_breached_raises_a_lead()
    {
        await Settling.Effective(Settling.RefundInTwo());
        var duties = (await Settling.ReadPerformance()).Duties;
        Assert.Equal([(1, 180000L), (2, 120000L)], duties.Select(d => (d.Instalment, d.Amount.MinorUnits)));

        Assert.Equal(DutyState.Proven, (await Settling.Performance(Settling.Firm).SubmitProofAsync(Proof(1))).State);
        Assert.Contains("DUTY_PROVEN", await Settling.Notices(Settling.Consumer));
        var confirmed = await Settling.Performance(Settling.Consumer).ConfirmPerformanceAsync(Confirm(1));
        Assert.Equal((DutyState.Fulfilled, false), (confirmed.State, confirmed.Performed));

        await Host.PassDays(41);
        await Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(2));
        Assert.Equal(MediationState.Breached, (await Settling.Status()).State);
        var after = await Settling.ReadPerformance();
        Assert.Contains("起诉", after.Advice.Zh, StringComparison.Ordinal);
        Assert.Equal(("人民调解法", "第三十二条"), (after.AdviceBasis.Law, after.AdviceBasis.Article));
        Assert.Contains("BREACH_ADVICE", await Settling.Notices(Settling.Consumer));
        Assert.DoesNotContain("BREACH_ADVICE", await Settling.Notices(Settling.Firm));
    }

    [Fact]
    public async Task A_breach_of_the_firm_is_announced_once_as_a_lead_and_late_performance_still_performs()
    {
        await Settling.Effective(Settling.Refund(inDays: 2));
        await Host.PassDays(3);
        await Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(1));
        await Refused.With(StatusCode.FailedPrecondition, "BREACH_REPORTED", Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(1)));
        await Settling.Performance(Settling.Firm).SubmitProofAsync(Proof(1));
        await Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(1));
        var reports = await Host.Service.With<MediationDb, int>(db => db.AuditEvents.CountAsync(e => e.Action == "ReportBreach"));
        Assert.Equal(2, reports);

        await Settling.Performance(Settling.Firm).SubmitProofAsync(Proof(1));
        var done = await Settling.Performance(Settling.Consumer).ConfirmPerformanceAsync(Confirm(1));
        Assert.True(done.Performed);
        Assert.Equal(MediationState.Performed, (await Settling.Status()).State);
        Assert.NotNull((await Settling.ReadPerformance()).Duties[0].BreachedAt);
    }

    [Fact]
    public async Task People_are_reminded_three_days_before_on_the_day_and_seven_days_after()
    {
        await Settling.Effective(Settling.Refund(inDays: 10));
        await Host.PassDays(6);
        Assert.DoesNotContain("DUTY_SOON", await Settling.Notices(Settling.Firm));
        await Host.PassDays(1);
        Assert.Contains("DUTY_SOON", await Settling.Notices(Settling.Firm));
        Assert.Equal(MediationState.AgreementEffective, (await Settling.Status()).State);
        await Host.PassDays(3);
        Assert.Contains("DUTY_TODAY", await Settling.Notices(Settling.Firm));
        Assert.Equal(MediationState.PerformanceTracking, (await Settling.Status()).State);
        await Host.PassDays(6);
        Assert.DoesNotContain("DUTY_OVERDUE", await Settling.Notices(Settling.Firm));
        await Host.PassDays(1);
        Assert.Contains("DUTY_OVERDUE", await Settling.Notices(Settling.Firm));
        Assert.Contains("DUTY_ANSWER", await Settling.Notices(Settling.Consumer));
        // The clock reminds and decides nothing.
        Assert.Equal(MediationState.PerformanceTracking, (await Settling.Status()).State);
        Assert.True((await Settling.ReadPerformance()).Duties[0].Late);
    }

    [Fact]
    public async Task A_clock_that_jumps_over_all_reminders_sends_the_last_one_alone()
    {
        await Settling.Effective(Settling.Refund(inDays: 10));
        await Host.PassDays(60);
        await Host.RunDue();
        Assert.Equal(["DUTY_OVERDUE"], (await Settling.Notices(Settling.Firm)).Where(n => n.StartsWith("DUTY_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_duty_that_is_fulfilled_reminds_nobody()
    {
        await Settling.Effective(Settling.Refund(inDays: 10));
        await Settling.Performance(Settling.Consumer).ConfirmPerformanceAsync(Confirm(1));
        await Host.PassDays(60);
        Assert.DoesNotContain(await Settling.Notices(Settling.Firm), n => n is "DUTY_SOON" or "DUTY_TODAY" or "DUTY_OVERDUE");
        Assert.Equal(MediationState.Performed, (await Settling.Status()).State);
    }

    [Fact]
    public async Task Only_the_creditor_confirms_or_reports_and_the_mediator_only_on_proof()
    {
        await Settling.Effective(Settling.Refund(inDays: 2));
        await Refused.With(StatusCode.PermissionDenied, "NOT_THE_CREDITOR", Settling.Performance(Settling.Firm).ConfirmPerformanceAsync(Confirm(1)));
        await Refused.With(StatusCode.FailedPrecondition, "PROOF_MISSING", Settling.Performance(Settling.Mediator).ConfirmPerformanceAsync(Confirm(1)));
        await Host.PassDays(3);
        await Refused.With(StatusCode.PermissionDenied, "NOT_THE_CREDITOR", Settling.Performance(Settling.Firm).ReportBreachAsync(Breach(1)));
        await Settling.Performance(Settling.Firm).SubmitProofAsync(Proof(1));
        Assert.True((await Settling.Performance(Settling.Mediator).ConfirmPerformanceAsync(Confirm(1))).Performed);
        await Refused.With(StatusCode.FailedPrecondition, "DUTY_FULFILLED", Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(1)));
    }

    [Fact]
    public async Task There_is_no_breach_before_the_day_is_over_and_no_duty_that_was_not_agreed()
    {
        await Settling.Effective(Settling.Refund(inDays: 2));
        await Host.PassDays(2);
        await Refused.With(StatusCode.FailedPrecondition, "NOT_DUE_YET", Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(1)));
        await Refused.With(StatusCode.NotFound, "DUTY_NOT_FOUND", Settling.Performance(Settling.Consumer).ReportBreachAsync(Breach(2)));
    }

    [Fact]
    public async Task Before_an_agreement_binds_there_is_nothing_to_perform()
    {
        await Settling.Drafted();
        Assert.Empty((await Settling.ReadPerformance()).Duties);
        await Refused.With(StatusCode.FailedPrecondition, "NO_BINDING_AGREEMENT", Settling.Performance(Settling.Firm).SubmitProofAsync(Proof(1)));
    }

    [Fact]
    public async Task The_last_two_duties_confirmed_at_the_same_instant_perform_the_agreement()
    {
        await Settling.Effective(Settling.RefundInTwo());
        var answers = await Task.WhenAll(
            Settling.Performance(Settling.Consumer).ConfirmPerformanceAsync(Confirm(1)).ResponseAsync,
            Settling.Performance(Settling.Consumer).ConfirmPerformanceAsync(Confirm(2)).ResponseAsync);
        Assert.Single(answers, a => a.Performed);
        Assert.Equal(MediationState.Performed, (await Settling.Status()).State);
    }

    [Fact]
    public void Duties_are_every_instalment_once_by_due_date_and_their_sum_is_what_is_owed() =>
        (from parts in Gen.Select(Gen.Long[1, 1000], Gen.Int[0, 50]).Array[2, 6].Array[1, 5] select parts).Sample(terms =>
        {
            var owed = terms.Select((parts, i) =>
            {
                Part[] instalments = [.. parts.Select((p, j) => new Part(p.Item1, Settling.Today.AddDays(p.Item2 + (j * 51))))];
                return new Term(Side.Firm, ObligationKind.Refund, $"{i}", new Amount("CNY", instalments.Sum(p => p.MinorUnits)), null, instalments, "转账", "");
            }).ToList();
            var plan = PerformancePlan.Of(Guid.Empty, Terms.Of(owed).All);
            return plan.Duties.Sum(d => d.MinorUnits) == owed.Sum(t => t.Amount!.MinorUnits)
                && plan.Duties.Count == owed.Sum(t => t.Parts.Count)
                && plan.Duties.SequenceEqual(plan.Duties.OrderBy(d => d.DueOn))
                && plan.Duties.Select(d => d.Number).SequenceEqual(Enumerable.Range(1, plan.Duties.Count));
        });

    [Fact]
    public void The_lead_names_a_firm_and_never_a_person() =>
        Assert.DoesNotContain(typeof(ObligationBreached).GetProperties(), p => p.Name.Contains("Consumer", StringComparison.Ordinal) || p.Name.Contains("Phone", StringComparison.Ordinal));

    private SubmitProofRequest Proof(int duty) => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Duty = duty, Text = "已通过银行转账，附回单" };

    private ConfirmPerformanceRequest Confirm(int duty) => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Duty = duty, Text = "已收到，核对无误" };

    private ReportBreachRequest Breach(int duty) => new() { RequestId = Scenario.NewRequest(), MediationId = Settling.Id, Duty = duty, Text = "没有收到款项" };
}

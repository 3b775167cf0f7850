using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Negotiations;

public class NegotiationTests : MediationTest
{
    [Fact]
    public async Task A_firm_that_takes_no_part_cannot_be_chosen()
    {
        var filing = Scenario.Filing();
        filing.Negotiate = true;
        var fields = await Refused.With(StatusCode.InvalidArgument, "FIRM_NOT_IN_NEGOTIATION", Host.Complaints(Callers.Anybody).FileComplaintAsync(filing));
        Assert.Equal("FIRM_NOT_IN_NEGOTIATION", fields["negotiate"]);
        Assert.False((await Host.Complaints(Callers.Anybody).CheckNegotiationAsync(new CheckNegotiationRequest { CreditCode = MediationHost.FirmCode })).TakesPart);
    }

    [Fact]
    public async Task A_result_that_the_consumer_confirms_settles_the_complaint()
    {
        var (complaintId, status) = await Negotiating();
        var (consumer, firm) = (Host.Negotiations(Scenario.ConsumerOf(complaintId)), Host.Negotiations(MediationHost.Firm));
        await firm.AnswerNegotiationAsync(new AnswerNegotiationRequest { RequestId = NewRequest(), NegotiationId = status.NegotiationId, Text = "我们愿意处理，请稍等。" });
        status = await Read(complaintId);
        status = (await firm.OfferResultAsync(Offer(status, "退还余款 2,000 元"))).Status;
        status = (await consumer.DeclineResultAsync(new DeclineResultRequest { RequestId = NewRequest(), NegotiationId = status.NegotiationId, Version = status.Version, Reason = "应退 3,000 元" })).Status;
        status = (await firm.OfferResultAsync(Offer(status, "退还余款 3,000 元"))).Status;
        status = (await consumer.ConfirmResultAsync(new ConfirmResultRequest { RequestId = NewRequest(), NegotiationId = status.NegotiationId, Version = status.Version })).Status;

        Assert.Equal(NegotiationState.Settled, status.State);
        await MediationHost.Eventually(async () => (await Scenario.Complaint(complaintId)).Status.State == ComplaintState.Settled, "the complaint was settled");
        var history = (await consumer.GetNegotiationAsync(new GetNegotiationRequest { ComplaintId = complaintId })).Negotiation.History;
        Assert.Equal(
            ["OPENED", "ANSWERED", "RESULT_OFFERED", "RESULT_DECLINED", "RESULT_OFFERED", "RESULT_CONFIRMED"], history.Reverse().Select(h => h.Kind));
    }

    [Fact]
    public async Task Silence_moves_the_complaint_to_the_authority_whose_days_begin_then()
    {
        var (complaintId, status) = await Negotiating();
        // Ten working days from Monday, 20 April 2026; 1 to 5 May are off, the day itself does not count: 7 May.
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 5, Day = 7 }, status.Until);
        await Host.PassDays(17);
        Assert.Equal(NegotiationState.Negotiating, (await Read(complaintId)).State);

        await Host.PassDays(1);

        Assert.Equal(NegotiationState.Failed, (await Read(complaintId)).State);
        await MediationHost.Eventually(async () => (await Scenario.Complaint(complaintId)).Status.State == ComplaintState.Received, "the authority has it");
        var complaint = await Scenario.Complaint(complaintId);
        Assert.Equal(MediationHost.Department, complaint.DepartmentCode);
        Assert.Equal(new Google.Type.Date { Year = 2026, Month = 5, Day = 8 }, complaint.Clock.Start);
    }

    [Fact]
    public async Task The_first_letter_says_that_the_firm_answers_first()
    {
        var (complaintId, _) = await Negotiating();
        await MediationHost.Eventually(async () => (await Scenario.Complaint(complaintId)).Notices.Count > 0, "the letter was written");
        Assert.All((await Scenario.Complaint(complaintId)).Notices, letter => Assert.Contains("正在与商家协商", letter.Subject, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_side_ends_it_and_the_complaint_goes_on(bool byFirm)
    {
        var (complaintId, status) = await Negotiating();
        await Host.Negotiations(byFirm ? MediationHost.Firm : Scenario.ConsumerOf(complaintId)).EndNegotiationAsync(
            new EndNegotiationRequest { RequestId = NewRequest(), NegotiationId = status.NegotiationId, Version = status.Version });
        await MediationHost.Eventually(async () => (await Scenario.Complaint(complaintId)).Status.State == ComplaintState.Received, "the authority has it");
        var end = (await Scenario.Complaint(complaintId)).Timeline.Single(t => t.Kind == "NEGOTIATION_FAILED").Values["end"];
        Assert.Equal(byFirm ? "Refused" : "Left", end);
    }

    [Fact]
    public async Task An_ended_negotiation_takes_no_more_offers_and_the_firm_sees_of_the_consumer_the_name_alone()
    {
        var (complaintId, status) = await Negotiating();
        var seen = (await Host.Negotiations(MediationHost.Firm).GetNegotiationAsync(new GetNegotiationRequest { NegotiationId = status.NegotiationId })).Negotiation;
        Assert.DoesNotContain(Scenario.ConsumerPhone, seen.ToString(), StringComparison.Ordinal);
        Assert.Contains(seen.Parties, p => p.Name == Scenario.ConsumerName);
        status = (await Host.Negotiations(Scenario.ConsumerOf(complaintId)).EndNegotiationAsync(
            new EndNegotiationRequest { RequestId = NewRequest(), NegotiationId = status.NegotiationId, Version = status.Version })).Status;
        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", Host.Negotiations(MediationHost.Firm).OfferResultAsync(Offer(status, "退还余款")));
    }

    [Fact]
    public async Task A_result_with_a_day_that_has_passed_is_refused()
    {
        var (_, status) = await Negotiating();
        var offer = Offer(status, "退还余款");
        offer.Result.By = new Google.Type.Date { Year = 2026, Month = 4, Day = 1 };
        Assert.Equal("DATE_PASSED", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Host.Negotiations(MediationHost.Firm).OfferResultAsync(offer)))["result.by"]);
    }

    private static OfferResultRequest Offer(NegotiationStatus status, string text) => new()
    {
        RequestId = NewRequest(),
        NegotiationId = status.NegotiationId,
        Version = status.Version,
        Result = new NegotiationResult { Text = text, Amount = new() { CurrencyCode = "CNY", MinorUnits = 300000 } },
    };

    private async Task<(string ComplaintId, NegotiationStatus Status)> Negotiating()
    {
        await Host.Firms(MediationHost.Firm).SetNegotiationAsync(new SetNegotiationRequest { RequestId = NewRequest(), TakesPart = true });
        await MediationHost.Eventually(
            async () => (await Host.Complaints(Callers.Anybody).CheckNegotiationAsync(new CheckNegotiationRequest { CreditCode = MediationHost.FirmCode })).TakesPart,
            "Intake knows that the firm takes part");
        var filing = Scenario.Filing();
        filing.Negotiate = true;
        var complaintId = (await Host.Complaints(Callers.Anybody).FileComplaintAsync(filing)).Status.ComplaintId;
        Assert.Equal(ComplaintState.OdrNegotiating, (await Host.Complaints(Scenario.ConsumerOf(complaintId)).GetComplaintAsync(new GetComplaintRequest { ComplaintId = complaintId })).Complaint.Status.State);
        await MediationHost.Eventually(
            async () =>
            {
                await Host.RunDue();
                return (await Host.Negotiations(MediationHost.Firm).ListNegotiationsAsync(new ListNegotiationsRequest())).Rows.Count == 1;
            },
            "the negotiation was opened");
        return (complaintId, await Read(complaintId));
    }

    private async Task<NegotiationStatus> Read(string complaintId) =>
        (await Host.Negotiations(Scenario.ConsumerOf(complaintId)).GetNegotiationAsync(new GetNegotiationRequest { ComplaintId = complaintId })).Negotiation.Status;
}

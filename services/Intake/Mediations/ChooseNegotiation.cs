using Complaints.Contracts.Intake;
using Complaints.Intake.Complaints;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Mediations;

/// <summary>Chooses direct negotiation after filing, while no department has the complaint (O121 art 6, CPR art 44).</summary>
internal sealed class ChooseNegotiation(ComplaintChange change, NegotiatingFirms firms)
{
    public Task<ChooseNegotiationResponse> Handle(ChooseNegotiationRequest request, Caller caller, CancellationToken ct) =>
        change.Run(caller, request, request.RequestId, request.ComplaintId, request.Version, _ => true, async (complaint, _) =>
        {
            await firms.RequireFirm("complaint_id", complaint.Respondent.CreditCode, ct);
            complaint.ChooseNegotiation(caller, change.Now);
            change.Db.Announce(complaint.Id, new NegotiationRequested(complaint.Id, complaint.Respondent.CreditCode, change.Now));
            change.Db.Record(caller, complaint.Id, "ChooseNegotiation", null, Statutes.O121("第六条"));
            return new ChooseNegotiationResponse { Status = complaint.ToStatus() };
        }, ct);
}

/// <summary>Whether a firm takes part in direct negotiation; for the form.</summary>
internal sealed class CheckNegotiation(NegotiatingFirms firms, LegalParameters law, TimeProvider time)
{
    public async Task<CheckNegotiationResponse> Handle(CheckNegotiationRequest request, CancellationToken ct) =>
        await firms.Find(request.CreditCode, ct) is { } firm
            ? new CheckNegotiationResponse
            {
                TakesPart = true,
                FirmName = firm.Name,
                WorkingDays = checked((int)law.Get("odr.negotiation", LegalDay.Today(time)).Value),
            }
            : new CheckNegotiationResponse();
}

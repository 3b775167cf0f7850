using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;
using Officer = Complaints.Intake.Officers.Officer;

namespace Complaints.Intake.Complaints;

/// <summary>
/// Gives complaints to one handling officer of their department. Each complaint is answered for itself: what cannot be
/// assigned names its reason and does not hinder the others.
/// </summary>
internal sealed class AssignComplaints(IntakeDb db)
{
    private const int Most = 100;

    public async Task<AssignComplaintsResponse> Handle(AssignComplaintsRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        if (request.ComplaintIds.Count == 0)
            check.Wrong("complaint_ids", Reasons.Required, "Choose at least one complaint.");
        if (request.ComplaintIds.Count > Most)
            check.Wrong("complaint_ids", IntakeReasons.TooMany, "Choose at most 100 complaints.", "100");
        for (var i = 0; i < Math.Min(request.ComplaintIds.Count, Most); i++)
        {
            if (!Guid.TryParse(request.ComplaintIds[i], out _))
                check.Wrong($"complaint_ids[{i}]", IntakeReasons.UnknownCode, "Give the id of a complaint.");
        }

        var officerId = check.Text("officer_id", request.OfficerId, 64, 1);
        var officer = officerId.Length == 0 ? null : await db.Officers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == officerId, ct);
        if (officerId.Length > 0 && officer is null)
            check.Wrong("officer_id", IntakeReasons.UnknownCode, "Choose an officer of the department.");
        check.ThrowIfAny();

        return await db.Once(caller, requestId, request, async () =>
        {
            var response = new AssignComplaintsResponse();
            foreach (var id in request.ComplaintIds)
                response.Results.Add(new AssignResult { ComplaintId = id, Refusal = await Assign(id, officer!, caller, ct) });
            return response;
        }, ct);
    }

    private async Task<string> Assign(string id, Officer officer, Caller caller, CancellationToken ct)
    {
        try
        {
            var complaint = await db.Complaints.Get(caller, id, ct);
            if (!officer.Active || !officer.Handles || officer.DepartmentCode != complaint.DepartmentCode)
                throw Refusal.Rule(IntakeReasons.OfficerNotOfDepartment, "The officer is not of the complaint's department.");
            // Assigned twice in one request is assigned once.
            if (complaint.HandlerId != officer.Id)
            {
                complaint.Assign(officer.Id, officer.Name, caller, db.Now);
                db.Record(caller, complaint.Id, "AssignComplaint", officer.Id);
            }

            return "";
        }
        catch (Refusal refusal)
        {
            return refusal.Reason;
        }
    }
}

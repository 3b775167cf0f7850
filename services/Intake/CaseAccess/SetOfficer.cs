using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Officers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.CaseAccess;

/// <summary>Takes an officer's account from the gateway, the whole record each time: repeating it changes nothing.</summary>
internal sealed class SetOfficer(IntakeDb db, Departments departments, Regions regions)
{
    public async Task Handle(SetOfficerRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var id = check.Text("officer_id", request.OfficerId, 64, 1);
        var name = check.Text("name", request.Name, 60, 1);
        var email = check.Text("email", request.Email, 200);
        if (request.DepartmentCode.Length > 0 && departments.Find(request.DepartmentCode) is null)
            check.Wrong("department_code", IntakeReasons.UnknownCode, "Choose a department of the system.");
        if (request.RegionCode.Length > 0 && regions.Find(request.RegionCode) is null)
            check.Wrong("region_code", IntakeReasons.UnknownCode, "Give a code of GB/T 2260.");
        for (var i = 0; i < Math.Min(request.Roles.Count, 20); i++)
            check.Choice($"roles[{i}]", request.Roles[i]);
        check.ThrowIfAny();

        var officer = await db.Officers.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (officer is null)
        {
            officer = new Officers.Officer
            {
                Id = id, Name = "", DepartmentCode = "", RegionCode = "", Email = "", Handles = false, Heads = false, TakesIn = false, Active = false,
            };
            db.Officers.Add(officer);
        }

        officer.Set(name, request.DepartmentCode, request.RegionCode, request.Roles.ToHashSet<Role>(), email, request.Active);
        if (db.Entry(officer).State is not EntityState.Unchanged)
            db.Record(caller, caseId: null, "SetOfficer", id);
        await db.SaveChangesAsync(ct);
    }
}

using Complaints.Intake.Catalog;
using Complaints.Intake.Data;
using Complaints.Intake.Filing;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Officers;

/// <summary>
/// Takes the record of an officer's account from the gateway, whole each time, so that a repetition changes nothing.
/// Names on cases that were given earlier stay as they were.
/// </summary>
internal sealed class SetOfficer(IntakeDb db, Departments departments, FilingCodes codes)
{
    private static readonly Role[] StaffRoles = [Role.IntakeOfficer, Role.HandlingOfficer, Role.Head, Role.Operator, Role.Auditor];

    public async Task<SetOfficerResponse> Handle(SetOfficerRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var id = check.Text("officer_id", request.OfficerId, 64, 1);
        var name = check.Text("name", request.Name, 60, 1);
        var email = check.Email("email", request.Email);
        var region = check.Code("region_code", request.RegionCode, codes.Regions);
        if (request.DepartmentCode.Length > 0 && departments.InSystem(request.DepartmentCode, LegalDay.Of(db.Now)) is null)
            check.Wrong("department_code", IntakeReasons.UnknownCode, "Choose a department of the system.");
        if (request.Roles.Any(role => !StaffRoles.Contains(role)))
            check.Wrong("roles", Reasons.UnknownValue, "Give roles of staff only.");
        check.ThrowIfAny();

        try
        {
            await Save();
        }
        catch (DbUpdateException)
        {
            // Two replicas of the gateway tell of one new account at the same instant: the second finds the first's row.
            db.Forget();
            await Save();
        }

        return new SetOfficerResponse();

        async Task Save()
        {
            var officer = await db.Officers.SingleOrDefaultAsync(o => o.Id == id, ct);
            if (officer is null)
            {
                officer = new Officer
                {
                    Id = id,
                    Name = "",
                    DepartmentCode = "",
                    RegionCode = "",
                    Email = "",
                    Handles = false,
                    Heads = false,
                    TakesIn = false,
                    Active = false,
                };
                db.Add(officer);
            }

            officer.Set(name, request.DepartmentCode, region, request.Roles.ToHashSet(), email, request.Active);
            if (db.ChangeTracker.HasChanges())
            {
                db.Record(caller, null, "SetOfficer", id);
                await db.SaveChangesAsync(ct);
            }
        }
    }
}

using Complaints.Intake.Catalog;
using Complaints.Intake.Complaints;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Mediations;

/// <summary>
/// What a mediation needs of a complaint: who the parties are, what happened, what is asked for. Given to the mediation
/// service alone, only while it is asked to act, and recorded each time.
/// </summary>
internal sealed class GetParties(IntakeDb db, Vault vault, Categories categories)
{
    public async Task<GetPartiesResponse> Handle(GetPartiesRequest request, Caller caller, CancellationToken ct)
    {
        var id = RequestCheck.Id(request.ComplaintId, IntakeReasons.ComplaintNotFound);
        var complaint = await db.Complaints.AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == id && (c.State == ComplaintState.OdrNegotiating || c.State == ComplaintState.InMediation), ct) ?? throw ComplaintScope.NotFound();
        var personal = vault.Open<PersonalContent>(complaint.Id, complaint.Sealed);
        db.Record(caller, complaint.Id, "GetParties");
        await db.SaveChangesAsync(ct);
        return new GetPartiesResponse
        {
            ReceiptNumber = complaint.ReceiptNumber,
            Title = complaint.Title,
            CategoryCode = complaint.Purchase.CategoryCode,
            Amount = complaint.Purchase.Price.ToProto(),
            RegionCode = complaint.RegionCode,
            Complainant = new PartyContact
            {
                Name = personal.Complainant.Name,
                Phone = personal.Complainant.Phone,
                Email = personal.Complainant.Email,
                Address = personal.Complainant.PostalAddress,
            },
            Respondent = new PartyContact { Name = complaint.Respondent.Name, Address = complaint.Respondent.Address },
            CreditCode = complaint.Respondent.CreditCode,
            Facts = personal.Facts,
            Request = Wish(complaint, personal),
            Language = complaint.Language,
        };
    }

    /// <summary>The remedies by name, then the complainant's own words.</summary>
    private string Wish(Complaints.Complaint complaint, PersonalContent personal)
    {
        var remedies = complaint.RemedyCodes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => categories.RemedyName(code)?.Zh ?? code);
        return personal.RequestText.Length == 0 ? string.Join('、', remedies) : $"{string.Join('、', remedies)}。{personal.RequestText}";
    }
}

/// <summary>What only other services call.</summary>
internal sealed class PartiesApi(GetParties parties) : PartiesService.PartiesServiceBase
{
    public override Task<GetPartiesResponse> GetParties(GetPartiesRequest request, ServerCallContext context) =>
        parties.Handle(request, context.GetCaller(), context.CancellationToken);
}

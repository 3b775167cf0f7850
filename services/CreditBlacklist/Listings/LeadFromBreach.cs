using System.Globalization;
using Complaints.Contracts.Mediation;
using Complaints.CreditBlacklist.Data;
using Complaints.CreditBlacklist.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Messaging;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Credit.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using static Complaints.CreditBlacklist.Statutes;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>
/// An obligation that a firm did not perform opens a lead, one for each mediation, and never a listing: no penalty decision
/// stands behind it (O44 art 2). A consumer's breach, or a firm without a code, opens nothing.
/// </summary>
internal sealed class LeadFromBreach(CreditDb db, FirmDirectory directory, Vault vault) : FactConsumer<ObligationBreached, CreditDb>(db)
{
    protected override async Task Handle(ObligationBreached fact, CancellationToken ct)
    {
        if (!fact.ByFirm || !UnifiedSocialCreditCode.TryParse(fact.FirmCode, out var code, out _))
            return;
        var reference = fact.MediationId.ToString("N");
        var listing = await Db.Listings.SingleOrDefaultAsync(l => l.Source == LeadSource.Breach && l.SourceReference == reference, ct);
        if (listing is null)
        {
            var id = NewId.NextGuid();
            listing = Procedure.New(id, code.ToString(), await directory.NameOf(code.ToString(), ct), fact.RegionCode, LeadSource.Breach, reference, Db.Now);
            listing.Open(vault.Seal(id, Words(fact)), Caller.System, Db.Now);
            Db.Listings.Add(listing);
            Db.Record(Caller.System, id, "OpenCreditLead", nameof(LeadSource.Breach), O44("第二条"));
        }
        else
        {
            listing.AddToLead(vault.Seal(listing.Id, Words(fact)), Caller.System, Db.Now);
        }
    }

    private static string Words(ObligationBreached fact) => string.Create(
        CultureInfo.InvariantCulture,
        $"调解协议第{fact.Obligation}项义务未在{fact.DueOn:yyyy-MM-dd}前履行{(fact.Confirmed ? "（协议已经司法确认）" : "")}。");
}

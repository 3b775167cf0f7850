using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Mediation.Performance;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Agreement = Complaints.Mediation.Agreements.Agreement;

namespace Complaints.Mediation.Confirmation;

/// <summary>Finds what a confirmation stands on: the agreement, the application, the eligibility and the courts.</summary>
internal sealed class ConfirmationFile(MediationDb db, Vault vault, MediationChannels channels, Courts courts)
{
    /// <summary>The application with its changes tracked; refused with the reason where there can be none.</summary>
    /// <exception cref="Refusal"><c>NOT_CONFIRMABLE</c>, or <c>CONFIRMATION_PERIOD_OVER</c>.</exception>
    public async Task<ConfirmationCase> Get(MediationCase mediation, CancellationToken ct)
    {
        var confirmation = await db.Set<ConfirmationCase>().SingleOrDefaultAsync(c => c.MediationId == mediation.Id, ct);
        var eligible = await Judge(mediation, confirmation, ct);
        if (eligible.Reason == "PERIOD_OVER")
            throw Refusal.Rule(MediationReasons.ConfirmationPeriodOver, eligible.Text.En, eligible.Basis);
        if (!eligible.Possible || confirmation is null)
            throw Refusal.Rule(MediationReasons.NotConfirmable, eligible.Text.En, eligible.Basis);
        return confirmation;
    }

    /// <summary>Whether the agreement of a case can be confirmed, and why.</summary>
    public async Task<Eligible> Judge(MediationCase mediation, ConfirmationCase? confirmation, CancellationToken ct)
    {
        var agreement = await db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(a => a.MediationId == mediation.Id, ct);
        var plan = await db.Set<PerformancePlan>().AsNoTracking().SingleOrDefaultAsync(p => p.MediationId == mediation.Id, ct);
        return Eligibility.Of(channels.Of(mediation.Channel), agreement, confirmation, plan?.IsPerformed ?? false);
    }

    /// <summary>The courts that the law opens to the parties of a case.</summary>
    /// <param name="mediation">The case.</param>
    /// <param name="consumerRegion">County of the consumer's domicile; from the address when empty.</param>
    /// <param name="firmRegion">County of the firm's domicile; from the address when empty.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<OpenCourt>> OpenCourts(MediationCase mediation, string consumerRegion, string firmRegion, CancellationToken ct)
    {
        var parties = vault.Open<CaseContent>(mediation.Id, mediation.Sealed);
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == mediation.Organisation, ct);
        // A body that serves a whole league sits in the county that its address names.
        var place = organisation is null ? mediation.RegionCode
            : courts.OfRegion(organisation.RegionCode) is not null ? organisation.RegionCode
            : courts.RegionOf(organisation.Address) ?? mediation.RegionCode;
        return courts.Open(
            channels.Of(mediation.Channel), mediation.RegionCode,
            consumerRegion.Length > 0 ? consumerRegion : courts.RegionOf(parties.Consumer.Address),
            firmRegion.Length > 0 ? firmRegion : courts.RegionOf(parties.Firm.Address),
            place);
    }
}

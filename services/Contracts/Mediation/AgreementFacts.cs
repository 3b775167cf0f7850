namespace Complaints.Contracts.Mediation;

/// <summary>An agreement binds: signed by both and sealed, agreed orally, or performed on the spot.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="DocumentNumber">Number of the document; public.</param>
/// <param name="Sha256">SHA-256 of its text, hexadecimal.</param>
/// <param name="Confirmable">True when a court can confirm it (CPC art 205).</param>
/// <param name="EffectiveAt">UTC.</param>
public sealed record AgreementSigned(
    Guid MediationId, Guid? ComplaintId, string DocumentNumber, string Sha256, bool Confirmable, DateTime EffectiveAt);

/// <summary>A court confirmed an agreement: it can be enforced (CPC art 206).</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="CourtCode">Court of <c>seeds/mediation/courts.json</c>.</param>
/// <param name="CourtCaseNumber">The court's number of the case.</param>
/// <param name="ConfirmedOn">Legal date of the ruling.</param>
public sealed record AgreementConfirmed(Guid MediationId, Guid? ComplaintId, string CourtCode, string CourtCaseNumber, DateOnly ConfirmedOn);

/// <summary>
/// Somebody reported that an obligation was not performed in time. A lead (线索) for the credit service: no penalty
/// decision stands behind it, and no listing may follow from it alone.
/// </summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="FirmCode">Unified social credit code of the firm when it is the debtor; otherwise, or when unknown, empty.</param>
/// <param name="RegionCode">GB/T 2260.</param>
/// <param name="ByFirm">True when the firm is the debtor; false when the consumer is.</param>
/// <param name="Obligation">Number of the obligation in the agreement.</param>
/// <param name="Instalment">Number of the instalment; 0 for none.</param>
/// <param name="CurrencyCode">ISO 4217; empty for what is no money.</param>
/// <param name="MinorUnits">In the minor unit; 0 for what is no money.</param>
/// <param name="DueOn">Legal date.</param>
/// <param name="Confirmed">True when a court has confirmed the agreement.</param>
/// <param name="ReportedAt">UTC.</param>
public sealed record ObligationBreached(
    Guid MediationId, Guid? ComplaintId, string FirmCode, string RegionCode, bool ByFirm, int Obligation, int Instalment, string CurrencyCode,
    long MinorUnits, DateOnly DueOn, bool Confirmed, DateTime ReportedAt);

/// <summary>Every obligation of an agreement is fulfilled.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="ComplaintId">The complaint; null for other origins.</param>
/// <param name="PerformedAt">UTC.</param>
public sealed record AgreementPerformed(Guid MediationId, Guid? ComplaintId, DateTime PerformedAt);

using System.Globalization;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Negotiations;

/// <summary>A result that the firm offers; sealed, because it is in somebody's words.</summary>
internal sealed record ResultContent(string Text, string CurrencyCode, long MinorUnits, DateOnly? By);

/// <summary>
/// A direct negotiation (在线消费纠纷解决). Pure, as <see cref="MediationCase"/> is; its answers and offers are its history.
/// </summary>
internal sealed class Negotiation : CaseWithHistory
{
    /// <summary>State.</summary>
    public NegotiationState State { get; private set; }

    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>Receipt number of the complaint.</summary>
    public required string Reference { get; init; }

    /// <summary>Product and issue, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Unified social credit code of the firm.</summary>
    public required string FirmCode { get; init; }

    /// <summary>Name of the firm.</summary>
    public required string FirmName { get; init; }

    /// <summary>GB/T 2260 of the county where the complaint belongs.</summary>
    public required string RegionCode { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>What was paid.</summary>
    public required long AmountMinorUnits { get; init; }

    /// <summary>Language of the consumer's notices.</summary>
    public required string Language { get; init; }

    /// <summary>A sealed <see cref="CaseContent"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When the firm was asked, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Last legal date.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Version of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>UTC instant at which it expires; null once it has ended.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>The result that stands, a sealed <see cref="ResultContent"/>; null for none.</summary>
    public byte[]? Result { get; private set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Opens a negotiation: the firm is asked.</summary>
    public static Negotiation Open(Guid id, Guid complaintId, GetPartiesResponse parties, byte[] content, Deadline deadline, DateTime now)
    {
        var negotiation = new Negotiation
        {
            Id = id,
            ComplaintId = complaintId,
            Reference = parties.ReceiptNumber,
            Title = parties.Title,
            FirmCode = parties.CreditCode,
            FirmName = parties.Respondent.Name,
            RegionCode = parties.RegionCode,
            CurrencyCode = parties.Amount?.CurrencyCode ?? "CNY",
            AmountMinorUnits = parties.Amount?.MinorUnits ?? 0,
            Language = parties.Language,
            Sealed = content,
            OpenedAt = now,
            Until = deadline.LegalDue,
            Rule = deadline.Rule.Version,
            State = NegotiationState.Negotiating,
            ExpiresAt = LegalDay.EndUtc(deadline.LegalDue),
            Version = 1,
        };
        negotiation.Happened("OPENED", HistoryActor.System, "", now, values: Due(deadline.LegalDue));
        return negotiation;
    }

    /// <summary>One side says something.</summary>
    public void Answer(byte[] text, Caller by, DateTime now)
    {
        Take(NegotiationAction.Answer, by);
        Happened("ANSWERED", MediationCase.ActorOf(by), "", now, text);
    }

    /// <summary>The firm offers a result; it replaces the one before.</summary>
    /// <param name="result">A sealed <see cref="ResultContent"/>.</param>
    /// <param name="text">Its sealed words, for the history.</param>
    /// <param name="values">Amount and day, for the history.</param>
    /// <param name="by">The firm.</param>
    /// <param name="now">UTC.</param>
    public void Offer(byte[] result, byte[] text, IReadOnlyDictionary<string, string> values, Caller by, DateTime now)
    {
        Take(NegotiationAction.Offer, by);
        Result = result;
        Happened("RESULT_OFFERED", HistoryActor.Firm, "", now, text, values);
    }

    /// <summary>The consumer confirms the result; settled.</summary>
    public void Confirm(Caller by, DateTime now)
    {
        Take(NegotiationAction.Confirm, by);
        End(now);
        Happened("RESULT_CONFIRMED", HistoryActor.Consumer, "", now);
    }

    /// <summary>The consumer declines the result; it does not stand any more.</summary>
    public void Decline(byte[]? reason, Caller by, DateTime now)
    {
        Take(NegotiationAction.Decline, by);
        Result = null;
        Happened("RESULT_DECLINED", HistoryActor.Consumer, "", now, reason);
    }

    /// <summary>One side ends it without a result.</summary>
    public void EndBy(byte[]? reason, Caller by, DateTime now)
    {
        Take(NegotiationAction.End, by);
        End(now);
        Happened("NEGOTIATION_ENDED", MediationCase.ActorOf(by), "", now, reason);
    }

    /// <summary>The days are over.</summary>
    public void Expire(DateTime now)
    {
        Take(NegotiationAction.Expire, Caller.System);
        End(now);
        Happened("NEGOTIATION_EXPIRED", HistoryActor.System, "", now, values: Due(Until));
    }

    /// <summary>The complaint was concluded otherwise.</summary>
    public void FollowComplaint(DateTime now)
    {
        Take(NegotiationAction.FollowComplaint, Caller.System);
        End(now);
        Happened("COMPLAINT_CONCLUDED", HistoryActor.System, "", now);
    }

    /// <summary>Refuses a caller who read an older version.</summary>
    /// <exception cref="Refusal"><c>STALE_VERSION</c>.</exception>
    public void Expect(long version)
    {
        if (version != Version)
            throw Refusal.Stale();
    }

    private static Dictionary<string, string> Due(DateOnly day) =>
        new(StringComparer.Ordinal) { ["due"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    private void End(DateTime now) => (ExpiresAt, EndedAt) = (null, now);

    private void Take(NegotiationAction action, Caller by)
    {
        State = NegotiationLifecycle.Life.Take(State, action, by).To;
        Version++;
    }
}

internal sealed class NegotiationMap : IEntityTypeConfiguration<Negotiation>
{
    public void Configure(EntityTypeBuilder<Negotiation> builder)
    {
        builder.ToTable("Negotiations");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.Property(n => n.Reference).HasMaxLength(80);
        builder.Property(n => n.Title).HasMaxLength(200);
        builder.Property(n => n.FirmCode).HasMaxLength(18).IsExact();
        builder.Property(n => n.FirmName).HasMaxLength(480);
        builder.Property(n => n.RegionCode).HasMaxLength(6).IsExact();
        builder.Property(n => n.CurrencyCode).HasMaxLength(3);
        builder.Property(n => n.Language).HasMaxLength(10);
        builder.Property(n => n.Rule).HasMaxLength(80);
        builder.Property(n => n.Result).HasMaxLength(16000);
        builder.HasIndex(n => n.ComplaintId).IsUnique();
        builder.HasIndex(n => new { n.FirmCode, n.Until, n.Id });
        builder.HasIndex(n => new { n.RegionCode, n.Until, n.Id });
        builder.HasIndex(n => n.ExpiresAt);
    }
}

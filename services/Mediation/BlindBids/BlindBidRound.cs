using Complaints.Mediation.Offers;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.BlindBids;

/// <summary>What one side could accept, from lowest to highest, in the minor unit of the round's currency.</summary>
internal sealed record BidRange(long Lowest, long Highest)
{
    /// <summary>
    /// The middle of what both ranges share, rounded down to the minor unit; null when they share nothing. Nothing else
    /// is ever told of the ranges.
    /// </summary>
    public static long? Midpoint(BidRange one, BidRange other)
    {
        var (lowest, highest) = (Math.Max(one.Lowest, other.Lowest), Math.Min(one.Highest, other.Highest));
        return lowest <= highest ? lowest + ((highest - lowest) / 2) : null;
    }
}

/// <summary>
/// A round of blind bids. A side's range is sealed the moment it comes in, is opened once, together with the other's, and
/// both are erased in the same transaction: not even the operator of the database can learn them afterwards.
/// </summary>
internal sealed class BlindBidRound
{
    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>From 1 within the case.</summary>
    public required int Number { get; init; }

    /// <summary>Sealed words: what the amount is for.</summary>
    public required byte[] About { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; private set; }

    /// <summary>The consumer has entered a range.</summary>
    public bool ConsumerEntered { get; private set; }

    /// <summary>The firm has entered a range.</summary>
    public bool FirmEntered { get; private set; }

    /// <summary>The sealed <see cref="BidRange"/> of whoever came first; null before and after.</summary>
    public byte[]? First { get; private set; }

    /// <summary>Whether the ranges meet; null while the round runs.</summary>
    public bool? Met { get; private set; }

    /// <summary>The midpoint in the minor unit; null unless they meet.</summary>
    public long? Midpoint { get; private set; }

    /// <summary>True once both sides have entered a range.</summary>
    public bool IsClosed => Met is not null;

    /// <summary>Takes a side's range; with the second one the round closes and the first is erased.</summary>
    /// <exception cref="Refusal"><c>BID_ENTERED</c> for a side that has entered one.</exception>
    public void Enter(Side side, BidRange range, Func<BidRange, byte[]> seal, Func<byte[], BidRange> open)
    {
        if (side == Side.Consumer ? ConsumerEntered : FirmEntered)
            throw Refusal.Rule(MediationReasons.BidEntered, "Your range is in; it is neither shown nor changed.");
        Version++;
        if (side == Side.Consumer)
            ConsumerEntered = true;
        else
            FirmEntered = true;
        if (First is null)
        {
            First = seal(range);
            return;
        }

        Midpoint = BidRange.Midpoint(open(First), range);
        (Met, First) = (Midpoint is not null, null);
    }

    /// <summary>What a reader may know: a side nothing of the other's before both are in, a mediator nothing but the outcome.</summary>
    public BlindBidState StateFor(Side? reader) => (Met, reader) switch
    {
        (true, _) => BlindBidState.Met,
        (false, _) => BlindBidState.NotMet,
        (null, Side.Consumer) when ConsumerEntered => BlindBidState.Waiting,
        (null, Side.Firm) when FirmEntered => BlindBidState.Waiting,
        _ => BlindBidState.Open,
    };

    /// <summary>As the contract has it for a reader.</summary>
    public BlindBid ToProto(Side? reader, string about) => new()
    {
        Number = Number,
        About = about,
        CurrencyCode = CurrencyCode,
        State = StateFor(reader),
        Midpoint = Midpoint is { } amount ? new Amount(CurrencyCode, amount).ToProto() : null,
        OpenedAt = OpenedAt.ToProto(),
    };
}

internal sealed class BlindBidRoundMap : IEntityTypeConfiguration<BlindBidRound>
{
    public void Configure(EntityTypeBuilder<BlindBidRound> builder)
    {
        builder.ToTable("BlindBids");
        builder.HasKey(r => new { r.MediationId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.CurrencyCode).HasMaxLength(3);
        builder.Property(r => r.About).HasMaxLength(4000);
        builder.Property(r => r.First).HasMaxLength(4000);
    }
}

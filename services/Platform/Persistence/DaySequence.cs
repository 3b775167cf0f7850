using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Persistence;

/// <summary>How many numbers of a kind a county has given out on a day. Each kind is a class and a table of its own.</summary>
public abstract class DaySequence
{
    /// <summary>GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Legal date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last number given out.</summary>
    public required int Last { get; set; }
}

/// <summary>
/// Gives out numbers, one sequence for each county and legal day, without gaps, because a number is taken in the
/// transaction of the document that it names.
/// </summary>
public static class DaySequences
{
    /// <summary>Takes the next number.</summary>
    /// <param name="db">The database, inside <see cref="ServiceDb.BeginWrite"/>.</param>
    /// <param name="begin">The sequence of a county and day that has none yet.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>From 1.</returns>
    /// <exception cref="InvalidOperationException">No write is open.</exception>
    public static async Task<int> Next<TSequence>(this ServiceDb db, TSequence begin, CancellationToken ct)
        where TSequence : DaySequence
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is taken inside the transaction of the document that it names: open a write first.");

        var (region, day) = (begin.RegionCode, begin.Day);
        var sequence = db.Set<TSequence>().Where(s => s.RegionCode == region && s.Day == day);
        // The update locks the row until the document is committed, so that the number read after it belongs to it alone.
        if (await sequence.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), ct) == 0)
        {
            await Begin(db, begin, ct);
            await sequence.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), ct);
        }

        return await sequence.Select(s => s.Last).SingleAsync(ct);
    }

    /// <summary>Maps a kind of number.</summary>
    public static void IsDaySequence<TSequence>(this EntityTypeBuilder<TSequence> builder)
        where TSequence : DaySequence
    {
        builder.HasKey(s => new { s.RegionCode, s.Day });
        builder.Property(s => s.RegionCode).HasMaxLength(6).IsExact();
    }

    private static async Task Begin<TSequence>(ServiceDb db, TSequence begin, CancellationToken ct)
        where TSequence : DaySequence
    {
        db.Add(begin);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another write began the day a moment ago; the save went back to before it, the transaction goes on.
            db.Entry(begin).State = EntityState.Detached;
        }
    }
}

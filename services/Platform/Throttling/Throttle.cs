using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Platform.Throttling;

/// <summary>Failed attempts to guess a code, counted for one number or one network address.</summary>
public sealed class FailedAttempts
{
    /// <summary>Blind index of what is counted: the table tells nobody who tried what.</summary>
    public required string Subject { get; init; }

    /// <summary>Failures in the window.</summary>
    public int Count { get; set; }

    /// <summary>When the window began, UTC.</summary>
    public DateTime WindowFrom { get; set; }

    /// <summary>Nothing is tried before this instant, UTC; null when not locked.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>Locks in a row; each is twice as long as the one before.</summary>
    public int Locks { get; set; }

    /// <summary>When the row says nothing any more, UTC.</summary>
    public DateTime ForgetAt { get; set; }

    /// <summary>Increased by every change.</summary>
    public long Version { get; set; }

    /// <summary>Adds the table to a service that holds somebody off; call it in its <c>OnModelCreating</c>.</summary>
    public static void Map(ModelBuilder model) => model.Entity<FailedAttempts>(builder =>
    {
        builder.HasKey(a => a.Subject);
        builder.Property(a => a.Subject).HasMaxLength(32).IsExact();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.ForgetAt);
    });
}

/// <summary>
/// Holds off whoever guesses. Counts live in the database, so that neither a restart nor another replica forgets them;
/// the limits are law parameters.
/// </summary>
/// <typeparam name="TDb">The database of the service that holds off; it maps <see cref="FailedAttempts"/>.</typeparam>
public sealed class Throttle<TDb>(TDb db, Vault vault, LegalParameters law)
    where TDb : ServiceDb
{
    /// <summary>Longest lock: the first one doubled this often.</summary>
    private const int MostDoublings = 5;

    /// <summary>What is counted for a receipt number, or for another number that a code belongs to.</summary>
    public string OfNumber(string number) => vault.BlindIndex("attempt-receipt", number);

    /// <summary>What is counted for a network address.</summary>
    public string OfAddress(string address) => vault.BlindIndex("attempt-address", address);

    /// <summary>The counts of both, tracked; rows that are missing are added.</summary>
    public async Task<Attempts> Load(string number, string address, CancellationToken ct)
    {
        var (receipt, network) = (OfNumber(number), OfAddress(address));
        var known = await db.Set<FailedAttempts>().Where(a => a.Subject == receipt || a.Subject == network).ToListAsync(ct);
        return new Attempts(Row(receipt), Row(network));

        FailedAttempts Row(string subject)
        {
            if (known.Find(a => a.Subject == subject) is { } row)
                return row;
            var fresh = new FailedAttempts { Subject = subject, WindowFrom = db.Now };
            return fresh;
        }
    }

    /// <summary>Refuses while a lock runs.</summary>
    /// <exception cref="Refusal"><c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public void CheckOpen(Attempts attempts)
    {
        var until = new[] { attempts.Number.LockedUntil, attempts.Address.LockedUntil }.Max();
        if (until > db.Now)
        {
            throw new Refusal(RefusalKind.Exhausted, Reasons.TooManyAttempts, "Too many wrong attempts; wait before the next one.")
            {
                RetryAfter = until.Value - db.Now,
            };
        }
    }

    /// <summary>Counts a failure for both; the caller saves.</summary>
    public void Failed(Attempts attempts)
    {
        var today = LegalDay.Of(db.Now);
        Count(attempts.Number, law.Get("accesscode.attempts", today).Value);
        Count(attempts.Address, law.Get("accesscode.attempts.address", today).Value);
    }

    /// <summary>Forgets the failures of the number; those of the address stay, or one good code would buy a guesser new tries.</summary>
    public void Succeeded(Attempts attempts)
    {
        if (db.Entry(attempts.Number).State != EntityState.Detached)
            db.Remove(attempts.Number);
    }

    /// <summary>Forgets what says nothing any more; says how many rows went.</summary>
    public async Task<int> Forget(CancellationToken ct)
    {
        var now = db.Now;
        if (!await db.Set<FailedAttempts>().AnyAsync(a => a.ForgetAt <= now, ct))
            return 0;
        await using var write = await db.BeginWrite(ct);
        var gone = await db.Set<FailedAttempts>().Where(a => a.ForgetAt <= now).ExecuteDeleteAsync(ct);
        await write.Commit(ct);
        return gone;
    }

    private void Count(FailedAttempts row, long most)
    {
        var (now, today) = (db.Now, LegalDay.Of(db.Now));
        var window = TimeSpan.FromHours(law.Get("accesscode.window", today).Value);
        var firstLock = TimeSpan.FromHours(law.Get("accesscode.lock", today).Value);
        if (now >= row.ForgetAt)
            row.Locks = 0;
        if (now >= row.WindowFrom + window)
            (row.WindowFrom, row.Count) = (now, 0);
        row.Version++;
        if (++row.Count >= most)
        {
            row.LockedUntil = now + (firstLock * Math.Pow(2, Math.Min(row.Locks, MostDoublings)));
            row.Locks++;
            (row.WindowFrom, row.Count) = (row.LockedUntil.Value, 0);
        }

        // A guesser who waits for the end of a lock meets the next, longer one; only a day of silence after it forgets.
        row.ForgetAt = (row.LockedUntil ?? now) + TimeSpan.FromDays(1);
        if (db.Entry(row).State == EntityState.Detached)
            db.Add(row);
    }
}

/// <summary>The failures that bear on one attempt.</summary>
public sealed record Attempts(FailedAttempts Number, FailedAttempts Address);

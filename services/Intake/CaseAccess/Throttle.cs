using Complaints.Intake.Data;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Intake.CaseAccess;

/// <summary>Failed attempts to open a case, counted for one receipt number or one network address.</summary>
internal sealed class FailedAttempts
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
}

/// <summary>
/// Holds off whoever guesses. Counts live in the database, so that neither a restart nor another replica forgets them;
/// the limits are law parameters.
/// </summary>
internal sealed class Throttle(IntakeDb db, Vault vault, LegalParameters law)
{
    /// <summary>Longest lock: the first one doubled this often.</summary>
    private const int MostDoublings = 5;

    /// <summary>What is counted for a receipt number.</summary>
    public string OfReceipt(string receiptNumber) => vault.BlindIndex("attempt-receipt", receiptNumber);

    /// <summary>What is counted for a network address.</summary>
    public string OfAddress(string address) => vault.BlindIndex("attempt-address", address);

    /// <summary>The counts of both, tracked; rows that are missing are added.</summary>
    public async Task<Attempts> Load(string receiptNumber, string address, CancellationToken ct)
    {
        var (receipt, network) = (OfReceipt(receiptNumber), OfAddress(address));
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
        var until = new[] { attempts.Receipt.LockedUntil, attempts.Address.LockedUntil }.Max();
        if (until > db.Now)
        {
            throw new Refusal(RefusalKind.Exhausted, IntakeReasons.TooManyAttempts, "Too many wrong attempts; wait before the next one.")
            {
                RetryAfter = until.Value - db.Now,
            };
        }
    }

    /// <summary>Counts a failure for both; the caller saves.</summary>
    public void Failed(Attempts attempts)
    {
        var today = LegalDay.Of(db.Now);
        Count(attempts.Receipt, law.Get("accesscode.attempts", today).Value);
        Count(attempts.Address, law.Get("accesscode.attempts.address", today).Value);
    }

    /// <summary>Forgets the failures of the receipt number; those of the address stay, or one good code would buy a guesser new tries.</summary>
    public void Succeeded(Attempts attempts)
    {
        if (db.Entry(attempts.Receipt).State != EntityState.Detached)
            db.Remove(attempts.Receipt);
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
internal sealed record Attempts(FailedAttempts Receipt, FailedAttempts Address);

internal sealed class FailedAttemptsMap : IEntityTypeConfiguration<FailedAttempts>
{
    public void Configure(EntityTypeBuilder<FailedAttempts> builder)
    {
        builder.HasKey(a => a.Subject);
        builder.Property(a => a.Subject).HasMaxLength(32).IsExact();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.ForgetAt);
    }
}

using Complaints.Mediation.Data;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

/// <summary>Failed verifications from one network address within an hour of the first.</summary>
internal sealed class FailedVerifications
{
    /// <summary>Blind index of the address: the table tells nobody who asked.</summary>
    public required string Subject { get; init; }

    /// <summary>How many.</summary>
    public int Count { get; set; }

    /// <summary>When counting began, UTC.</summary>
    public DateTime WindowFrom { get; set; }
}

/// <summary>Holds off whoever tries numbers and hashes; an honest reader never meets it.</summary>
internal sealed class VerificationThrottle(MediationDb db, Vault vault, LegalParameters law)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Refuses an address with too many failures.</summary>
    /// <exception cref="Refusal"><c>TOO_MANY_ATTEMPTS</c> with the time to wait.</exception>
    public async Task RequireOpen(string address, CancellationToken ct)
    {
        var (subject, now) = (SubjectOf(address), db.Now);
        var row = await db.Set<FailedVerifications>().AsNoTracking().SingleOrDefaultAsync(f => f.Subject == subject, ct);
        if (row is null || now >= row.WindowFrom + Window || row.Count < law.Get("verification.attempts", LegalDay.Of(now)).Value)
            return;
        throw new Refusal(RefusalKind.Exhausted, Reasons.TooManyAttempts, "Too many documents from here were not genuine; wait before the next one.")
        {
            RetryAfter = row.WindowFrom + Window - now,
        };
    }

    /// <summary>Counts a failure.</summary>
    public async Task Failed(string address, CancellationToken ct)
    {
        var (subject, now) = (SubjectOf(address), db.Now);
        var since = now - Window;
        var row = db.Set<FailedVerifications>().Where(f => f.Subject == subject);
        await using var write = await db.BeginWrite(ct);
        await row.Where(f => f.WindowFrom <= since).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, 0).SetProperty(f => f.WindowFrom, now), ct);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, f => f.Count + 1), ct) == 0)
        {
            db.Add(new FailedVerifications { Subject = subject, Count = 1, WindowFrom = now });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another failure of this address was first; one uncounted try is no loss.
                db.Forget();
            }
        }

        await write.Commit(ct);
    }

    private string SubjectOf(string address) => vault.BlindIndex("verification-address", address);
}

internal sealed class FailedVerificationsMap : IEntityTypeConfiguration<FailedVerifications>
{
    public void Configure(EntityTypeBuilder<FailedVerifications> builder)
    {
        builder.ToTable("FailedVerifications");
        builder.HasKey(f => f.Subject);
        builder.Property(f => f.Subject).HasMaxLength(32).IsExact();
        builder.HasIndex(f => f.WindowFrom);
    }
}

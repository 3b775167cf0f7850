using System.Globalization;
using System.Security.Cryptography;
using Complaints.Mediation.Data;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Agreements;

/// <summary>A one-time code that was sent. Only a keyed digest of it is stored, bound to document, party and purpose.</summary>
internal sealed class SigningCode
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid MediationId { get; init; }

    /// <summary>The party it was sent to.</summary>
    public required Side Side { get; init; }

    /// <summary>From 1 for this party in this case; the highest is the one that counts.</summary>
    public required int Number { get; init; }

    /// <summary>The person it was sent to: for a firm, the one account that may use it.</summary>
    public required string ActorId { get; init; }

    /// <summary>What for.</summary>
    public required SigningPurpose Purpose { get; init; }

    /// <summary>Keyed digest of code, case, party, person, purpose and the document's SHA-256.</summary>
    public required string Print { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>Good before this instant, UTC.</summary>
    public required DateTime ValidUntil { get; init; }

    /// <summary>How often somebody entered a code for it.</summary>
    public int Entries { get; set; }

    /// <summary>When it was used, UTC; null while not.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Increased by every change but entries, which are counted apart.</summary>
    public long Version { get; set; }
}

/// <summary>What an entered code is to do.</summary>
/// <param name="MediationId">The case.</param>
/// <param name="Side">The party.</param>
/// <param name="ActorId">The person.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Sha256">The document.</param>
internal sealed record SigningAct(Guid MediationId, Side Side, string ActorId, SigningPurpose Purpose, string Sha256);

/// <summary>
/// One-time codes of signatures. Six digits are little: each code takes a few entries and lives for minutes, a party gets
/// a few in an hour, and a new one voids the one before. An entry is counted before it is compared, in a transaction of
/// its own, so that neither a refusal nor many entries at once give a guesser free tries.
/// </summary>
internal sealed class SigningCodes(MediationDb db, Vault vault, LegalParameters law)
{
    private const int Digits = 6;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Makes a code; the caller sends it and saves.</summary>
    /// <returns>The code, which stands nowhere else, and until when it is good (UTC).</returns>
    /// <exception cref="Refusal"><c>TOO_MANY_CODES</c> with the time to wait.</exception>
    public async Task<(string Code, DateTime ValidUntil)> Make(SigningAct act, CancellationToken ct)
    {
        var (now, today) = (db.Now, LegalDay.Of(db.Now));
        var since = now - Window;
        var sent = db.Set<SigningCode>().Where(c => c.MediationId == act.MediationId && c.Side == act.Side);
        var recent = await sent.Where(c => c.SentAt > since).OrderBy(c => c.SentAt).Select(c => c.SentAt).ToListAsync(ct);
        if (recent.Count >= law.Get("signing.code.perHour", today).Value)
        {
            throw new Refusal(RefusalKind.Exhausted, MediationReasons.TooManyCodes, "Too many codes were asked for; wait for the next one.")
            {
                RetryAfter = recent[0] + Window - now,
            };
        }

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var validUntil = now + TimeSpan.FromMinutes(law.Get("signing.code.minutes", today).Value);
        db.Add(new SigningCode
        {
            Id = MassTransit.NewId.NextGuid(),
            MediationId = act.MediationId,
            Side = act.Side,
            // Two requests at one instant take one number, and the second is judged anew.
            Number = await sent.CountAsync(ct) + 1,
            ActorId = act.ActorId,
            Purpose = act.Purpose,
            Print = PrintOf(act, code),
            SentAt = now,
            ValidUntil = validUntil,
        });
        return (code, validUntil);
    }

    /// <summary>Counts an entry against the newest code; call it before the change, outside its transaction.</summary>
    /// <returns>False when no good code is left.</returns>
    public async Task<bool> SpendEntry(Guid mediationId, Side side, SigningPurpose purpose, CancellationToken ct)
    {
        if (await Newest(db.Set<SigningCode>().AsNoTracking(), mediationId, side, purpose, ct) is not { } code || !IsGood(code))
            return false;
        var most = checked((int)law.Get("signing.code.attempts", LegalDay.Of(db.Now)).Value);
        await using var write = await db.BeginWrite(ct);
        var counted = await db.Set<SigningCode>().Where(c => c.Id == code.Id && c.Entries < most)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Entries, c => c.Entries + 1), ct);
        await write.Commit(ct);
        return counted == 1;
    }

    /// <summary>Uses a code for what it was sent for; the caller saves.</summary>
    /// <param name="act">What it is to do.</param>
    /// <param name="entered">What was typed.</param>
    /// <param name="entrySpent">Answer of <see cref="SpendEntry"/>.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Refusal"><c>SIGNING_CODE_EXPIRED</c> or <c>SIGNING_CODE_WRONG</c>.</exception>
    public async Task Use(SigningAct act, string entered, bool entrySpent, CancellationToken ct)
    {
        var code = entrySpent ? await Newest(db.Set<SigningCode>(), act.MediationId, act.Side, act.Purpose, ct) : null;
        if (code is null || !IsGood(code))
            throw Refusal.Rule(MediationReasons.SigningCodeExpired, "There is no good code for this; ask for a new one.");
        var given = PrintOf(act, Normalise(entered));
        if (!CryptographicOperations.FixedTimeEquals(Convert.FromHexString(given), Convert.FromHexString(code.Print)))
            throw Refusal.Rule(MediationReasons.SigningCodeWrong, "The code does not fit this document, party and purpose.");
        (code.UsedAt, code.Version) = (db.Now, code.Version + 1);
    }

    /// <summary>The digits of what was typed; spaces, dashes and full-width digits are tolerated.</summary>
    public static string Normalise(string entered) =>
        entered.Length > 40 ? "" : string.Concat(entered.Where(char.IsDigit).Take(Digits + 1).Select(c => (char)('0' + (int)char.GetNumericValue(c))));

    private bool IsGood(SigningCode code) => code.UsedAt is null && db.Now < code.ValidUntil;

    private static Task<SigningCode?> Newest(IQueryable<SigningCode> codes, Guid mediationId, Side side, SigningPurpose purpose, CancellationToken ct) =>
        codes.Where(c => c.MediationId == mediationId && c.Side == side && c.Purpose == purpose)
            .OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);

    private string PrintOf(SigningAct act, string code) =>
        vault.BlindIndex("signing-code", $"{act.MediationId:N}\n{act.Side}\n{act.ActorId}\n{act.Purpose}\n{act.Sha256}\n{code}");
}

internal sealed class SigningCodeMap : IEntityTypeConfiguration<SigningCode>
{
    public void Configure(EntityTypeBuilder<SigningCode> builder)
    {
        builder.ToTable("SigningCodes");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ActorId).HasMaxLength(64);
        builder.Property(c => c.Print).HasMaxLength(32);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.MediationId, c.Side, c.Number }).IsUnique();
    }
}

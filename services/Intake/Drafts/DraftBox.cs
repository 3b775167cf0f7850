using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Drafts;

/// <summary>
/// Keeps drafts for <c>draft.retention</c> after their last change, for the holder of id and key alone. A wrong id, a
/// wrong key and an expired draft are answered alike.
/// </summary>
internal sealed class DraftBox(IntakeDb db, Vault vault, LegalParameters law)
{
    private const int Tries = 5;

    /// <summary>Hashed in place of the draft that is not there, so that the answer takes as long.</summary>
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <summary>Makes an empty draft and returns its key, which is kept nowhere else.</summary>
    public async Task<(SavedDraft Draft, string Key)> Create(CancellationToken ct)
    {
        var id = NewId.NextGuid();
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var draft = new SavedDraft
        {
            Id = id,
            KeyHash = Hash(key),
            Sealed = vault.Seal(id, new Dictionary<string, string>(StringComparer.Ordinal)),
            SavedAt = db.Now,
            ExpiresAt = Ends(),
        };
        db.Add(draft);
        await db.SaveChangesAsync(ct);
        return (draft, key);
    }

    /// <summary>The draft of an id and key, tracked.</summary>
    /// <exception cref="Refusal"><c>DRAFT_NOT_FOUND</c>.</exception>
    public async Task<SavedDraft> Open(string draftId, string draftKey, CancellationToken ct)
    {
        var known = Guid.TryParse(draftId, out var id);
        var draft = known ? await db.Set<SavedDraft>().SingleOrDefaultAsync(d => d.Id == id, ct) : null;
        var fits = CryptographicOperations.FixedTimeEquals(Hash(draftKey), draft?.KeyHash ?? NoHash);
        return draft is not null && fits && draft.ExpiresAt > db.Now
            ? draft
            : throw Refusal.NotFound(IntakeReasons.DraftNotFound, "There is no such draft; it may have expired.");
    }

    /// <summary>What was typed.</summary>
    public IReadOnlyDictionary<string, string> Fields(SavedDraft draft) => vault.Open<Dictionary<string, string>>(draft.Id, draft.Sealed);

    /// <summary>Sets fields and prolongs the draft. Two savings at once both count; of one field the later value.</summary>
    /// <exception cref="Refusal"><c>DRAFT_NOT_FOUND</c>, or the wrong fields.</exception>
    public async Task<SavedDraft> Save(string draftId, string draftKey, IReadOnlyDictionary<string, string> changes, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                await using var write = await db.BeginWrite(ct);
                var draft = await Open(draftId, draftKey, ct);
                var fields = vault.Open<Dictionary<string, string>>(draft.Id, draft.Sealed);
                DraftFields.Set(fields, changes);
                draft.Sealed = vault.Seal(draft.Id, fields);
                draft.SavedAt = db.Now;
                draft.ExpiresAt = Ends();
                draft.Version++;
                await db.SaveChangesAsync(ct);
                await write.Commit(ct);
                return draft;
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                db.Forget();
            }
        }
    }

    /// <summary>Marks a draft and the rows of its files for removal; the caller saves, then removes the files of the ids returned.</summary>
    public async Task<IReadOnlyList<Guid>> Remove(SavedDraft draft, CancellationToken ct)
    {
        var files = await db.Set<EvidenceRecord>().Where(e => e.OwnerKind == EvidenceOwnerKind.Draft && e.OwnerId == draft.Id).ToListAsync(ct);
        db.RemoveRange(files);
        db.Remove(draft);
        return [.. files.Select(f => f.Id)];
    }

    private DateTime Ends() => db.Now.AddDays(law.Get("draft.retention", LegalDay.Of(db.Now)).Value);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>The limits of what a draft holds. Content is kept as typed, also when it is wrong: filing checks it.</summary>
internal static class DraftFields
{
    public const int MostFields = 200;
    public const int LongestName = 60;
    public const int LongestValue = 4000;

    /// <summary>Of all values together; a filled form has a tenth of it.</summary>
    public const int LongestTogether = 100_000;

    /// <summary>Sets fields; an empty value removes one.</summary>
    /// <exception cref="Refusal">Names every field that is too long, or the draft as a whole.</exception>
    public static void Set(Dictionary<string, string> fields, IReadOnlyDictionary<string, string> changes)
    {
        var check = new RequestCheck();
        foreach (var (name, value) in changes)
        {
            if (name.Length is 0 or > LongestName)
                check.Wrong("fields", Reasons.TooLong, "Names of fields have 1 to 60 characters.", "60");
            else if (value.Length > LongestValue)
                check.Wrong($"fields[{name}]", Reasons.TooLong, "Use at most 4000 characters.", "4000");
            else if (value.Length == 0)
                fields.Remove(name);
            else
                fields[name] = value;
        }

        if (fields.Count > MostFields)
            check.Wrong("fields", IntakeReasons.TooMany, "A draft has at most 200 fields.", "200");
        if (fields.Values.Sum(v => v.Length) > LongestTogether)
            check.Wrong("fields", IntakeReasons.DraftTooLarge, "All fields together have at most 100000 characters.", "100000");
        check.ThrowIfAny();
    }
}

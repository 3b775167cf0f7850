using System.Security.Cryptography;
using System.Text;
using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Evidence;

/// <summary>
/// Takes one file: recognised from its content, hashed and sealed while it streams. Whatever goes wrong on the way, of a
/// broken or refused upload nothing is kept. Repeating a request_id with the same file answers with the first one.
/// </summary>
internal sealed class UploadEvidence(IntakeDb db, EvidenceOwners owners, EvidenceFolder folder, Vault vault, LegalParameters law)
{
    private const int Tries = 5;

    /// <summary>Takes the heading and then the content.</summary>
    /// <exception cref="Refusal">See the contract of <c>EvidenceService</c>.</exception>
    public async Task<EvidenceFile> Handle(IAsyncStreamReader<UploadEvidenceRequest> pieces, Caller caller, CancellationToken ct)
    {
        if (!await pieces.MoveNext(ct) || pieces.Current.Heading is not { } heading)
            throw Refusal.Invalid([new FieldMistake("heading", Reasons.Required, "Send the heading first, then the content.")]);

        var check = new RequestCheck();
        var requestId = check.RequestId(heading.RequestId, "heading.request_id");
        check.ThrowIfAny();
        var owner = await owners.ForAdding(heading.Owner, caller, ct);
        var uploadKey = SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Id:N}\n{requestId:N}"));
        var known = await db.Set<EvidenceRecord>().AnyAsync(e => e.UploadKey == uploadKey, ct);
        if (!known)
            CheckCount(await db.Set<EvidenceRecord>().CountAsync(e => e.OwnerId == owner.Id, ct));

        await using var file = folder.Begin(NewId.NextGuid());
        var most = law.Get("evidence.maxBytes", LegalDay.Of(db.Now)).Value;
        var received = await FileReception.Receive(file, heading.FileName, most, next => Next(pieces, next), ct);
        var stored = false;
        try
        {
            var upload = new Upload(heading.Owner, uploadKey, received.Name, received.MediaType, received.Size, received.Sha256);
            var record = await Store(upload, file, caller, ct);
            stored = record.Id == file.Id;
            return record.ToProto(vault);
        }
        finally
        {
            if (!stored)
                folder.Remove([file.Id]);
        }
    }

    /// <summary>The next piece of content; null after the last.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Next(IAsyncStreamReader<UploadEvidenceRequest> pieces, CancellationToken ct)
    {
        if (!await pieces.MoveNext(ct))
            return null;
        return pieces.Current.PieceCase == UploadEvidenceRequest.PieceOneofCase.Content
            ? pieces.Current.Content.Memory
            : throw FileReception.Refused("heading", Reasons.MalformedRequest, "Send one heading, then content only.");
    }

    private async Task<EvidenceRecord> Store(Upload upload, EvidenceFolder.NewFile file, Caller caller, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            // What was read before the upload is old by now.
            db.Forget();
            try
            {
                return await StoreOnce(upload, file, caller, ct);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Another upload took the same place among the files; there may be a next one.
            }
        }
    }

    private async Task<EvidenceRecord> StoreOnce(Upload upload, EvidenceFolder.NewFile file, Caller caller, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var owner = await owners.ForAdding(upload.Asked, caller, ct);
        if (await db.Set<EvidenceRecord>().AsNoTracking().SingleOrDefaultAsync(e => e.UploadKey == upload.Key, ct) is { } first)
        {
            return first.Sha256 == upload.Sha256
                ? first
                : throw new Refusal(RefusalKind.Duplicate, Reasons.RequestIdReused, "This request_id was used for another file.");
        }

        var taken = await db.Set<EvidenceRecord>().Where(e => e.OwnerId == owner.Id).Select(e => e.Number).ToListAsync(ct);
        CheckCount(taken.Count);
        var record = new EvidenceRecord
        {
            Id = file.Id,
            OwnerKind = owner.Kind,
            OwnerId = owner.Id,
            Number = Enumerable.Range(1, taken.Count + 1).First(n => !taken.Contains(n)),
            UploadKey = upload.Key,
            Sealed = vault.Seal(file.Id, new EvidenceSecret(upload.Name, file.Key)),
            MediaType = upload.MediaType,
            Size = upload.Size,
            Sha256 = upload.Sha256,
            UploadedAt = db.Now,
        };
        db.Add(record);
        if (owner.CaseId is { } caseId)
            db.Record(caller, caseId, "AddEvidence", record.Id.ToString());
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return record;
    }

    private void CheckCount(int count)
    {
        var most = law.Get("evidence.maxFiles", LegalDay.Of(db.Now)).Value;
        if (count >= most)
            throw new Refusal(RefusalKind.Exhausted, Reasons.TooManyFiles, $"There are {most} files already; remove one first.");
    }

    private sealed record Upload(
        EvidenceOwner Asked, byte[] Key, string Name, string MediaType, long Size, string Sha256);
}

using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Intake.Evidence;

/// <summary>Evidence over gRPC, streamed both ways.</summary>
internal sealed class EvidenceApi(UploadEvidence upload, EvidenceOwners owners, IntakeDb db, EvidenceFolder folder, Vault vault)
    : EvidenceService.EvidenceServiceBase
{
    public override async Task<UploadEvidenceResponse> UploadEvidence(IAsyncStreamReader<UploadEvidenceRequest> requestStream, ServerCallContext context) =>
        new() { File = await upload.Handle(requestStream, context.GetCaller(), context.CancellationToken) };

    /// <summary>Streams a file. What staff download is recorded before the first byte leaves.</summary>
    public override async Task DownloadEvidence(
        DownloadEvidenceRequest request, IServerStreamWriter<DownloadEvidenceResponse> responseStream, ServerCallContext context)
    {
        var (caller, ct) = (context.GetCaller(), context.CancellationToken);
        var owner = await owners.ForReading(request.Owner, caller, ct);
        var record = await Find(owner, request.EvidenceId, ct);
        if (caller.IsStaff)
        {
            db.Record(caller, owner.CaseId, "ReadEvidence", record.Id.ToString());
            await db.SaveChangesAsync(ct);
        }

        await using var file = folder.Open(record.Id);
        using var reader = new SealedReader(file, vault.Open<EvidenceSecret>(record.Id, record.Sealed).Key);
        await responseStream.WriteAsync(new DownloadEvidenceResponse { File = record.ToProto(vault) }, ct);
        while (await reader.Next(ct) is { } piece)
            await responseStream.WriteAsync(new DownloadEvidenceResponse { Content = ByteString.CopyFrom(piece.Span) }, ct);
    }

    public override async Task<RemoveEvidenceResponse> RemoveEvidence(RemoveEvidenceRequest request, ServerCallContext context)
    {
        var ct = context.CancellationToken;
        var owner = await owners.ForReading(request.Owner, context.GetCaller(), ct);
        if (owner.Kind != EvidenceOwnerKind.Draft)
            throw Refusal.Rule(IntakeReasons.EvidenceIsKept, "Evidence of a case is kept with it.");
        var record = await Find(owner, request.EvidenceId, ct);
        db.Remove(record);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The draft was filed a moment ago: the file is the case's now.
            throw EvidenceOwners.NotFound();
        }

        folder.Remove([record.Id]);
        return new RemoveEvidenceResponse();
    }

    private async Task<EvidenceRecord> Find(AllowedOwner owner, string evidenceId, CancellationToken ct)
    {
        var id = RequestCheck.Id(evidenceId, IntakeReasons.EvidenceNotFound);
        return await db.Set<EvidenceRecord>().SingleOrDefaultAsync(e => e.Id == id && e.OwnerKind == owner.Kind && e.OwnerId == owner.Id, ct)
            ?? throw EvidenceOwners.NotFound();
    }
}

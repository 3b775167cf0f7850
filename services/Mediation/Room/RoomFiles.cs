using System.Security.Cryptography;
using System.Text;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Room;

/// <summary>
/// Files in rooms: recognised from their content, hashed and sealed while they stream. Of a broken or refused upload
/// nothing is kept. A file of a caucus is for those in the caucus alone.
/// </summary>
internal sealed class RoomFiles(MediationDb db, RoomDoor door, RoomTalk talk, RoomFolder folder, Vault vault, LegalParameters law, RoomSignal signal)
{
    private const int Tries = 5;

    /// <summary>Takes the heading and then the content. Repeating a request_id with the same file answers with the first one.</summary>
    public async Task<UploadRoomFileResponse> Upload(IAsyncStreamReader<UploadRoomFileRequest> pieces, Caller caller, CancellationToken ct)
    {
        if (!await pieces.MoveNext(ct) || pieces.Current.Heading is not { } heading)
            throw Refusal.Invalid([new FieldMistake("heading", Reasons.Required, "Send the heading first, then the content.")]);
        var check = new RequestCheck();
        var requestId = check.RequestId(heading.RequestId, "heading.request_id");
        RoomTalk.Place(check, heading.Place, orAll: false, "heading.place");
        check.ThrowIfAny();
        var mediation = await door.ForSpeaking(caller, heading.MediationId, heading.Place, ct);
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{mediation.Id:N}\n{requestId:N}"));
        CheckCount(await db.Set<RoomFileRecord>().CountAsync(f => f.CaseId == mediation.Id && f.UploadKey != key, ct));

        await using var file = folder.Begin(NewId.NextGuid());
        var most = law.Get("evidence.maxBytes", LegalDay.Of(db.Now)).Value;
        var received = await FileReception.Receive(file, heading.FileName, most, next => Next(pieces, next), ct);
        var stored = false;
        try
        {
            var (record, number) = await Store(heading, key, received, file, caller, ct);
            stored = record.Id == file.Id;
            signal.Raise();
            return new UploadRoomFileResponse { File = record.ToProto(vault), Number = number };
        }
        finally
        {
            if (!stored)
                folder.Remove([file.Id]);
        }
    }

    /// <summary>Streams a file to whoever sees its place. Reading by staff is recorded before the first byte leaves.</summary>
    public async Task Download(DownloadRoomFileRequest request, IServerStreamWriter<DownloadRoomFileResponse> answer, Caller caller, CancellationToken ct)
    {
        var mediation = await door.ForReading(caller, request.MediationId, ct);
        var id = RequestCheck.Id(request.FileId, MediationReasons.RoomFileNotFound);
        var places = RoomDoor.PlacesOf(caller);
        var record = await db.Set<RoomFileRecord>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId == mediation.Id && places.Contains(f.Place), ct)
            ?? throw Refusal.NotFound(MediationReasons.RoomFileNotFound, "There is no such file in a place that you see.");
        db.Record(caller, mediation.Id, "ReadRoomFile", record.Id.ToString());
        await db.SaveChangesAsync(ct);

        await using var file = folder.Open(record.Id);
        using var reader = new SealedReader(file, vault.Open<RoomFileSecret>(record.Id, record.Sealed).Key);
        await answer.WriteAsync(new DownloadRoomFileResponse { File = record.ToProto(vault) }, ct);
        while (await reader.Next(ct) is { } piece)
            await answer.WriteAsync(new DownloadRoomFileResponse { Content = ByteString.CopyFrom(piece.Span) }, ct);
    }

    private static async Task<ReadOnlyMemory<byte>?> Next(IAsyncStreamReader<UploadRoomFileRequest> pieces, CancellationToken ct)
    {
        if (!await pieces.MoveNext(ct))
            return null;
        return pieces.Current.PieceCase == UploadRoomFileRequest.PieceOneofCase.Content
            ? pieces.Current.Content.Memory
            : throw FileReception.Refused("heading", Reasons.MalformedRequest, "Send one heading, then content only.");
    }

    private async Task<(RoomFileRecord Record, int Number)> Store(
        RoomFileHeading heading, byte[] key, ReceivedFile received, SealedFolder.NewFile file, Caller caller, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            // What was read before the upload is old by now.
            db.Forget();
            try
            {
                return await StoreOnce(heading, key, received, file, caller, ct);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Somebody spoke at the same instant and has the number: take the next one.
            }
        }
    }

    private async Task<(RoomFileRecord Record, int Number)> StoreOnce(
        RoomFileHeading heading, byte[] key, ReceivedFile received, SealedFolder.NewFile file, Caller caller, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var mediation = await door.ForSpeaking(caller, heading.MediationId, heading.Place, ct);
        if (await db.Set<RoomFileRecord>().AsNoTracking().SingleOrDefaultAsync(f => f.UploadKey == key, ct) is { } first)
        {
            if (first.Sha256 != received.Sha256)
                throw new Refusal(RefusalKind.Duplicate, Reasons.RequestIdReused, "This request_id was used for another file.");
            return (first, await db.Set<RoomEntry>().Where(e => e.CaseId == mediation.Id && e.FileId == first.Id).Select(e => e.Number).SingleAsync(ct));
        }

        CheckCount(await db.Set<RoomFileRecord>().CountAsync(f => f.CaseId == mediation.Id, ct));
        var record = new RoomFileRecord
        {
            Id = file.Id,
            CaseId = mediation.Id,
            Place = heading.Place,
            UploadKey = key,
            Sealed = vault.Seal(file.Id, new RoomFileSecret(received.Name, file.Key)),
            MediaType = received.MediaType,
            Size = received.Size,
            Sha256 = received.Sha256,
        };
        db.Add(record);
        var number = await talk.Say(mediation.Id, heading.Place, caller, null, record.Id, ct);
        db.Record(caller, mediation.Id, "AddRoomFile", record.Id.ToString());
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return (record, number);
    }

    private void CheckCount(int count)
    {
        var most = law.Get("evidence.maxFiles", LegalDay.Of(db.Now)).Value;
        if (count >= most)
            throw new Refusal(RefusalKind.Exhausted, Reasons.TooManyFiles, $"There are {most} files already.");
    }
}

using Complaints.Contracts.Mediation;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Room;

/// <summary>What is said and read in rooms.</summary>
internal sealed class RoomTalk(MediationDb db, RoomDoor door, Vault vault, RoomSignal signal)
{
    private const int Tries = 5;

    /// <summary>What was said in the places that the caller sees, oldest first.</summary>
    public async Task<ListMessagesResponse> List(ListMessagesRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        Place(check, request.Place, orAll: true);
        check.ThrowIfAny();
        var mediation = await door.ForReading(caller, request.MediationId, ct);
        if (request.Place != RoomPlace.Unspecified)
            RoomDoor.RequirePlace(caller, request.Place);
        var places = request.Place == RoomPlace.Unspecified ? RoomDoor.PlacesOf(caller) : [request.Place];
        var size = FieldChecks.PageSize(request.PageSize, usual: 100, most: 200);
        var found = await db.Set<RoomEntry>().AsNoTracking()
            .Where(e => e.CaseId == mediation.Id && places.Contains(e.Place) && e.Number > request.After)
            .OrderBy(e => e.Number).Take(size + 1).ToListAsync(ct);
        var marks = await db.Set<ReadMark>().AsNoTracking().Where(m => m.CaseId == mediation.Id).ToListAsync(ct);
        var fileIds = found.Where(e => e.FileId is not null).Select(e => e.FileId!.Value).ToList();
        var files = await db.Set<RoomFileRecord>().AsNoTracking().Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);

        var response = new ListMessagesResponse { More = found.Count > size, Unread = await Unread(mediation.Id, caller, ct) };
        response.Messages.AddRange(found.Take(size).Select(e => ToProto(e, marks, files)));
        if (CaseScope.SideOf(caller) is null && !caller.Is(Role.Mediator))
        {
            db.Record(caller, mediation.Id, "ReadRoom");
            await db.SaveChangesAsync(ct);
        }

        return response;
    }

    /// <summary>Says something.</summary>
    public async Task<PostMessageResponse> Post(PostMessageRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        Place(check, request.Place, orAll: false);
        var text = check.Text("text", request.Text, 2000, 1, multiline: true);
        check.ThrowIfAny();
        for (var left = Tries; ; left--)
        {
            try
            {
                await using var write = await db.BeginWrite(ct);
                var response = await db.Once(caller, requestId, request, async () =>
                {
                    var mediation = await door.ForSpeaking(caller, request.MediationId, request.Place, ct);
                    var number = await Say(mediation.Id, request.Place, caller, vault.Seal(mediation.Id, text), null, ct);
                    return new PostMessageResponse { Number = number };
                }, ct);
                await write.Commit(ct);
                signal.Raise();
                return response;
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Somebody spoke at the same instant and has the number: take the next one.
                db.Forget();
            }
        }
    }

    /// <summary>Notes up to where the caller has read.</summary>
    public async Task<MarkReadResponse> MarkRead(MarkReadRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        Place(check, request.Place, orAll: false);
        check.ThrowIfAny();
        var response = await db.Once(caller, requestId, request, async () =>
        {
            var mediation = await door.ForReading(caller, request.MediationId, ct);
            RoomDoor.RequirePlace(caller, request.Place);
            var reader = MediationCase.ActorOf(caller);
            var last = await db.Set<RoomEntry>().Where(e => e.CaseId == mediation.Id && e.Place == request.Place).MaxAsync(e => (int?)e.Number, ct) ?? 0;
            var upTo = Math.Clamp(request.UpTo, 0, last);
            if (await db.Set<ReadMark>().SingleOrDefaultAsync(m => m.CaseId == mediation.Id && m.Reader == reader && m.Place == request.Place, ct) is { } mark)
                mark.UpTo = Math.Max(mark.UpTo, upTo);
            else
                db.Add(new ReadMark { CaseId = mediation.Id, Reader = reader, Place = request.Place, UpTo = upTo });
            return new MarkReadResponse();
        }, ct);
        signal.Raise();
        return response;
    }

    /// <summary>Writes a note without prejudice.</summary>
    public Task<WriteSealedNoteResponse> WriteNote(WriteSealedNoteRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var text = check.Text("text", request.Text, 2000, 1, multiline: true);
        check.ThrowIfAny();
        return db.Once(caller, requestId, request, async () =>
        {
            var mediation = await door.ForReading(caller, request.MediationId, ct);
            var id = NewId.NextGuid();
            db.Add(new SealedNoteRecord { Id = id, CaseId = mediation.Id, Writer = WriterOf(caller), At = db.Now, Sealed = vault.Seal(id, text) });
            db.Record(caller, mediation.Id, "WriteSealedNote");
            return new WriteSealedNoteResponse();
        }, ct);
    }

    /// <summary>The caller's own notes.</summary>
    public async Task<ListSealedNotesResponse> ListNotes(ListSealedNotesRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await door.ForReading(caller, request.MediationId, ct);
        var writer = WriterOf(caller);
        var notes = await db.Set<SealedNoteRecord>().AsNoTracking().Where(n => n.CaseId == mediation.Id && n.Writer == writer).OrderByDescending(n => n.At).ToListAsync(ct);
        var response = new ListSealedNotesResponse();
        response.Notes.AddRange(notes.Select(n => new SealedNote { At = n.At.ToProto(), Text = vault.Open<string>(n.Id, n.Sealed) }));
        return response;
    }

    /// <summary>Where the room stands for a reader.</summary>
    public async Task<WatchRoomResponse> State(Caller caller, string mediationId, CancellationToken ct)
    {
        var mediation = await door.ForReading(caller, mediationId, ct);
        var places = RoomDoor.PlacesOf(caller);
        return new WatchRoomResponse
        {
            Version = mediation.Version,
            State = mediation.State,
            LastMessage = await db.Set<RoomEntry>().Where(e => e.CaseId == mediation.Id && places.Contains(e.Place)).MaxAsync(e => (int?)e.Number, ct) ?? 0,
            Unread = await Unread(mediation.Id, caller, ct),
        };
    }

    /// <summary>Adds an entry; the caller saves, and takes another number when somebody was first.</summary>
    public async Task<int> Say(Guid caseId, RoomPlace place, Caller by, byte[]? text, Guid? file, CancellationToken ct)
    {
        var number = (await db.Set<RoomEntry>().Where(e => e.CaseId == caseId).MaxAsync(e => (int?)e.Number, ct) ?? 0) + 1;
        db.Add(new RoomEntry
        {
            CaseId = caseId,
            Number = number,
            Place = place,
            At = db.Now,
            Author = MediationCase.ActorOf(by),
            AuthorName = by.Is(Role.Mediator) ? by.Name : "",
            SealedText = text,
            FileId = file,
        });
        db.Announce(caseId, new RoomChanged(caseId, db.Now));
        return number;
    }

    /// <summary>Notes a place that is none.</summary>
    public static void Place(RequestCheck check, RoomPlace place, bool orAll, string field = "place")
    {
        if (!orAll || place != RoomPlace.Unspecified)
            check.Choice(field, place);
    }

    private async Task<int> Unread(Guid caseId, Caller caller, CancellationToken ct)
    {
        if (CaseScope.SideOf(caller) is null && !caller.Is(Role.Mediator))
            return 0;
        var (reader, places) = (MediationCase.ActorOf(caller), RoomDoor.PlacesOf(caller));
        return await db.Set<RoomEntry>().CountAsync(
            e => e.CaseId == caseId && places.Contains(e.Place) && e.Author != reader
                && !db.Set<ReadMark>().Any(m => m.CaseId == caseId && m.Reader == reader && m.Place == e.Place && m.UpTo >= e.Number), ct);
    }

    /// <summary>A side has one set of notes, whoever of the firm writes; each mediator has an own one.</summary>
    private string WriterOf(Caller caller) =>
        vault.BlindIndex("sealed-note", caller.Is(Role.Mediator) ? $"mediator {caller.Id}" : MediationCase.ActorOf(caller));

    private RoomMessage ToProto(RoomEntry entry, List<ReadMark> marks, Dictionary<Guid, RoomFileRecord> files)
    {
        return new RoomMessage
        {
            Number = entry.Number,
            Place = entry.Place,
            At = entry.At.ToProto(),
            Author = entry.Author,
            AuthorName = entry.AuthorName,
            Text = entry.SealedText is null ? "" : vault.Open<string>(entry.CaseId, entry.SealedText),
            File = entry.FileId is { } id && files.TryGetValue(id, out var file) ? file.ToProto(vault) : null,
            ReadByConsumer = ReadBy(HistoryActor.Consumer),
            ReadByFirm = ReadBy(HistoryActor.Firm),
            ReadByMediator = ReadBy(HistoryActor.Mediator),
        };

        bool ReadBy(string reader) => entry.Author == reader || marks.Exists(m => m.Reader == reader && m.Place == entry.Place && m.UpTo >= entry.Number);
    }
}

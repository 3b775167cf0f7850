using Complaints.Platform.Access;
using Complaints.Protos.Intake.V1;
using MassTransit;

namespace Complaints.Intake.Complaints;

/// <summary>Adds an internal note. It changes nothing of the case, so it needs no version and makes none stale.</summary>
internal sealed class AddNote(ComplaintChange change)
{
    public Task<AddNoteResponse> Handle(AddNoteRequest request, Caller caller, CancellationToken ct) =>
        change.Run(
            caller, request, request.RequestId, request.ComplaintId, version: null,
            check => check.Text("text", request.Text, 1000, 1, multiline: true),
            (complaint, text) =>
            {
                ComplaintLifecycle.Life.Take(complaint.State, ComplaintAction.AddNote, caller);
                change.Db.Notes.Add(new Note
                {
                    Id = NewId.NextGuid(),
                    ComplaintId = complaint.Id,
                    At = change.Now,
                    AuthorId = caller.Id,
                    AuthorName = caller.Name,
                    Sealed = change.Seal(complaint, text)!,
                });
                change.Db.Record(caller, complaint.Id, "AddNote");
                return Task.FromResult(new AddNoteResponse { Status = complaint.ToStatus() });
            },
            ct);
}

using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Intake.Drafts;

/// <summary>Drafts over gRPC.</summary>
internal sealed class DraftsApi(IntakeDb db, DraftBox drafts, EvidenceFiles evidence, EvidenceFolder folder) : DraftsService.DraftsServiceBase
{
    public override async Task<CreateDraftResponse> CreateDraft(CreateDraftRequest request, ServerCallContext context)
    {
        var (draft, key) = await drafts.Create(context.CancellationToken);
        return new CreateDraftResponse { Draft = await ToProto(draft, context.CancellationToken), DraftKey = key };
    }

    public override async Task<GetDraftResponse> GetDraft(GetDraftRequest request, ServerCallContext context)
    {
        var draft = await drafts.Open(request.DraftId, request.DraftKey, context.CancellationToken);
        return new GetDraftResponse { Draft = await ToProto(draft, context.CancellationToken) };
    }

    public override async Task<SaveDraftResponse> SaveDraft(SaveDraftRequest request, ServerCallContext context)
    {
        var changes = new Dictionary<string, string>(request.Fields, StringComparer.Ordinal);
        var draft = await drafts.Save(request.DraftId, request.DraftKey, changes, context.CancellationToken);
        return new SaveDraftResponse { Draft = await ToProto(draft, context.CancellationToken) };
    }

    public override async Task<DeleteDraftResponse> DeleteDraft(DeleteDraftRequest request, ServerCallContext context)
    {
        var draft = await drafts.Open(request.DraftId, request.DraftKey, context.CancellationToken);
        var files = await drafts.Remove(draft, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
        folder.Remove(files);
        return new DeleteDraftResponse();
    }

    private async Task<Draft> ToProto(SavedDraft draft, CancellationToken ct)
    {
        var proto = new Draft { DraftId = draft.Id.ToString(), ExpiresAt = draft.ExpiresAt.ToProto(), SavedAt = draft.SavedAt.ToProto() };
        proto.Fields.Add(drafts.Fields(draft).ToDictionary(StringComparer.Ordinal));
        proto.Evidence.AddRange(await evidence.Of(draft.Id, ct));
        return proto;
    }
}

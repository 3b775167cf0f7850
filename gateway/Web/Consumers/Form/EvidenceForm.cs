using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>The page of the form that takes files, sent as a whole or by a script one by one.</summary>
internal sealed class EvidenceForm(DraftStore drafts, Uploads uploads, ReasonTexts reasons, EvidenceService.EvidenceServiceClient evidence)
{
    private const string Slug = "evidence";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/complain/evidence", (HttpContext context, EvidenceForm form) => form.Handle(context));
        endpoints.MapForm("/complain/evidence/files", (HttpContext context, EvidenceForm form) => form.Take(context));
    }

    private async Task<IResult> Handle(HttpContext context)
    {
        var form = await uploads.Read(context);
        var report = form["kind"] == "report";
        var step = FormStep.Find(Slug, report)!;
        if (await drafts.Find(context) is not { } draft || DraftStore.KeyOf(context) is not { } key)
            return Results.LocalRedirect("/complain/respondent?show=expired");
        if (!await context.IsOwnForm())
            return SaveStep.Back(Slug, StatusCodes.Status400BadRequest, new FormAttempt(draft.Fields, [], [], "Draft.OldForm", draft));

        var action = form["do"].ToString();
        var owner = OwnerOf(key);
        if (action.StartsWith("remove-", StringComparison.Ordinal))
        {
            await Remove(owner, action["remove-".Length..], context.RequestAborted);
            return Results.LocalRedirect(step.Address);
        }

        var wrong = new List<PageMistake>();
        foreach (var file in form.Files.Where(file => file.FileName.Length > 0))
        {
            try
            {
                await uploads.Send(owner, file, null, context.RequestAborted);
            }
            catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted)
            {
                wrong.Add(new PageMistake("files", $"{file.FileName}：{reasons[Refusals.ReasonOfFile(refusal)]}", "#files-input"));
            }
        }

        draft = await drafts.Find(context) ?? draft;
        if (wrong.Count > 0)
            return SaveStep.Back(Slug, StatusCodes.Status422UnprocessableEntity, new FormAttempt(draft.Fields, wrong, [], "", draft));
        return Results.LocalRedirect(action switch
        {
            "back" => step.Previous(report).Address,
            "next" => step.Next(report).Address,
            _ => step.Address,
        });
    }

    private async Task<IResult> Take(HttpContext context)
    {
        var form = await uploads.Read(context);
        if (DraftStore.KeyOf(context) is not { } key || form.Files.Count != 1 || !await context.IsOwnForm())
            return Results.BadRequest();
        return await Answer(uploads, reasons, OwnerOf(key), form, context);
    }

    /// <summary>Sends the one file and answers the script with the file, or with why it was refused.</summary>
    internal static async Task<IResult> Answer(Uploads uploads, ReasonTexts reasons, EvidenceOwner owner, IFormCollection form, HttpContext context)
    {
        try
        {
            var file = await uploads.Send(owner, form.Files[0], form["request_id"], context.RequestAborted);
            return Results.Json(new { id = file.EvidenceId, name = file.FileName, size = FileSize.Of(file.Size) });
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted or StatusCode.NotFound)
        {
            return Results.Json(new { error = reasons[Refusals.ReasonOfFile(refusal)] }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private async Task Remove(EvidenceOwner owner, string id, CancellationToken cancellation)
    {
        try
        {
            await evidence.RemoveEvidenceAsync(new RemoveEvidenceRequest { Owner = owner, EvidenceId = id }, cancellationToken: cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
        {
            // Pressed twice: it is gone already.
        }
    }

    private static EvidenceOwner OwnerOf((string Id, string Key) key) => new() { Draft = new DraftOwner { DraftId = key.Id, DraftKey = key.Key } };
}

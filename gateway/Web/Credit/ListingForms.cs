using Complaints.Gateway.Web.Desk;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Credit.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Credit;

/// <summary>
/// Takes the forms of the lists: does what they ask and leads to the listing; a refusal brings the form back with what was
/// typed and what is wrong, field by field.
/// </summary>
internal sealed class ListingForms(
    ListingsService.ListingsServiceClient listings, PenaltiesService.PenaltiesServiceClient penalties, CreditTexts text, ReasonTexts reasons)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var (place, policy) in ((string, string)[])[("/desk/credit", DeskAccess.Credit), ("/firm/credit", "Firm")])
        {
            endpoints.MapForm(place + "/{id:guid}/act/{slug}", (Guid id, string slug, HttpContext context, ListingForms forms) =>
                forms.Act(place, id, slug, context)).RequireAuthorization(policy);
        }

        endpoints.MapForm("/desk/credit/open", (HttpContext context, ListingForms forms) => forms.Begin("open", typeof(OpenLeadPage), context, forms.Open))
            .RequireAuthorization(DeskAccess.Handling);
        endpoints.MapForm("/desk/credit/penalty", (HttpContext context, ListingForms forms) => forms.Begin("penalty", typeof(PenaltyPage), context, forms.Record))
            .RequireAuthorization(DeskAccess.Handling);
    }

    private async Task<IResult> Act(string place, Guid id, string slug, HttpContext context)
    {
        if (ListingActs.Find(slug) is not { } act)
            return Results.NotFound();
        var page = place == "/firm/credit" ? typeof(FirmListingActPage) : typeof(DeskListingActPage);
        return await Take(slug, page, new(StringComparer.Ordinal) { ["Id"] = id, ["Slug"] = slug }, act.Final, context, async form =>
        {
            await act.Do(new ListingWork(id.ToString(), form, listings, context.RequestAborted));
            return $"{place}/{id}?done={slug}";
        });
    }

    private Task<IResult> Begin(string slug, Type page, HttpContext context, Func<RoomForm, CancellationToken, Task<string>> act) =>
        Take(slug, page, new(StringComparer.Ordinal), final: false, context, form => act(form, context.RequestAborted));

    private async Task<string> Open(RoomForm form, CancellationToken ct)
    {
        var opened = await listings.OpenLeadAsync(
            new OpenLeadRequest
            {
                RequestId = form.RequestId,
                FirmCode = form["firm_code"],
                RegionCode = form["region_code"],
                Source = form.Choice<LeadSource>("source"),
                Facts = form["facts"],
            },
            cancellationToken: ct);
        return $"/desk/credit/{opened.Status.ListingId}?done=open";
    }

    private async Task<string> Record(RoomForm form, CancellationToken ct)
    {
        await penalties.RecordPenaltyAsync(
            new RecordPenaltyRequest
            {
                RequestId = form.RequestId,
                Penalty = new Penalty
                {
                    DecisionNumber = form["penalty.decision_number"],
                    FirmCode = form["penalty.firm_code"],
                    FirmName = form["penalty.firm_name"],
                    Authority = form["penalty.authority"],
                    RegionCode = form["penalty.region_code"],
                    PenaltyClass = form.Choice<PenaltyClass>("penalty.penalty_class"),
                    Violation = form["penalty.violation"],
                    Content = form["penalty.content"],
                    DecidedOn = form.Day("penalty.decided_on"),
                },
            },
            cancellationToken: ct);
        return "/desk/credit?done=penalty";
    }

    private async Task<IResult> Take(
        string slug, Type page, Dictionary<string, object> parameters, bool final, HttpContext context, Func<RoomForm, Task<string>> act)
    {
        var form = new RoomForm(await context.Request.ReadFormAsync(context.RequestAborted));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, [], text["Form.Old"]);
        if (final && !form.Ticked("sure"))
            return Again(StatusCodes.Status422UnprocessableEntity, [new PageMistake("sure", text["Form.NotSure"], "#sure")], "");
        try
        {
            return Results.LocalRedirect(await act(form));
        }
        catch (RpcException refusal) when (IsAnswerable(refusal))
        {
            var fields = Refusals.FieldsOf(refusal);
            return Again(
                StatusCodes.Status422UnprocessableEntity,
                [.. fields.Select(field => new PageMistake(
                    field.Field, reasons.OfField(field.Reason, FieldBase.LabelOf(text.LabelsOf(slug), field.Field), field.Suggestion), "#" + field.Field))],
                fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
        }

        IResult Again(int status, IReadOnlyList<PageMistake> mistakes, string notice)
        {
            parameters["Attempt"] = new FormView(form.Typed, mistakes, []);
            parameters["Notice"] = notice;
            return Pages.Render(page, status, parameters);
        }
    }

    private static bool IsAnswerable(RpcException refusal) => refusal.StatusCode is
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.AlreadyExists
        || (refusal.StatusCode is StatusCode.PermissionDenied or StatusCode.NotFound && Refusals.ReasonOf(refusal) is not ("" or "NOT_ALLOWED" or "LISTING_NOT_FOUND"));
}

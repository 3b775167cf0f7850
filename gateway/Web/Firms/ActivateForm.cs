using Complaints.Gateway.Identity;
using Complaints.Gateway.Proxy;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Gateway.Web.Firms;

/// <summary>
/// Makes the account of a firm's person from the code of the invitation letter. The code is redeemed last, for an account
/// whose id is that of the form, so that a form that is sent again after a failure in between ends well.
/// </summary>
internal sealed class ActivateForm(
    UserManager<StaffAccount> users, StaffAccounts accounts, StaffSignIn signIn, GrpcClientFactory clients, RoomTexts text, ReasonTexts reasons)
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapForm("/firm/activate", (HttpContext context, ActivateForm form) => form.Take(context));

    private async Task<IResult> Take(HttpContext context)
    {
        var form = new RoomForm(await context.Request.ReadFormAsync(context.RequestAborted));
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, form, [], text["Form.Old"]);
        if (!Guid.TryParse(form.RequestId, out var id))
            return Again(StatusCodes.Status400BadRequest, form, [], text["Form.Old"]);
        var (userName, password) = (form["user_name"].Trim(), form["password"]);
        if (await Mistakes(form, id, userName, password) is { Count: > 0 } mistakes)
            return Again(StatusCodes.Status422UnprocessableEntity, form, mistakes);
        try
        {
            var firm = await clients.CreateClient<FirmsService.FirmsServiceClient>(ServiceClients.ActivationOfFirms).ActivateFirmPersonAsync(
                new ActivateFirmPersonRequest
                {
                    RequestId = id.ToString(),
                    CreditCode = form["credit_code"],
                    ActivationCode = form["activation_code"],
                    AccountId = id.ToString(),
                    Name = form["name"],
                    Email = form["email"],
                    Phone = form["phone"],
                    Address = Callers.AddressOf(context),
                },
                cancellationToken: context.RequestAborted);
            await accounts.Ensure(new StaffMember(id, userName, form["name"].Trim(), form["email"].Trim(), "", "", [Role.Firm], FirmCode: firm.CreditCode), password);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists)
        {
            var fields = Refusals.FieldsOf(refusal);
            return Again(
                StatusCodes.Status422UnprocessableEntity, form,
                [.. fields.Select(field => Mistake(field.Field, reasons.OfField(field.Reason, FieldBase.LabelOf(text.LabelsOf("activate"), field.Field), field.Suggestion)))],
                fields.Count > 0 ? "" : reasons[Refusals.ReasonOf(refusal)]);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.ResourceExhausted)
        {
            var wait = Refusals.RetryAfter(refusal) ?? TimeSpan.FromMinutes(1);
            return Again(StatusCodes.Status429TooManyRequests, form, [], text["Activate.Throttled", (int)Math.Ceiling(wait.TotalMinutes)]);
        }

        // The password was just given: what is left is the second factor.
        await signIn.Password(userName, password);
        return Results.LocalRedirect("/desk/enrol?next=/firm");
    }

    private async Task<List<PageMistake>> Mistakes(RoomForm form, Guid id, string userName, string password)
    {
        var mistakes = ((string[])["credit_code", "activation_code", "name", "email", "user_name", "password"])
            .Where(field => string.IsNullOrWhiteSpace(form[field]))
            .Select(field => Mistake(field, reasons.OfField("REQUIRED", FieldBase.LabelOf(text.LabelsOf("activate"), field), "")))
            .ToList();
        if (mistakes.Count > 0)
            return mistakes;
        var account = new StaffAccount { Id = id, UserName = userName };
        foreach (var validator in users.UserValidators)
        {
            if ((await validator.ValidateAsync(users, account)).Errors.FirstOrDefault() is { } wrong)
                mistakes.Add(Mistake("user_name", text[wrong.Code == "DuplicateUserName" ? "Activate.NameTaken" : "Activate.NameWrong"]));
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, account, password)).Succeeded)
                mistakes.Add(Mistake("password", text["Activate.PasswordWeak", users.Options.Password.RequiredLength]));
        }

        return mistakes;
    }

    private static PageMistake Mistake(string field, string sentence) => new(field, sentence, "#" + field);

    /// <summary>The form again, without its secrets.</summary>
    private static RazorComponentResult Again(int status, RoomForm form, IReadOnlyList<PageMistake> mistakes, string notice = "") =>
        Pages.Render<ActivatePage>(
            status,
            (nameof(ActivatePage.Attempt), new FormView(
                form.Typed.Where(field => field.Key is not ("password" or "activation_code")).ToDictionary(StringComparer.Ordinal), mistakes, [])),
            (nameof(ActivatePage.Notice), notice));
}

using Microsoft.AspNetCore.Antiforgery;

namespace Complaints.Gateway.Proxy.Guards;

/// <summary>
/// Answers an honest form whose antiforgery token has expired: typed text must not be lost. Whoever draws such forms
/// registers one as a scoped service. The cross-site guard has passed before it is asked.
/// </summary>
internal interface IExpiredForm
{
    /// <summary>Whether it answers for this path.</summary>
    bool Covers(PathString path);

    /// <summary>
    /// Keeps what was typed (the form is readable) and answers, usually with 303 to the same page and a message. Must
    /// do nothing else on behalf of the person: the token did not prove that the post was meant.
    /// </summary>
    Task Answer(HttpContext context);
}

/// <summary>Hands forms with an expired token to their <see cref="IExpiredForm"/>; runs after antiforgery.</summary>
internal static class ExpiredForms
{
    public static Task Catch(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        var form = context.RequestServices.GetServices<IExpiredForm>().FirstOrDefault(f => f.Covers(context.Request.Path));
        if (form is null)
            return next(context);
        // While the verdict stands, reading the form throws. It has been heeded: nothing but the form's keeper runs now.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return form.Answer(context);
    }
}

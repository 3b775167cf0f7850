namespace Complaints.Gateway.Proxy.Problems;

/// <summary>Gives every error of the API a body: an exception, an unknown path, a service that does not answer.</summary>
internal static class ApiErrors
{
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await ApiProblem.Of(e.StatusCode).Write(context);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiErrors))
                .LogError(e, "A request of the API failed");
            await ApiProblem.Of(StatusCodes.Status500InternalServerError).Write(context);
            return;
        }

        var response = context.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0)
            await ApiProblem.Of(response.StatusCode).Write(context);
    }
}

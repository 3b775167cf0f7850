using System.Security.Cryptography;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>The draft of this browser: found by a cookie that holds its id and its secret.</summary>
public sealed class DraftStore(DraftsService.DraftsServiceClient drafts)
{
    /// <summary>Field of the draft that holds the id under which it is filed, so that it is filed once.</summary>
    public const string RequestId = "request_id";

    private const string Cookie = "draft";
    private const string Path = "/complain";
    private const int MostCharacters = 4000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Id and secret from the cookie; null when this browser has no draft.</summary>
    public static (string Id, string Key)? KeyOf(HttpContext context) =>
        context.Request.Cookies[Cookie]?.Split('.', 2) is [{ Length: > 0 } id, { Length: > 0 } key] ? (id, key) : null;

    /// <summary>The draft; null when there is none or it has expired.</summary>
    public async Task<Draft?> Find(HttpContext context)
    {
        if (KeyOf(context) is not { } key)
            return null;
        try
        {
            var request = new GetDraftRequest { DraftId = key.Id, DraftKey = key.Key };
            return (await drafts.GetDraftAsync(request, cancellationToken: context.RequestAborted)).Draft;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
        {
            Forget(context);
            return null;
        }
    }

    /// <summary>Saves fields; makes a draft when this browser has none. Prolongs the draft and its cookie.</summary>
    public async Task<Draft> Save(HttpContext context, IReadOnlyDictionary<string, string> fields)
    {
        var key = KeyOf(context);
        if (key is null || await Find(context) is null)
            key = await Create(context);
        var request = new SaveDraftRequest { DraftId = key.Value.Id, DraftKey = key.Value.Key };
        foreach (var (name, value) in fields)
            request.Fields[name] = value.Length <= MostCharacters ? value : value[..MostCharacters];
        var saved = await drafts.SaveDraftAsync(request, cancellationToken: context.RequestAborted);
        Remember(context, key.Value);
        return saved.Draft;
    }

    /// <summary>Removes the draft at once.</summary>
    public async Task Delete(HttpContext context)
    {
        if (KeyOf(context) is { } key)
        {
            try
            {
                await drafts.DeleteDraftAsync(new DeleteDraftRequest { DraftId = key.Id, DraftKey = key.Key }, cancellationToken: context.RequestAborted);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
            {
                // It had expired: gone is gone.
            }
        }

        Forget(context);
    }

    /// <summary>Forgets the draft in this browser.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });

    private async Task<(string Id, string Key)> Create(HttpContext context)
    {
        var created = await drafts.CreateDraftAsync(new CreateDraftRequest(), cancellationToken: context.RequestAborted);
        var key = (created.Draft.DraftId, created.DraftKey);
        // Random, not merely unique: the access code is derived with it.
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        await drafts.SaveDraftAsync(
            new SaveDraftRequest { DraftId = key.DraftId, DraftKey = key.DraftKey, Fields = { [RequestId] = id } },
            cancellationToken: context.RequestAborted);
        return key;
    }

    private static void Remember(HttpContext context, (string Id, string Key) key) =>
        context.Response.Cookies.Append(Cookie, $"{key.Id}.{key.Key}", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = Path,
            MaxAge = Kept,
            IsEssential = true,
        });
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>What a person keeps of a filing.</summary>
/// <param name="ReceiptNumber">Of the complaint, or of the report when it is one alone.</param>
/// <param name="AccessCode">16 digits.</param>
/// <param name="IsReport">Whether it is a report alone.</param>
/// <param name="SubmittedAt">UTC.</param>
/// <param name="LinkedNumber">Receipt number of the report beside a complaint; empty when there is none.</param>
/// <param name="LinkedCode">Its access code.</param>
/// <param name="Respondent">The firm as typed.</param>
/// <param name="Title">What it is about.</param>
public sealed record Receipt(
    string ReceiptNumber, string AccessCode, bool IsReport, DateTimeOffset SubmittedAt, string LinkedNumber, string LinkedCode, string Respondent, string Title);

/// <summary>
/// Remembers a receipt for half an hour, sealed: long enough to print it, and for a second click or a repeated request
/// to find the case that the first one filed. After that nobody can read the access code any more.
/// </summary>
public sealed class RecentReceipts(IDataProtectionProvider protection, IDistributedCache cache, TimeProvider clock)
{
    private const string Cookie = "receipt";
    private const string Path = "/complain";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _seal = protection.CreateProtector("receipt");
    private readonly ConcurrentDictionary<string, Lazy<Task<Receipt>>> _underWay = new(StringComparer.Ordinal);

    /// <summary>
    /// Files once for each draft: whoever comes while it is being filed waits for the same answer, whoever comes after
    /// gets the remembered one.
    /// </summary>
    public async Task<Receipt> Once(string draftId, Func<Task<Receipt>> file)
    {
        if (await Find(draftId) is { } earlier)
            return earlier;

        var mine = _underWay.GetOrAdd(draftId, _ => new Lazy<Task<Receipt>>(async () =>
        {
            var receipt = await file();
            await Remember(draftId, receipt);
            return receipt;
        }));
        try
        {
            return await mine.Value;
        }
        finally
        {
            _underWay.TryRemove(new KeyValuePair<string, Lazy<Task<Receipt>>>(draftId, mine));
        }
    }

    /// <summary>
    /// The receipt that was filed from this draft, or that is being filed from it now; null when there is none or it is
    /// too long ago.
    /// </summary>
    public async Task<Receipt?> Find(string draftId)
    {
        if (_underWay.TryGetValue(draftId, out var filing))
            return await filing.Value;
        return await cache.GetAsync(KeyOf(draftId)) is { } content ? Read(content) : null;
    }

    /// <summary>Lets this browser show the receipt.</summary>
    public void Hand(HttpContext context, Receipt receipt) =>
        context.Response.Cookies.Append(Cookie, Convert.ToBase64String(Write(receipt)), Settings(context));

    /// <summary>The receipt of this browser; null when there is none or it is too long ago.</summary>
    public Receipt? Of(HttpContext context)
    {
        Span<byte> content = stackalloc byte[4096];
        return context.Request.Cookies[Cookie] is { } text && Convert.TryFromBase64String(text, content, out var length)
            ? Read(content[..length].ToArray())
            : null;
    }

    /// <summary>Forgets the receipt in this browser.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });

    private Task Remember(string draftId, Receipt receipt) =>
        cache.SetAsync(KeyOf(draftId), Write(receipt), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept });

    private byte[] Write(Receipt receipt) =>
        _seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed(receipt, clock.GetUtcNow() + Kept)));

    private Receipt? Read(byte[] content)
    {
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(content))!;
            return opened.Until > clock.GetUtcNow() ? opened.Receipt : null;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static string KeyOf(string draftId) => "receipt " + draftId;

    private static CookieOptions Settings(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = Path,
        MaxAge = Kept,
        IsEssential = true,
    };

    private sealed record Sealed(Receipt Receipt, DateTimeOffset Until);
}

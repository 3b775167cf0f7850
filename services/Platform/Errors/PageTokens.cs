using System.Security.Cryptography;
using System.Text.Json;
using Complaints.Platform.Messaging;
using Google.Protobuf;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Complaints.Platform.Errors;

/// <summary>
/// Page tokens: where the next page of a list begins, sealed so that nobody reads or forges one, and bound to the
/// list's filters so that a token never continues another list. Every replica opens the tokens of the others.
/// </summary>
public sealed class PageTokens(IDataProtectionProvider protection)
{
    private const string TokenField = "page_token";
    private const string SizeField = "page_size";

    /// <summary>The token of the page after the position.</summary>
    /// <param name="request">The list's request; everything but its page fields must be the same for the next page.</param>
    /// <param name="position">The key of the last row of this page, for example a date and an id.</param>
    public string Write<T>(IMessage request, T position)
        where T : class =>
        WebEncoders.Base64UrlEncode(Protector(request).Protect(JsonSerializer.SerializeToUtf8Bytes(position, MessageJson.Options)));

    /// <summary>The position after which the asked page begins; null for the first page.</summary>
    /// <exception cref="Refusal"><c>INVALID_PAGE_TOKEN</c>: damaged, forged, or of another list.</exception>
    public T? Read<T>(IMessage request)
        where T : class
    {
        var token = (string)request.Descriptor.FindFieldByName(TokenField).Accessor.GetValue(request);
        if (token.Length == 0)
            return null;
        try
        {
            var position = Protector(request).Unprotect(WebEncoders.Base64UrlDecode(token));
            return JsonSerializer.Deserialize<T>(position, MessageJson.Options) ?? throw Invalid();
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            throw Invalid();
        }
    }

    private IDataProtector Protector(IMessage request)
    {
        var filters = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        filters.Descriptor.FindFieldByName(TokenField).Accessor.Clear(filters);
        filters.Descriptor.FindFieldByName(SizeField)?.Accessor.Clear(filters);
        var digest = Convert.ToHexStringLower(SHA256.HashData(filters.ToByteArray()).AsSpan(0, 16));
        return protection.CreateProtector("Complaints.PageToken", request.Descriptor.FullName, digest);
    }

    private static Refusal Invalid() =>
        new(RefusalKind.Invalid, Reasons.InvalidPageToken, "Begin with the first page.")
        {
            Fields = [new FieldMistake(TokenField, Reasons.InvalidPageToken, "Leave it empty to begin with the first page.")],
        };
}

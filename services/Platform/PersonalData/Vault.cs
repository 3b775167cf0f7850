using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Complaints.Platform.Messaging;
using Microsoft.AspNetCore.DataProtection;

namespace Complaints.Platform.PersonalData;

/// <summary>The secret of the blind indexes; 32 bytes, kept outside the database.</summary>
public sealed record BlindIndexKey(byte[] Bytes);

/// <summary>
/// Seals personal data before it is stored (authenticated encryption with a rotating key ring) and makes blind indexes
/// by which it can be found again without being readable (PIPL art 51).
/// </summary>
public sealed class Vault(IDataProtectionProvider protection, BlindIndexKey indexKey)
{
    // What is sealed meets no page as it is; escaping would make Chinese text six bytes a character instead of three.
    private static readonly JsonSerializerOptions Json = new(MessageJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seals a value. The case's id is bound in, so that a sealed value cannot be moved to another case.</summary>
    public byte[] Seal<T>(Guid caseId, T value) =>
        Protector(caseId).Protect(JsonSerializer.SerializeToUtf8Bytes(value, Json));

    /// <summary>Opens a sealed value.</summary>
    /// <exception cref="CryptographicException">It was changed, belongs to another case, or its key is lost.</exception>
    public T Open<T>(Guid caseId, byte[] sealedValue) =>
        JsonSerializer.Deserialize<T>(Protector(caseId).Unprotect(sealedValue), Json)!;

    /// <summary>
    /// A keyed digest of a normalised value, 32 lower-case hexadecimal characters. Equal values of one
    /// <paramref name="field"/> give equal digests; different fields never match.
    /// </summary>
    public string BlindIndex(string field, string normalised)
    {
        var digest = HMACSHA256.HashData(indexKey.Bytes, Encoding.UTF8.GetBytes($"{field}\n{normalised}"));
        return Convert.ToHexStringLower(digest.AsSpan(0, 16));
    }

    private IDataProtector Protector(Guid caseId) => protection.CreateProtector("Complaints.PersonalData", caseId.ToString("N"));
}

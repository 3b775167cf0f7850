using System.Security.Cryptography;
using Complaints.Platform.Keys;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Complaints.Gateway.Identity;

/// <summary>
/// The keys of the access tokens that machines get at <c>/connect/token</c>. Derived from the installation's signing
/// key, so that there is no further secret to keep, and nothing lives in memory or in a certificate store.
/// </summary>
internal sealed class TokenKeys(KeyFolder keys) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        // One key signs access tokens and service tokens: issuer and audience tell them apart, and no service accepts
        // an access token because it is encrypted besides.
        var signing = keys.SigningKey();
        options.SigningCredentials.Add(new SigningCredentials(new ECDsaSecurityKey(signing), SecurityAlgorithms.EcdsaSha256));

        var secret = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, signing.ExportParameters(includePrivateParameters: true).D!, 32, info: "access-token encryption"u8.ToArray());
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new SymmetricSecurityKey(secret), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }
}

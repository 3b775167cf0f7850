using System.Collections.Concurrent;
using System.Security.Cryptography;
using Complaints.Platform.Keys;
using Complaints.Protos.Access.V1;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Complaints.Platform.Access;

/// <summary>Signs service tokens. Thread-safe; one instance for each process.</summary>
/// <remarks>
/// Equal callers get the same token for the first third of its lifetime, because signing costs more than the rest of
/// a small call; what is handed out is always valid for at least two thirds more.
/// </remarks>
public sealed class ServiceTokenIssuer : IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<Identity, Issued> _recent = new();
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ECDsaSecurityKey _key;
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _realTime;
    private readonly string _issuer;

    /// <summary>Makes the gateway's issuer with the private key of the folder.</summary>
    /// <param name="keys">Must hold the private key.</param>
    /// <param name="realTime">Real time, never the demo's clock; the system's when absent.</param>
    public ServiceTokenIssuer(KeyFolder keys, TimeProvider? realTime = null)
        : this(keys.SigningKey(), ServiceToken.Issuer, realTime)
    {
    }

    private ServiceTokenIssuer(ECDsa key, string issuer, TimeProvider? realTime)
    {
        // The library's shared cache would go on using this key for another issuer after it is disposed here.
        _key = new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory() };
        _credentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256);
        _issuer = issuer;
        _realTime = realTime ?? TimeProvider.System;
    }

    /// <summary>The issuer of the Mediation service, which signs for itself (<see cref="Role.Service"/>) and for nobody else.</summary>
    /// <param name="keys">Must hold the service's private key.</param>
    /// <param name="realTime">As for the gateway.</param>
    public static ServiceTokenIssuer OfMediation(KeyFolder keys, TimeProvider? realTime = null) =>
        new(keys.SigningKey("mediation"), ServiceToken.MediationIssuer, realTime);

    /// <summary>A token for the caller, as the value of <c>authorization: Bearer …</c>.</summary>
    public string Issue(Caller caller)
    {
        var now = _realTime.GetUtcNow();
        var identity = Identity.Of(caller);
        if (_recent.TryGetValue(identity, out var issued) && now >= issued.At && now < issued.At + (ServiceToken.Lifetime / 3))
            return issued.Token;

        // Forgetting all at once is cheap, rare, and costs each caller one signature.
        if (_recent.Count >= MostRemembered)
            _recent.Clear();
        var token = Sign(caller, now);
        _recent[identity] = new Issued(token, now);
        return token;
    }

    /// <inheritdoc />
    public void Dispose() => _key.ECDsa.Dispose();

    private string Sign(Caller caller, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [ServiceToken.Subject] = caller.Id,
            [ServiceToken.Name] = caller.Name,
            [ServiceToken.Roles] = caller.Roles.Order().Select(RoleName.Of).ToArray(),
            [ServiceToken.Region] = caller.RegionCode,
            [ServiceToken.Department] = caller.DepartmentCode,
            [ServiceToken.Address] = caller.Address,
            [ServiceToken.Firm] = caller.Firm,
            [ServiceToken.Organisation] = caller.Organisation,
        };
        if (caller.CaseId is { } caseId)
            claims[ServiceToken.Case] = caseId.ToString();

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _issuer,
            Audience = ServiceToken.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + ServiceToken.Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    private sealed record Issued(string Token, DateTimeOffset At);

    /// <summary>A caller compared by value; sets of roles compare by reference.</summary>
    private sealed record Identity(string Id, string Name, long Roles, string Region, string Department, Guid? CaseId, string Address, string Firm, string Organisation)
    {
        public static Identity Of(Caller caller) => new(
            caller.Id, caller.Name, caller.Roles.Aggregate(0L, (bits, role) => bits | (1L << (int)role)),
            caller.RegionCode, caller.DepartmentCode, caller.CaseId, caller.Address, caller.Firm, caller.Organisation);
    }
}

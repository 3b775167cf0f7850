using Google.Rpc;
using Grpc.Core;

namespace Complaints.Gateway.Web.Desk;

/// <summary>A refusal of a service as a page shows it.</summary>
/// <param name="Code">Status code.</param>
/// <param name="Reason">Stable reason; empty when the service could not be reached.</param>
/// <param name="Message">English sentence, the last resort while no translation exists.</param>
/// <param name="Fields">Every wrong field.</param>
/// <param name="Cite">Law and article, when a rule refused.</param>
public sealed record Refused(StatusCode Code, string Reason, string Message, IReadOnlyList<RefusedField> Fields, string Cite = "")
{
    /// <summary>The thing changed since it was shown.</summary>
    public bool IsStale => Reason == "STALE_VERSION";

    /// <summary>No such thing, or outside the reader's scope: both look alike on purpose.</summary>
    public bool IsNotFound => Code == StatusCode.NotFound;

    /// <summary>The HTTP status with which the page is answered.</summary>
    public int HttpStatus => Code switch
    {
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.PermissionDenied or StatusCode.Unauthenticated => StatusCodes.Status403Forbidden,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>The mistake of one field, by its proto name.</summary>
    public RefusedField? Of(string field) => Fields.FirstOrDefault(f => f.Field == field);

    /// <summary>Mistakes that the gateway itself found before asking the service.</summary>
    public static Refused Own(params IReadOnlyList<RefusedField> fields) => new(StatusCode.InvalidArgument, "INVALID_FIELDS", "", fields);

    /// <summary>Reads the rich error of a call.</summary>
    public static Refused From(RpcException failure)
    {
        var status = failure.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        var cite = info is not null && info.Metadata.TryGetValue("basis_law", out var law)
            ? law + (info.Metadata.TryGetValue("basis_article", out var article) ? article : "")
            : "";
        IReadOnlyList<RefusedField> fields = status?.GetDetail<BadRequest>() is { } bad
            ? [.. bad.FieldViolations.Select(v => new RefusedField(v.Field, v.Reason, v.Description))]
            : [];
        return new Refused(failure.StatusCode, info?.Reason ?? "", status?.Message ?? failure.Status.Detail, fields, cite);
    }
}

/// <summary>A wrong field.</summary>
/// <param name="Field">Proto name, which is also the id of the control on the page.</param>
/// <param name="Reason">Stable reason.</param>
/// <param name="Message">How to mend it, in English.</param>
public sealed record RefusedField(string Field, string Reason, string Message);

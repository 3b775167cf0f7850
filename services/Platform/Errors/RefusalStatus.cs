using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using GoogleStatus = Google.Rpc.Status;

namespace Complaints.Platform.Errors;

/// <summary>
/// Writes a refusal as <c>google.rpc.Status</c>: always an ErrorInfo with the stable reason, a BadRequest with every
/// wrong field, the legal basis, and when to try again. Over REST the same content is the JSON body.
/// </summary>
internal static class RefusalStatus
{
    public const string Domain = "complaints";

    /// <summary>Details travel in a header; a hostile request with thousands of mistakes must not outgrow it.</summary>
    private const int MostFields = 40;

    public static RpcException ToRpcException(this Refusal refusal) => Of(refusal).ToRpcException();

    public static GoogleStatus Of(Refusal refusal)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = refusal.Reason };
        if (refusal.Basis is { } basis)
        {
            info.Metadata["basis_law"] = basis.Law;
            info.Metadata["basis_article"] = basis.Article;
        }

        var badRequest = new BadRequest();
        foreach (var field in refusal.Fields.Take(MostFields))
        {
            badRequest.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = field.Field,
                Description = field.Message,
                Reason = field.Reason,
                LocalizedMessage = English(field.Message),
            });
            if (field.Suggestion is { } suggestion)
                info.Metadata[$"suggestion.{field.Field}"] = suggestion;
        }

        if (refusal.Fields.Count > MostFields)
            info.Metadata["more_fields"] = (refusal.Fields.Count - MostFields).ToString(CultureInfo.InvariantCulture);

        var status = new GoogleStatus { Code = (int)CodeOf(refusal.Kind), Message = refusal.Message };
        status.Details.Add(Any.Pack(info));
        if (badRequest.FieldViolations.Count > 0)
            status.Details.Add(Any.Pack(badRequest));
        if (refusal.RetryAfter is { } retryAfter)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) }));
        status.Details.Add(Any.Pack(English(refusal.Message)));
        return status;
    }

    /// <summary>An error of ours: only an id leaves the process, by which the operator finds the truth in the log.</summary>
    public static GoogleStatus OfUnexpected(string errorId)
    {
        var message = $"An internal error; its id is {errorId}.";
        var status = new GoogleStatus { Code = (int)StatusCode.Internal, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Domain, Reason = Reasons.Internal, Metadata = { ["error_id"] = errorId } }));
        status.Details.Add(Any.Pack(English(message)));
        return status;
    }

    public static GoogleStatus OfCancelled()
    {
        var status = new GoogleStatus { Code = (int)StatusCode.Cancelled, Message = "The caller gave up waiting." };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Domain, Reason = Reasons.Cancelled }));
        return status;
    }

    public static Refusal Malformed() =>
        new(RefusalKind.Invalid, Reasons.MalformedRequest, "The request is no message of this call.");

    public static StatusCode CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCode.InvalidArgument,
        RefusalKind.NotFound => StatusCode.NotFound,
        RefusalKind.Stale => StatusCode.Aborted,
        RefusalKind.Rule => StatusCode.FailedPrecondition,
        RefusalKind.Forbidden => StatusCode.PermissionDenied,
        RefusalKind.Unauthenticated => StatusCode.Unauthenticated,
        RefusalKind.Duplicate => StatusCode.AlreadyExists,
        RefusalKind.Exhausted => StatusCode.ResourceExhausted,
        RefusalKind.Unavailable => StatusCode.Unavailable,
    };

    private static LocalizedMessage English(string message) => new() { Locale = "en", Message = message };
}

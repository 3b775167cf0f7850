using Complaints.Gateway.Web.Desk;
using Complaints.Gateway.Web.Resources;
using Grpc.Core;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Tracking;

/// <summary>A refusal in the words of the person who follows a case.</summary>
internal static class TrackingRefusal
{
    /// <summary>The sentence for the first wrong field, else for the reason.</summary>
    public static string Text(RpcException failure, IStringLocalizer<Resources.Tracking> text, IStringLocalizer<Reasons> reasons)
    {
        var refused = Refused.From(failure);
        if (refused.HttpStatus is StatusCodes.Status503ServiceUnavailable)
            return text["Unavailable"];
        var (reason, message) = refused.Fields.Count > 0 ? (refused.Fields[0].Reason, refused.Fields[0].Message) : (refused.Reason, refused.Message);
        return reason.Length > 0 && reasons[reason] is { ResourceNotFound: false } sentence ? sentence : message;
    }
}

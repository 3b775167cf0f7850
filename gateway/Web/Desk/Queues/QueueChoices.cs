using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Desk.Queues;

/// <summary>What the filters of the queue offer. A choice that cannot be had is left out; the queue works without.</summary>
internal sealed class QueueChoices(
    CatalogService.CatalogServiceClient catalog, ComplaintsService.ComplaintsServiceClient complaints, DeskUser me, DeskText text)
{
    /// <summary>Regions below the person's own.</summary>
    public IReadOnlyList<(string Code, string Name)> Regions { get; private set; } = [];

    /// <summary>Issues of the catalogue, the finer level where there is one.</summary>
    public IReadOnlyList<(string Code, string Name)> Issues { get; private set; } = [];

    /// <summary>Loads regions and issues.</summary>
    public async Task Load(CancellationToken ct)
    {
        try
        {
            var all = await catalog.GetCatalogAsync(new(), cancellationToken: ct);
            var parents = all.Issues.Select(i => i.ParentCode).ToHashSet(StringComparer.Ordinal);
            Issues = [.. all.Issues.Where(i => !parents.Contains(i.Code)).Select(i => (i.Code, text.Pick(i.Name)))];
            if (me.Region.EndsWith("00", StringComparison.Ordinal))
            {
                var below = await catalog.ListRegionsAsync(new() { ParentCode = me.Region }, cancellationToken: ct);
                Regions = [.. below.Regions.Select(r => (r.Code, text.Pick(r.Name)))];
            }
        }
        catch (RpcException)
        {
            Regions = [];
        }
    }

    /// <summary>Officers who may have cases here: those of the shown case's department, or of the first row's.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> Handlers(ReviewComplaintResponse? shown, ListComplaintsResponse? rows, CancellationToken ct)
    {
        if (!me.Handles)
            return [];
        var review = shown;
        if (review is null && rows?.Complaints.FirstOrDefault() is { } first)
        {
            try
            {
                review = await complaints.ReviewComplaintAsync(new() { ComplaintId = first.Status.ComplaintId }, cancellationToken: ct);
            }
            catch (RpcException)
            {
                return [];
            }
        }

        return [.. (review?.Officers ?? []).Select(o => (o.OfficerId, o.Name))];
    }
}

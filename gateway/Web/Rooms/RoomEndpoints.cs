using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>What of a room is no page: its changes as they happen, its files, its calendar, its papers.</summary>
internal static class RoomEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var address in (string[])[RoomReader.OfConsumer, "/firm/cases/{id:guid}", "/mediation/cases/{id:guid}"])
        {
            var room = endpoints.MapGroup(address).RequireAuthorization("Room");
            room.MapGet("/events", Events);
            room.MapGet("/files/{file:guid}", async (Guid file, HttpContext context, RoomReader reader, RoomUploads files) =>
            {
                if (await IdOf(context, reader) is { } id)
                    await files.Download(id, file, context);
            });
            room.MapGet("/calendar.ics", async (HttpContext context, RoomReader reader, MeetingsService.MeetingsServiceClient meetings) =>
            {
                if (await IdOf(context, reader) is not { } id)
                    return;
                var calendar = await meetings.GetCalendarAsync(new GetCalendarRequest { MediationId = id }, cancellationToken: context.RequestAborted);
                await RoomUploads.Save(context, calendar.FileName, calendar.Content, "text/calendar; charset=utf-8");
            });
            room.MapGet("/court-bundle", async (HttpContext context, RoomReader reader, ConfirmationService.ConfirmationServiceClient confirmation) =>
            {
                if (await IdOf(context, reader) is not { } id)
                    return;
                var bundle = await confirmation.GetConfirmationBundleAsync(new GetConfirmationBundleRequest { MediationId = id }, cancellationToken: context.RequestAborted);
                await RoomUploads.Save(context, bundle.FileName, bundle.Content, "application/zip");
            });
            room.MapGet("/agreement.txt", async (HttpContext context, RoomReader reader, AgreementsService.AgreementsServiceClient agreements) =>
            {
                if (await IdOf(context, reader) is not { } id)
                    return;
                var agreement = (await agreements.GetAgreementAsync(new GetAgreementRequest { MediationId = id }, cancellationToken: context.RequestAborted)).Agreement;
                await RoomUploads.Save(context, agreement.DocumentNumber + ".txt", Google.Protobuf.ByteString.CopyFromUtf8(agreement.Text), "text/plain; charset=utf-8");
            });
            room.MapGet("/hand-off-pack", async (HttpContext context, RoomReader reader, HandOffService.HandOffServiceClient handOff) =>
            {
                if (await IdOf(context, reader) is not { } id)
                    return;
                var pack = await handOff.GetHandOffPackAsync(new GetHandOffPackRequest { MediationId = id }, cancellationToken: context.RequestAborted);
                await RoomUploads.Save(context, pack.FileName, pack.Content, "application/zip");
            });
        }

        endpoints.MapGet("/mediation/calendar.ics", async (HttpContext context, MeetingsService.MeetingsServiceClient meetings) =>
        {
            var calendar = await meetings.GetCalendarAsync(new GetCalendarRequest(), cancellationToken: context.RequestAborted);
            await RoomUploads.Save(context, calendar.FileName, calendar.Content, "text/calendar; charset=utf-8");
        }).RequireAuthorization("Mediation");
    }

    /// <summary>Tells a page that something changed, never what: the page asks for it, as this reader may see it.</summary>
    private static async Task<IResult> Events(HttpContext context, RoomReader reader, RoomService.RoomServiceClient room)
    {
        if (await IdOf(context, reader) is not { } id)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(Changes(room, id, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Changes(RoomService.RoomServiceClient room, string id, [EnumeratorCancellation] CancellationToken ct)
    {
        using var call = room.WatchRoom(new WatchRoomRequest { MediationId = id }, cancellationToken: ct);
        while (await Next(call.ResponseStream, ct))
        {
            var now = call.ResponseStream.Current;
            yield return new SseItem<string>(FormattableString.Invariant($"{now.Version}.{(int)now.State}.{now.LastMessage}.{now.Unread}"), "changed");
        }
    }

    // Every stream ends after a while; the browser begins another one by itself.
    private static async Task<bool> Next(IAsyncStreamReader<WatchRoomResponse> changes, CancellationToken ct)
    {
        try
        {
            return await changes.MoveNext(ct);
        }
        catch (RpcException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<string?> IdOf(HttpContext context, RoomReader reader)
    {
        var id = Guid.TryParse(context.Request.RouteValues["id"] as string, out var given) ? given : (Guid?)null;
        var room = RoomReader.ViewerOf(context) is RoomViewer.Consumer ? (await reader.Open(context, null))?.Id : id?.ToString();
        if (room is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return room;
    }
}

using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Mediation.Room;

/// <summary>The room over gRPC and REST, with a stream for live pages.</summary>
internal sealed class RoomApi(RoomTalk talk, RoomFiles files, RoomSignal signal, IServiceScopeFactory scopes, IHostApplicationLifetime life)
    : RoomService.RoomServiceBase
{
    /// <summary>What another process wrote is seen after this long at the latest.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public override Task<ListMessagesResponse> ListMessages(ListMessagesRequest request, ServerCallContext context) =>
        talk.List(request, context.GetCaller(), context.CancellationToken);

    public override Task<PostMessageResponse> PostMessage(PostMessageRequest request, ServerCallContext context) =>
        talk.Post(request, context.GetCaller(), context.CancellationToken);

    public override Task<MarkReadResponse> MarkRead(MarkReadRequest request, ServerCallContext context) =>
        talk.MarkRead(request, context.GetCaller(), context.CancellationToken);

    /// <summary>
    /// Each look has a context of its own and asks anew whether the caller may look: whoever is excused meanwhile sees nothing more.
    /// </summary>
    public override async Task WatchRoom(WatchRoomRequest request, IServerStreamWriter<WatchRoomResponse> responseStream, ServerCallContext context)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, life.ApplicationStopping);
        WatchRoomResponse? told = null;
        while (!ends.IsCancellationRequested)
        {
            // Taken before looking, so that nothing said meanwhile is missed.
            var next = signal.Next;
            WatchRoomResponse now;
            await using (var scope = scopes.CreateAsyncScope())
                now = await scope.ServiceProvider.GetRequiredService<RoomTalk>().State(context.GetCaller(), request.MediationId, ends.Token);
            if (!now.Equals(told))
                await responseStream.WriteAsync(now, ends.Token);
            told = now;
            await Task.WhenAny(next, Task.Delay(LookEvery, ends.Token));
        }
    }

    public override Task<WriteSealedNoteResponse> WriteSealedNote(WriteSealedNoteRequest request, ServerCallContext context) =>
        talk.WriteNote(request, context.GetCaller(), context.CancellationToken);

    public override Task<ListSealedNotesResponse> ListSealedNotes(ListSealedNotesRequest request, ServerCallContext context) =>
        talk.ListNotes(request, context.GetCaller(), context.CancellationToken);

    public override Task<UploadRoomFileResponse> UploadRoomFile(IAsyncStreamReader<UploadRoomFileRequest> requestStream, ServerCallContext context) =>
        files.Upload(requestStream, context.GetCaller(), context.CancellationToken);

    public override Task DownloadRoomFile(DownloadRoomFileRequest request, IServerStreamWriter<DownloadRoomFileResponse> responseStream, ServerCallContext context) =>
        files.Download(request, responseStream, context.GetCaller(), context.CancellationToken);
}

/// <summary>Registers rooms.</summary>
internal static class RoomModule
{
    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration["Data:Path"] is { Length: > 0 } path ? path : "data";
        return services
            .AddSingleton(_ => new RoomFolder(Path.Combine(data, "room-files")))
            .AddSingleton<RoomSignal>()
            .AddScoped<RoomDoor>()
            .AddScoped<RoomTalk>()
            .AddScoped<RoomFiles>();
    }

    public static IEndpointRouteBuilder MapRooms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<RoomApi>();
        return endpoints;
    }
}

using Complaints.Protos.Mediation.V1;
using Grpc.Core;

namespace Complaints.Gateway.Web.Rooms.Talk;

/// <summary>What is said in a room, and noted for oneself.</summary>
internal static class TalkActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        new("say", "/talk", Say) { Page = typeof(TalkPage) },
        RoomAct.Of("note", "/notes", async work => await work.Ask.Room.WriteSealedNoteAsync(
            new WriteSealedNoteRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Text = work.Form["text"] }, cancellationToken: work.Ct))
            with { Page = typeof(NotesPage) },
    ];

    /// <summary>The address of a place for a reader, behind the address of the room.</summary>
    public static string AddressOf(RoomPlace place) => place switch
    {
        RoomPlace.ConsumerCaucus => "/talk?place=consumer",
        RoomPlace.FirmCaucus => "/talk?place=firm",
        _ => "/talk",
    };

    // Files first: words about a file that was refused would say what is not so.
    private static async Task<string?> Say(RoomWork work)
    {
        var place = work.Form.Choice<RoomPlace>("place");
        var files = work.Form.Sent.Files.Where(file => file.FileName.Length > 0).ToList();
        var uploads = work.Context.RequestServices.GetRequiredService<RoomUploads>();
        foreach (var file in files)
        {
            try
            {
                await uploads.Send(work.Id, place, file, work.Ct);
            }
            catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.ResourceExhausted)
            {
                work.Form.Wrong("files", $"{file.FileName}: {work.Sentence(Refusals.ReasonOfFile(refusal))}");
            }
        }

        work.StopIfWrong();
        if (work.Form["text"].Trim().Length > 0 || files.Count == 0)
        {
            await work.Ask.Room.PostMessageAsync(
                new PostMessageRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Place = place, Text = work.Form["text"] }, cancellationToken: work.Ct);
        }

        return work.Room.Base + AddressOf(place) + "#say";
    }
}

using System.Text;
using Complaints.Platform.Access;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Complaints.Mediation.Tests.Room;

public class RoomTests : MediationTest
{
    [Fact]
    public async Task All_three_talk_in_the_thread_and_see_who_has_read()
    {
        var (id, consumer) = await Room();
        await Say(consumer, id, RoomPlace.Thread, "我要求退还余款。");
        await Say(MediationHost.Firm, id, RoomPlace.Thread, "我们可以谈。");
        var seen = await List(MediationHost.Mediator, id);
        Assert.Equal([("consumer", "我要求退还余款。"), ("firm", "我们可以谈。")], seen.Messages.Select(m => (m.Author, m.Text)));
        Assert.Equal(2, seen.Unread);

        await Host.Room(MediationHost.Mediator).MarkReadAsync(new MarkReadRequest { RequestId = NewRequest(), MediationId = id, Place = RoomPlace.Thread, UpTo = 2 });

        var again = await List(consumer, id);
        Assert.All(again.Messages, m => Assert.True(m.ReadByMediator));
        Assert.False(again.Messages[0].ReadByFirm);
        Assert.Equal(0, (await List(MediationHost.Mediator, id)).Unread);
    }

    [Fact]
    public async Task A_caucus_is_between_one_party_and_the_mediator_alone()
    {
        var (id, consumer) = await Room();
        await Say(consumer, id, RoomPlace.ConsumerCaucus, "最低可以接受两千元。");

        await Refused.With(StatusCode.PermissionDenied, "CAUCUS_NOT_YOURS", Host.Room(MediationHost.Firm).ListMessagesAsync(
            new ListMessagesRequest { MediationId = id, Place = RoomPlace.ConsumerCaucus }));
        await Refused.With(StatusCode.PermissionDenied, "CAUCUS_NOT_YOURS", Host.Room(MediationHost.Firm).PostMessageAsync(
            new PostMessageRequest { RequestId = NewRequest(), MediationId = id, Place = RoomPlace.ConsumerCaucus, Text = "看看" }));
        foreach (var other in (Caller[])[MediationHost.Firm, MediationHost.Head, MediationHost.Officer, MediationHost.Auditor])
        {
            var seen = await List(other, id);
            Assert.Empty(seen.Messages);
            Assert.Equal(0, seen.Unread);
        }

        Assert.Equal("最低可以接受两千元。", (await List(MediationHost.Mediator, id)).Messages.Single().Text);
        Assert.Single((await List(consumer, id)).Messages);
    }

    [Fact]
    public async Task A_sealed_note_is_read_by_its_writer_alone()
    {
        var (id, consumer) = await Room();
        await Host.Room(consumer).WriteSealedNoteAsync(new WriteSealedNoteRequest { RequestId = NewRequest(), MediationId = id, Text = "为和解愿意少要一千。" });

        Assert.Equal("为和解愿意少要一千。", (await Host.Room(consumer).ListSealedNotesAsync(new ListSealedNotesRequest { MediationId = id })).Notes.Single().Text);
        Assert.Empty((await Host.Room(MediationHost.Firm).ListSealedNotesAsync(new ListSealedNotesRequest { MediationId = id })).Notes);
        Assert.Empty((await Host.Room(MediationHost.Mediator).ListSealedNotesAsync(new ListSealedNotesRequest { MediationId = id })).Notes);
        Assert.DoesNotContain("少要一千", (await Scenario.Read(new MediationStatus { MediationId = id }, consumer)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("少要一千", (await List(consumer, id)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_tells_of_what_one_may_see_and_of_nothing_else()
    {
        var (id, consumer) = await Room();
        using var ends = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var firm = Host.Room(MediationHost.Firm).WatchRoom(new WatchRoomRequest { MediationId = id }, cancellationToken: ends.Token);
        Assert.True(await firm.ResponseStream.MoveNext(ends.Token));
        Assert.Equal(0, firm.ResponseStream.Current.LastMessage);

        await Say(consumer, id, RoomPlace.ConsumerCaucus, "私下说一句。");
        await Say(consumer, id, RoomPlace.Thread, "公开说一句。");

        Assert.True(await firm.ResponseStream.MoveNext(ends.Token));
        Assert.Equal((2, 1), (firm.ResponseStream.Current.LastMessage, firm.ResponseStream.Current.Unread));
    }

    [Fact]
    public async Task A_file_of_a_caucus_is_for_those_in_it_and_comes_back_as_it_went()
    {
        var (id, consumer) = await Room();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Encoding.UTF8.GetBytes(new string('x', 100_000))];
        var uploaded = await Upload(consumer, id, RoomPlace.ConsumerCaucus, photo, "张建国的收据.jpg");
        Assert.Equal(("image/jpeg", (long)photo.Length), (uploaded.File.MediaType, uploaded.File.Size));

        Assert.Equal(photo, await Download(MediationHost.Mediator, id, uploaded.File.FileId));
        var refused = await Assert.ThrowsAsync<RpcException>(() => Download(MediationHost.Firm, id, uploaded.File.FileId));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Equal("张建国的收据.jpg", (await List(consumer, id)).Messages.Single().File.FileName);
    }

    [Fact]
    public async Task A_program_is_not_taken_and_leaves_nothing_behind()
    {
        var (id, consumer) = await Room();
        var refused = await Assert.ThrowsAsync<RpcException>(() => Upload(consumer, id, RoomPlace.Thread, "MZ program"u8.ToArray(), "photo.jpg"));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Empty((await List(consumer, id)).Messages);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Host.Service.Data.Path, "room-files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Twenty_who_speak_at_once_stand_one_after_the_other()
    {
        var (id, consumer) = await Room();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Say(i % 2 == 0 ? consumer : MediationHost.Firm, id, RoomPlace.Thread, $"第 {i} 句")));
        Assert.Equal(Enumerable.Range(1, 20), (await List(consumer, id)).Messages.Select(m => m.Number));
    }

    [Fact]
    public async Task The_room_is_closed_before_both_consent_and_after_the_end()
    {
        var status = await Scenario.ConsentPending();
        var post = new PostMessageRequest { RequestId = NewRequest(), MediationId = status.MediationId, Place = RoomPlace.Thread, Text = "你好" };
        await Refused.With(StatusCode.FailedPrecondition, "ROOM_CLOSED", Host.Room(MediationHost.Firm).PostMessageAsync(post));
    }

    private async Task<(string Id, Caller Consumer)> Room()
    {
        var status = await Scenario.InSession();
        return (status.MediationId, await Scenario.ConsumerOf(status));
    }

    private async Task<PostMessageResponse> Say(Caller caller, string id, RoomPlace place, string text) =>
        await Host.Room(caller).PostMessageAsync(new PostMessageRequest { RequestId = NewRequest(), MediationId = id, Place = place, Text = text });

    private async Task<ListMessagesResponse> List(Caller caller, string id) =>
        await Host.Room(caller).ListMessagesAsync(new ListMessagesRequest { MediationId = id });

    private async Task<UploadRoomFileResponse> Upload(Caller caller, string id, RoomPlace place, byte[] content, string name)
    {
        using var call = Host.Room(caller).UploadRoomFile();
        await call.RequestStream.WriteAsync(new UploadRoomFileRequest
        {
            Heading = new RoomFileHeading { RequestId = NewRequest(), MediationId = id, Place = place, FileName = name },
        });
        for (var at = 0; at < content.Length; at += 64 * 1024)
            await call.RequestStream.WriteAsync(new UploadRoomFileRequest { Content = ByteString.CopyFrom(content, at, Math.Min(64 * 1024, content.Length - at)) });
        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }

    private async Task<byte[]> Download(Caller caller, string id, string fileId)
    {
        using var call = Host.Room(caller).DownloadRoomFile(new DownloadRoomFileRequest { MediationId = id, FileId = fileId });
        using var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            call.ResponseStream.Current.Content.WriteTo(content);
        return content.ToArray();
    }
}

using System.Security.Cryptography;
using Complaints.Intake.Data;
using Complaints.Intake.Evidence;
using Complaints.Platform.Access;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Google.Protobuf;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Intake.Tests.Evidence;

public sealed class EvidenceTests
{
    private const int Limit = 20 * 1024 * 1024;

    [Fact]
    public async Task A_file_of_twenty_megabytes_comes_back_as_it_went()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        var content = Steps.Photo(Limit);

        var stored = await Steps.Upload(host, Callers.Anybody, owner, content, "小票.jpg");
        var (file, downloaded) = await Steps.Download(host, Callers.Anybody, owner, stored.EvidenceId);

        Assert.Equal(stored, file);
        Assert.Equal(("小票.jpg", "image/jpeg", Limit), (file.FileName, file.MediaType, file.Size));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
        Assert.True(content.AsSpan().SequenceEqual(downloaded));
    }

    [Fact]
    public async Task Bad_files_are_refused_and_nothing_of_them_is_kept()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));

        await Refuses("FILE_TOO_LARGE", Steps.Photo(Limit + 1), "big.jpg");
        await Refuses("FILE_TOO_LARGE", Steps.Photo(21 * 1024 * 1024), "bigger.jpg");
        await Refuses("FILE_TYPE_NOT_ALLOWED", Steps.Text("<html><script>alert(1)</script></html>"), "holiday.jpg");
        await Refuses("FILE_TYPE_NOT_ALLOWED", Steps.Text("plain words"), "notes.txt");
        await Refuses("FILE_TYPE_MISMATCH", Steps.Photo(), "page.html");
        await Refuses("FILE_TYPE_MISMATCH", Steps.Photo(), "photo.png");
        await Refuses("FILE_EMPTY", [], "empty.jpg");

        Assert.Empty(Files(host));
        Assert.Equal(0, await host.With<IntakeDb, int>(db => db.Set<EvidenceRecord>().CountAsync()));

        async Task Refuses(string reason, byte[] content, string name)
        {
            var refused = await RefusedAnswer.By(() => Steps.Upload(host, Callers.Anybody, owner, content, name));
            // The field too, so that a failure says what was missing.
            Assert.Equal((StatusCode.InvalidArgument, reason, reason), (refused.Code, refused.Reason, string.Join(' ', refused.Fields.Select(f => f.Reason))));
        }
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        using (var call = new EvidenceService.EvidenceServiceClient(host.As(Callers.Anybody)).UploadEvidence())
        {
            await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Heading = new UploadHeading { RequestId = Steps.NewRequest(), Owner = owner, FileName = "a.jpg" } });
            await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Content = ByteString.CopyFrom(Steps.Photo(60_000)) });
            await Eventually(() => Files(host).Any());
        }

        await Eventually(() => !Files(host).Any());
        Assert.Equal(0, await host.With<IntakeDb, int>(db => db.Set<EvidenceRecord>().CountAsync()));
    }

    [Fact]
    public async Task The_eleventh_file_is_refused_also_when_twenty_come_at_once()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        var owner = Steps.OwnerOf(draft);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(seed: (byte)i));
                return StatusCode.OK;
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }));
        var eleventh = await RefusedAnswer.By(() => Steps.Upload(host, Callers.Anybody, owner, Steps.Photo()));

        Assert.Equal((10, 10), (outcomes.Count(o => o == StatusCode.OK), outcomes.Count(o => o == StatusCode.ResourceExhausted)));
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_FILES"), (eleventh.Code, eleventh.Reason));
        Assert.Equal(10, Files(host).Count());
    }

    [Fact]
    public async Task A_removed_file_makes_room_for_another()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        var files = new List<EvidenceFile>();
        for (var i = 0; i < 10; i++)
            files.Add(await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(seed: (byte)i)));

        var client = new EvidenceService.EvidenceServiceClient(host.As(Callers.Anybody));
        await client.RemoveEvidenceAsync(new RemoveEvidenceRequest { Owner = owner, EvidenceId = files[3].EvidenceId });

        Assert.Empty(FilesOf(host, files[3].EvidenceId));
        Assert.Equal("EVIDENCE_NOT_FOUND", (await RefusedAnswer.By(() => Steps.Download(host, Callers.Anybody, owner, files[3].EvidenceId))).Reason);
        await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo());
    }

    [Fact]
    public async Task A_repeated_upload_keeps_one_file_and_the_same_id_with_another_file_is_refused()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        var request = Steps.NewRequest();

        var first = await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(), requestId: request);
        var again = await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(), requestId: request);
        var other = await RefusedAnswer.By(() => Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(seed: 9), requestId: request));

        Assert.Equal(first, again);
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (other.Code, other.Reason));
        Assert.Single(Files(host));
    }

    [Fact]
    public async Task A_name_is_cleaned_and_one_without_an_ending_gets_one()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));

        Assert.Equal("passwd.jpg", (await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(), "../../etc/passwd.jpg")).FileName);
        Assert.Equal("IMG_0001.jpg", (await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo(), "IMG_0001")).FileName);
    }

    [Fact]
    public async Task Evidence_of_a_draft_becomes_the_cases_and_the_draft_ends()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        var file = await Steps.Upload(host, Callers.Anybody, Steps.OwnerOf(draft), Steps.Photo());

        var complaint = await Steps.FiledComplaint(host, draft);
        var party = Callers.PartyOf(Guid.Parse(complaint.Status.ComplaintId));
        var (stored, _) = await Steps.Download(host, party, Case(complaint), file.EvidenceId);
        var gone = await RefusedAnswer.By(() => Steps.Download(host, Callers.Anybody, Steps.OwnerOf(draft), file.EvidenceId));
        var kept = await RefusedAnswer.By(async () => await new EvidenceService.EvidenceServiceClient(host.As(party))
            .RemoveEvidenceAsync(new RemoveEvidenceRequest { Owner = Case(complaint), EvidenceId = file.EvidenceId }));

        Assert.Equal(file, stored);
        Assert.Equal("DRAFT_NOT_FOUND", gone.Reason);
        Assert.Equal((StatusCode.FailedPrecondition, "EVIDENCE_IS_KEPT"), (kept.Code, kept.Reason));
    }

    [Fact]
    public async Task Only_those_who_may_see_the_case_see_its_files_and_what_staff_see_is_recorded()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var complaint = await Steps.FiledComplaint(host);
        var id = Guid.Parse(complaint.Status.ComplaintId);
        var file = await Steps.Upload(host, Callers.PartyOf(id), Case(complaint), Steps.Photo());

        Caller[] strangers = [Callers.Anybody, Callers.PartyOf(NewId.NextGuid()), Steps.OtherOfficer, Callers.Staff(Role.Auditor, "150200")];
        foreach (var stranger in strangers)
            Assert.Equal("EVIDENCE_NOT_FOUND", (await RefusedAnswer.By(() => Steps.Download(host, stranger, Case(complaint), file.EvidenceId))).Reason);
        await Steps.Download(host, Steps.Intake, Case(complaint), file.EvidenceId);

        var reading = await host.With<IntakeDb, Platform.Auditing.AuditEvent>(db => db.AuditEvents.SingleAsync(e => e.Action == "ReadEvidence"));
        Assert.Equal((id, Steps.Intake.Id, file.EvidenceId), (reading.CaseId, reading.ActorId, reading.Reason));
    }

    [Fact]
    public async Task Files_are_added_by_the_party_and_the_department_and_only_while_the_case_is_open()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var complaint = await Steps.FiledComplaint(host);
        var party = Callers.PartyOf(Guid.Parse(complaint.Status.ComplaintId));

        var stranger = await RefusedAnswer.By(() => Steps.Upload(host, Callers.Anybody, Case(complaint), Steps.Photo()));
        await new ComplaintsService.ComplaintsServiceClient(host.As(party)).WithdrawComplaintAsync(new WithdrawComplaintRequest
        {
            RequestId = Steps.NewRequest(),
            ComplaintId = complaint.Status.ComplaintId,
            Version = complaint.Status.Version,
        });
        var concluded = await RefusedAnswer.By(() => Steps.Upload(host, party, Case(complaint), Steps.Photo()));

        Assert.Equal("COMPLAINT_NOT_FOUND", stranger.Reason);
        Assert.Equal((StatusCode.FailedPrecondition, "CASE_CONCLUDED"), (concluded.Code, concluded.Reason));
        Assert.Empty(Files(host));
    }

    [Fact]
    public async Task Neither_names_nor_contents_are_readable_on_the_disk()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        byte[] content = [.. Steps.Photo(500), .. Steps.Text("身份证号码110101199003070134"), .. Steps.Photo(500)];
        await Steps.Upload(host, Callers.Anybody, owner, content, "张三丰的身份证.jpg");

        Assert.Equal(-1, host.Data.DatabaseBytes("intake.db").AsSpan().IndexOf(Steps.Text("张三丰")));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(Files(host).Single())).AsSpan().IndexOf(Steps.Text("身份证")));
    }

    [Fact]
    public async Task Files_that_no_row_knows_are_removed_and_the_others_stay()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));
        var file = await Steps.Upload(host, Callers.Anybody, owner, Steps.Photo());
        var orphan = NewId.NextGuid().ToString("N");
        var folder = Directory.CreateDirectory(Path.Combine(host.Data.Path, "evidence", orphan[^2..]));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, orphan), "left by a crash");
        await File.WriteAllTextAsync(Path.Combine(host.Data.Path, "evidence", "incoming", "half"), "left by a crash");

        var young = await host.With<OrphanedFiles, int>(f => f.Remove(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1), CancellationToken.None));
        var removed = await host.With<OrphanedFiles, int>(f => f.Remove(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1), CancellationToken.None));

        Assert.Equal((0, 2), (young, removed));
        Assert.Single(Files(host));
        await Steps.Download(host, Callers.Anybody, owner, file.EvidenceId);
    }

    [Fact]
    public async Task A_stream_that_is_no_upload_is_refused()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var owner = Steps.OwnerOf(await Steps.Draft(host));

        var noHeading = await RefusedAnswer.By(() => Send(new UploadEvidenceRequest { Content = ByteString.CopyFromUtf8("x") }));
        var nothing = await RefusedAnswer.By(() => Send());
        var noOwner = await RefusedAnswer.By(() => Send(new UploadEvidenceRequest { Heading = new UploadHeading { RequestId = Steps.NewRequest() } }));
        var noId = await RefusedAnswer.By(() => Send(new UploadEvidenceRequest { Heading = new UploadHeading { Owner = owner } }));

        Assert.All([noHeading, nothing, noOwner], r => Assert.Equal("REQUIRED", r.Fields.Single().Reason));
        Assert.Equal("REQUEST_ID", noId.Fields.Single().Reason);

        async Task Send(params UploadEvidenceRequest[] pieces)
        {
            using var call = new EvidenceService.EvidenceServiceClient(host.As(Callers.Anybody)).UploadEvidence();
            foreach (var piece in pieces)
                await call.RequestStream.WriteAsync(piece);
            await call.RequestStream.CompleteAsync();
            await call;
        }
    }

    /// <summary>Every file in the folder of evidence, finished or not.</summary>
    private static IEnumerable<string> Files(ServiceHost host) =>
        Directory.EnumerateFiles(Path.Combine(host.Data.Path, "evidence"), "*", SearchOption.AllDirectories);

    /// <summary>The files of one id.</summary>
    internal static IEnumerable<string> FilesOf(ServiceHost host, string evidenceId) =>
        Files(host).Where(f => Path.GetFileName(f) == Guid.Parse(evidenceId).ToString("N"));

    private static EvidenceOwner Case(FileComplaintResponse complaint) => new() { ComplaintId = complaint.Status.ComplaintId };

    private static async Task Eventually(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}

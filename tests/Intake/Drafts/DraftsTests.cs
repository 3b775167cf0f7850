using Complaints.Intake.Data;
using Complaints.Intake.Drafts;
using Complaints.Intake.Evidence;
using Complaints.Intake.Tests.Evidence;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Intake.Tests.Drafts;

public sealed class DraftsTests
{
    [Fact]
    public async Task What_was_typed_survives_a_restart_of_the_service()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        await Save(host, draft, ("facts", "锅漏了"), ("amount", "一百"));
        await Steps.Upload(host, Callers.Anybody, Steps.OwnerOf(draft), Steps.Photo());
        await host.Restart();

        var kept = await Get(host, draft.Draft.DraftId, draft.DraftKey);

        Assert.Equal("锅漏了", kept.Fields["facts"]);
        Assert.Equal("一百", kept.Fields["amount"]);
        Assert.Single(kept.Evidence);
    }

    [Fact]
    public async Task Saving_sets_the_named_fields_keeps_the_others_and_removes_empty_ones()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        await Save(host, draft, ("a", "1"), ("b", "2"), ("c", "3"));

        var saved = await Save(host, draft, ("b", ""), ("c", "4"));

        Assert.Equal([("a", "1"), ("c", "4")], saved.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public async Task Twenty_savings_at_once_all_count()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Save(host, draft, ($"field{i}", "x"))));

        Assert.Equal(20, (await Get(host, draft.Draft.DraftId, draft.DraftKey)).Fields.Count);
    }

    [Fact]
    public async Task A_wrong_id_a_wrong_key_and_an_expired_draft_answer_alike()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        var other = await Steps.Draft(host);

        var answers = new List<RefusedAnswer>
        {
            await RefusedAnswer.By(() => Get(host, NewId.NextGuid().ToString(), draft.DraftKey)),
            await RefusedAnswer.By(() => Get(host, "no id", draft.DraftKey)),
            await RefusedAnswer.By(() => Get(host, draft.Draft.DraftId, other.DraftKey)),
            await RefusedAnswer.By(() => Get(host, draft.Draft.DraftId, "")),
        };
        host.Clock.Advance(TimeSpan.FromDays(7));
        answers.Add(await RefusedAnswer.By(() => Get(host, draft.Draft.DraftId, draft.DraftKey)));

        Assert.All(answers, a => Assert.Equal((StatusCode.NotFound, "DRAFT_NOT_FOUND"), (a.Code, a.Reason)));
    }

    [Fact]
    public async Task Each_saving_begins_the_seven_days_anew()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        host.Clock.Advance(TimeSpan.FromDays(6));
        await Save(host, draft, ("a", "1"));
        host.Clock.Advance(TimeSpan.FromDays(6));

        var kept = await Get(host, draft.Draft.DraftId, draft.DraftKey);

        Assert.Equal(TimeSpan.FromDays(7), kept.ExpiresAt.ToDateTime() - kept.SavedAt.ToDateTime());
    }

    [Fact]
    public async Task An_expired_draft_goes_with_its_files()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var expired = await Steps.Draft(host);
        var file = await Steps.Upload(host, Callers.Anybody, Steps.OwnerOf(expired), Steps.Photo());
        host.Clock.Advance(TimeSpan.FromDays(5));
        var young = await Steps.Draft(host);
        host.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(1, await host.With<ExpiredDrafts, int>(d => d.Remove(CancellationToken.None)));

        Assert.Equal(1, await host.With<IntakeDb, int>(db => db.Set<SavedDraft>().CountAsync()));
        Assert.Equal(0, await host.With<IntakeDb, int>(db => db.Set<EvidenceRecord>().CountAsync()));
        Assert.Empty(EvidenceTests.FilesOf(host, file.EvidenceId));
        await Get(host, young.Draft.DraftId, young.DraftKey);
    }

    [Fact]
    public async Task A_deleted_draft_is_gone_at_once_with_its_files()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        var file = await Steps.Upload(host, Callers.Anybody, Steps.OwnerOf(draft), Steps.Photo());

        await Client(host).DeleteDraftAsync(new DeleteDraftRequest { DraftId = draft.Draft.DraftId, DraftKey = draft.DraftKey });

        Assert.Equal("DRAFT_NOT_FOUND", (await RefusedAnswer.By(() => Get(host, draft.Draft.DraftId, draft.DraftKey))).Reason);
        Assert.Empty(EvidenceTests.FilesOf(host, file.EvidenceId));
    }

    [Fact]
    public async Task Too_much_is_refused_field_by_field_and_changes_nothing()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        await Save(host, draft, ("facts", "kept"));

        var long2 = await RefusedAnswer.By(() => Save(host, draft, ("facts", new string('x', 4001)), (new string('n', 61), "x")));
        var many = await RefusedAnswer.By(() => Save(host, draft, [.. Enumerable.Range(0, 201).Select(i => ($"f{i}", "x"))]));
        var together = await RefusedAnswer.By(() => Save(host, draft, [.. Enumerable.Range(0, 26).Select(i => ($"f{i}", new string('x', 4000)))]));

        Assert.Equal(["TOO_LONG", "TOO_LONG"], long2.Fields.Select(f => f.Reason), StringComparer.Ordinal);
        Assert.Equal("TOO_MANY", many.Fields.Single().Reason);
        Assert.Equal("DRAFT_TOO_LARGE", together.Fields.Single().Reason);
        Assert.Equal("kept", (await Get(host, draft.Draft.DraftId, draft.DraftKey)).Fields.Single().Value);
    }

    [Fact]
    public async Task What_was_typed_is_unreadable_in_the_database_and_the_key_stands_nowhere()
    {
        await using var intake = await IntakeHost.Start();
        var host = intake.Service;
        var draft = await Steps.Draft(host);
        await Save(host, draft, ("complainant.name", "草稿里的张三丰"), ("complainant.phone", "13800138000"));

        var bytes = host.Data.DatabaseBytes("intake.db");

        foreach (var secret in (string[])["草稿里的张三丰", "13800138000", draft.DraftKey])
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Steps.Text(secret)));
            Assert.DoesNotContain(secret, host.Logs.Text, StringComparison.Ordinal);
        }
    }

    private static DraftsService.DraftsServiceClient Client(ServiceHost host) => new(host.As(Callers.Anybody));

    private static async Task<Draft> Get(ServiceHost host, string id, string key) =>
        (await Client(host).GetDraftAsync(new GetDraftRequest { DraftId = id, DraftKey = key })).Draft;

    private static async Task<Draft> Save(ServiceHost host, CreateDraftResponse draft, params (string Name, string Value)[] fields)
    {
        var request = new SaveDraftRequest { DraftId = draft.Draft.DraftId, DraftKey = draft.DraftKey };
        request.Fields.Add(fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
        return (await Client(host).SaveDraftAsync(request)).Draft;
    }
}

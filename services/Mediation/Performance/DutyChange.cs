using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Performance;

/// <summary>The frame of every statement about a duty.</summary>
internal sealed class DutyChange(CaseChange change, Vault vault, DutyReminders reminders)
{
    private const int MostFiles = 10;

    /// <summary>The case's frame.</summary>
    public CaseChange Case => change;

    /// <summary>Changes the plan of one case and plans its next reminder.</summary>
    public Task<TResponse> Run<TResponse>(
        Caller caller, IMessage request, string requestId, string mediationId, Func<RequestCheck, StatementContent> read,
        Func<MediationCase, PerformancePlan, byte[], Task<TResponse>> act, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new() =>
        change.RunShared(caller, request, requestId, mediationId, read, async (mediation, content) =>
        {
            var plan = await change.Db.Set<PerformancePlan>().SingleOrDefaultAsync(p => p.MediationId == mediation.Id, ct)
                ?? throw Refusal.Rule(MediationReasons.NoBindingAgreement, "No agreement binds in this case.");
            var response = await act(mediation, plan, vault.Seal(mediation.Id, content));
            plan.Plan(reminders.On(change.Now));
            change.Db.Hold(mediation);
            return response;
        }, ct);

    /// <summary>Reads words and files.</summary>
    public static StatementContent Read(RequestCheck check, string text, int least, IReadOnlyList<string> files)
    {
        if (files.Count > MostFiles)
            check.Wrong("file_ids", MediationReasons.TooMany, $"Use at most {MostFiles} files.", "10");
        for (var i = 0; i < files.Count; i++)
        {
            if (!Guid.TryParse(files[i], out _))
                check.Wrong($"file_ids[{i}]", Reasons.UnknownValue, "Name files of the case's room by their ids.");
        }

        return new StatementContent(check.Text("text", text, 1000, least, multiline: true), [.. files]);
    }
}

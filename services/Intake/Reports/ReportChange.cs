using Complaints.Intake.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Intake.V1;
using Google.Protobuf;

namespace Complaints.Intake.Reports;

/// <summary>
/// The frame of every change of one report: read the request, load within the caller's scope, compare the version, ask
/// the aggregate, save once under the request id. Safe to repeat.
/// </summary>
internal sealed class ReportChange(IntakeDb db, Vault vault)
{
    /// <summary>The database.</summary>
    public IntakeDb Db => db;

    /// <summary>UTC.</summary>
    public DateTime Now => db.Now;

    /// <summary>Seals somebody's words for the report.</summary>
    public byte[] Seal(Report report, string text) => vault.Seal(report.Id, text);

    /// <summary>Changes one report.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="requestId">Its id.</param>
    /// <param name="reportId">The report.</param>
    /// <param name="version">Expected version.</param>
    /// <param name="read">Reads the other fields; every mistake ends in one refusal.</param>
    /// <param name="act">Changes the report and records it.</param>
    /// <param name="answer">Wraps the status after it.</param>
    /// <param name="ct">Cancels while nothing is saved.</param>
    public Task<TResponse> Run<TRead, TResponse>(
        Caller caller, IMessage request, string requestId, string reportId, long version,
        Func<RequestCheck, TRead> read, Func<Report, TRead, Task> act, Func<ReportStatus, TResponse> answer, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var check = new RequestCheck();
        var id = check.RequestId(requestId);
        var content = read(check);
        check.ThrowIfAny();
        return db.Once(caller, id, request, async () =>
        {
            var report = await db.Reports.Get(caller, reportId, ct);
            report.Expect(version);
            await act(report, content);
            return answer(report.ToStatus());
        }, ct);
    }
}

/// <summary>What every write answers.</summary>
internal static class ReportMapping
{
    /// <summary>State and version; no personal data.</summary>
    public static ReportStatus ToStatus(this Report report) => new()
    {
        ReportId = report.Id.ToString(),
        ReceiptNumber = report.ReceiptNumber,
        State = report.State,
        Version = report.Version,
    };
}

using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms.Duties;

/// <summary>What people say about a duty: proven, performed, not performed.</summary>
internal static class DutyActs
{
    public static IReadOnlyList<RoomAct> All { get; } =
    [
        RoomAct.Of("prove", "/performance", async work =>
        {
            var request = new SubmitProofRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Duty = work.Form.Number("of"), Text = work.Form["text"] };
            request.FileIds.AddRange(work.Form.Chosen("file_ids"));
            var uploads = work.Context.RequestServices.GetRequiredService<RoomUploads>();
            foreach (var file in work.Form.Sent.Files.Where(file => file.FileName.Length > 0))
                request.FileIds.Add(await uploads.Send(work.Id, RoomPlace.Thread, file, work.Ct));
            await work.Ask.Performance.SubmitProofAsync(request, cancellationToken: work.Ct);
        }),
        RoomAct.Of("confirm-duty", "/performance", async work => await work.Ask.Performance.ConfirmPerformanceAsync(
            new ConfirmPerformanceRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Duty = work.Form.Number("of"), Text = work.Form["text"] },
            cancellationToken: work.Ct)) with { Final = true },
        RoomAct.Of("breach", "/performance", async work => await work.Ask.Performance.ReportBreachAsync(
            new ReportBreachRequest { RequestId = work.Form.RequestId, MediationId = work.Id, Duty = work.Form.Number("of"), Text = work.Form["text"] },
            cancellationToken: work.Ct)) with { Final = true },
    ];
}

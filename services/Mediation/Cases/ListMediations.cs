using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Cases;

/// <summary>The caller's cases by what is due next, paged by keyset.</summary>
internal sealed class ListMediations(MediationDb db, PageTokens tokens)
{
    public async Task<ListMediationsResponse> Handle(ListMediationsRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        if (!Enum.IsDefined(request.State))
            check.Wrong("state", Reasons.UnknownValue, "Choose one of the states.");
        var mediator = check.Text("mediator_id", request.MediatorId, 64);
        Guid? complaint = null;
        if (request.ComplaintId.Length > 0)
        {
            if (Guid.TryParse(request.ComplaintId, out var id))
                complaint = id;
            else
                check.Wrong("complaint_id", MediationReasons.UnknownCode, "Give the id of a complaint.");
        }

        check.ThrowIfAny();
        var size = FieldChecks.PageSize(request.PageSize);
        var cases = Filter(db.Cases.AsNoTracking().Within(caller), request, complaint, mediator);
        if (tokens.Read<Position>(request) is { } after)
            cases = cases.Where(c => c.NextOn > after.On || (c.NextOn == after.On && c.Id.CompareTo(after.Id) > 0));
        var found = await cases.OrderBy(c => c.NextOn).ThenBy(c => c.Id).Take(size + 1).ToListAsync(ct);

        var response = new ListMediationsResponse();
        response.Rows.AddRange(found.Take(size).Select(c => Row(c, caller)));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(found[size - 1].NextOn, found[size - 1].Id));
        return response;
    }

    private static IQueryable<MediationCase> Filter(IQueryable<MediationCase> cases, ListMediationsRequest request, Guid? complaint, string mediator)
    {
        if (request.State != MediationState.Unspecified)
            cases = cases.Where(c => c.State == request.State);
        if (request.OpenOnly)
            cases = cases.Where(c => c.ConcludedAt == null);
        if (complaint is { } id)
            cases = cases.Where(c => c.ComplaintId == id);
        if (mediator.Length > 0)
            cases = cases.Where(c => c.Mediator == mediator);
        return cases;
    }

    private MediationRow Row(MediationCase mediation, Caller caller)
    {
        var today = LegalDay.Of(db.Now);
        var row = new MediationRow
        {
            Status = mediation.ToStatus(),
            Reference = mediation.Reference,
            Title = mediation.Title,
            FirmName = mediation.FirmName,
            ChannelCode = mediation.Channel,
            RegionCode = mediation.RegionCode,
            MediatorName = mediation.MediatorName,
            NextOn = mediation.State.IsConcluded() ? null : mediation.NextOn.ToProto(),
            ComplaintId = mediation.ComplaintId?.ToString() ?? "",
            OpenedAt = mediation.OpenedAt.ToProto(),
            WaitsForReader = WaitsFor(mediation, caller),
        };
        if (!mediation.State.IsConcluded() && mediation.State != MediationState.SuspendedAppraisal)
            row.DaysLeft = mediation.Due.DayNumber - today.DayNumber;
        return row;
    }

    private static bool WaitsFor(MediationCase mediation, Caller caller) => mediation.State switch
    {
        MediationState.ConsentPending => CaseScope.SideOf(caller) switch
        {
            Side.Consumer => mediation.ConsumerConsentedAt is null,
            Side.Firm => mediation.FirmConsentedAt is null,
            _ => mediation.Mediator.Length == 0,
        },
        MediationState.SuspendedRecusal => caller.Is(Protos.Access.V1.Role.Head),
        _ => CaseScope.SideOf(caller) is null && (mediation.TerminationProposedAt is not null || mediation.State == MediationState.Assigned)
            && !mediation.State.IsConcluded(),
    };

    private sealed record Position(DateOnly On, Guid Id);
}

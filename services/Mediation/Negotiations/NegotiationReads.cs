using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Negotiations;

/// <summary>Negotiations as their readers may see them.</summary>
internal sealed class NegotiationReads(MediationDb db, Vault vault, DeadlineClock clock, LegalParameters law, PageTokens tokens)
{
    /// <summary>One negotiation, by its id or by its complaint. Reading by others than the consumer is audited.</summary>
    public async Task<GetNegotiationResponse> Get(GetNegotiationRequest request, Caller caller, CancellationToken ct)
    {
        var negotiation = request.NegotiationId is "" or "-"
            ? await OfComplaint(request.ComplaintId, caller, ct)
            : await db.Negotiations.AsNoTracking().Get(caller, request.NegotiationId, ct);
        var response = new GetNegotiationResponse { Negotiation = await View(negotiation, caller, ct) };
        if (CaseScope.SideOf(caller) != Side.Consumer)
        {
            db.Record(caller, negotiation.Id, "ReadNegotiation");
            await db.SaveChangesAsync(ct);
        }

        return response;
    }

    /// <summary>The caller's negotiations by what is due next.</summary>
    public async Task<ListNegotiationsResponse> List(ListNegotiationsRequest request, Caller caller, CancellationToken ct)
    {
        var size = FieldChecks.PageSize(request.PageSize);
        var negotiations = db.Negotiations.AsNoTracking().Within(caller);
        if (request.OpenOnly)
            negotiations = negotiations.Where(n => n.EndedAt == null);
        if (tokens.Read<Position>(request) is { } after)
            negotiations = negotiations.Where(n => n.Until > after.On || (n.Until == after.On && n.Id.CompareTo(after.Id) > 0));
        var found = await negotiations.OrderBy(n => n.Until).ThenBy(n => n.Id).Take(size + 1).ToListAsync(ct);
        var response = new ListNegotiationsResponse();
        response.Rows.AddRange(found.Take(size).Select(n => new NegotiationRow
        {
            Status = n.ToStatus(),
            Reference = n.Reference,
            Title = n.Title,
            FirmName = n.FirmName,
            OpenedAt = n.OpenedAt.ToProto(),
            WaitsForReader = CaseScope.SideOf(caller) switch
            {
                Side.Firm => n.State == NegotiationState.Negotiating,
                Side.Consumer => n.State == NegotiationState.ResultOffered,
                _ => false,
            },
        }));
        if (found.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(found[size - 1].Until, found[size - 1].Id));
        return response;
    }

    private async Task<Negotiation> OfComplaint(string complaintId, Caller caller, CancellationToken ct)
    {
        var id = RequestCheck.Id(complaintId, MediationReasons.NegotiationNotFound);
        return await db.Negotiations.AsNoTracking().Within(caller).SingleOrDefaultAsync(n => n.ComplaintId == id, ct) ?? throw NegotiationScope.NotFound();
    }

    private async Task<Protos.Mediation.V1.Negotiation> View(Negotiation negotiation, Caller caller, CancellationToken ct)
    {
        var content = vault.Open<CaseContent>(negotiation.Id, negotiation.Sealed);
        var side = CaseScope.SideOf(caller);
        var start = LegalDay.Of(negotiation.OpenedAt);
        var deadline = clock.Compute(law.ByVersion(negotiation.Rule), start, negotiation.RegionCode);
        var view = new Protos.Mediation.V1.Negotiation
        {
            Status = negotiation.ToStatus(),
            ComplaintId = negotiation.ComplaintId.ToString(),
            Reference = negotiation.Reference,
            Title = negotiation.Title,
            Facts = content.Facts,
            Request = content.Request,
            Amount = new() { CurrencyCode = negotiation.CurrencyCode, MinorUnits = negotiation.AmountMinorUnits },
            Clock = deadline.ToProto(LegalDay.Of(negotiation.EndedAt ?? db.Now), negotiation.EndedAt is not null, law.Laws),
            OpenedAt = negotiation.OpenedAt.ToProto(),
            OwnSide = side ?? Side.Unspecified,
        };
        view.Parties.Add(new Party { Side = Side.Consumer, Name = content.Consumer.Name });
        view.Parties.Add(new Party { Side = Side.Firm, Name = content.Firm.Name, Address = content.Firm.Address, CreditCode = negotiation.FirmCode });
        if (negotiation.Result is { } sealedResult)
            view.Result = ToProto(vault.Open<ResultContent>(negotiation.Id, sealedResult));
        view.AllowedActions.AddRange(NegotiationLifecycle.Life.Allowed(negotiation.State, caller));
        var entries = await db.History.AsNoTracking().Where(e => e.CaseId == negotiation.Id).OrderByDescending(e => e.Number).ToListAsync(ct);
        view.History.AddRange(entries.Select(e => e.ToProto(vault)));
        return view;
    }

    private static NegotiationResult ToProto(ResultContent result) => new()
    {
        Text = result.Text,
        Amount = result.MinorUnits > 0 ? new() { CurrencyCode = result.CurrencyCode, MinorUnits = result.MinorUnits } : null,
        By = result.By?.ToProto(),
    };

    private sealed record Position(DateOnly On, Guid Id);
}

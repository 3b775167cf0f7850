using Complaints.Mediation.Cases;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Roster;

/// <summary>The roster over gRPC and REST.</summary>
internal sealed class RosterApi(MediationDb db, MediationChannels channels, LegalParameters law, Availability availability, SetRoster set)
    : RosterService.RosterServiceBase
{
    private const int Most = 200;

    public override Task<ListChannelsResponse> ListChannels(ListChannelsRequest request, ServerCallContext context)
    {
        var today = LegalDay.Of(db.Now);
        var response = new ListChannelsResponse();
        response.Channels.AddRange(channels.All.Where(c => today >= c.From && !(today > c.To)).Select(c =>
        {
            var limit = law.Get(c.Limit, today);
            var proto = new Channel
            {
                Code = c.Code,
                Name = c.Name.ToProto(),
                Limit = checked((int)limit.Value),
                Unit = ClockProto.UnitOf(limit.Unit),
                Confirmable = c.Confirmable,
                ConfirmationReason = c.Confirmation.ToProto(),
                Basis = law.Laws.Quote(c.Basis),
            };
            proto.Origins.AddRange(c.Origins);
            return proto;
        }));
        return Task.FromResult(response);
    }

    public override async Task<ListMediatorsResponse> ListMediators(ListMediatorsRequest request, ServerCallContext context)
    {
        var (caller, ct) = (context.GetCaller(), context.CancellationToken);
        var response = new ListMediatorsResponse();
        if (request.MediationId.Length > 0)
        {
            var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
            response.Mediators.AddRange((await availability.For(mediation, ct)).Select(f => ToProto(f.Mediator, f.Organisation, f.Load, f.Fits)));
            return response;
        }

        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, StringComparer.Ordinal, ct);
        var mediators = await db.Mediators.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Id).Take(Most).ToListAsync(ct);
        var loads = await availability.Loads(mediators.Select(m => m.Id), ct);
        response.Mediators.AddRange(mediators.Select(m => ToProto(m, organisations[m.OrganisationId], loads.GetValueOrDefault(m.Id), [])));
        return response;
    }

    public override async Task<ListOrganisationsResponse> ListOrganisations(ListOrganisationsRequest request, ServerCallContext context)
    {
        var response = new ListOrganisationsResponse();
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Id).Take(Most).ToListAsync(context.CancellationToken);
        response.Organisations.AddRange(organisations.Select(o =>
        {
            var proto = new Protos.Mediation.V1.Organisation
            {
                OrganisationId = o.Id,
                Name = o.Name,
                RegionCode = o.RegionCode,
                Address = o.Address,
                Active = o.Active,
            };
            proto.ChannelCodes.AddRange(o.Channels.Split(',', StringSplitOptions.RemoveEmptyEntries));
            return proto;
        }));
        return response;
    }

    public override Task<SetOrganisationResponse> SetOrganisation(SetOrganisationRequest request, ServerCallContext context) =>
        set.Organisation(request, context.GetCaller(), context.CancellationToken);

    public override Task<SetMediatorResponse> SetMediator(SetMediatorRequest request, ServerCallContext context) =>
        set.Mediator(request, context.GetCaller(), context.CancellationToken);

    private static Mediator ToProto(RosterMediator mediator, Organisation organisation, int load, IReadOnlyList<string> fits)
    {
        var proto = new Mediator
        {
            MediatorId = mediator.Id,
            Name = mediator.Name,
            OrganisationId = mediator.OrganisationId,
            OrganisationName = organisation.Name,
            RegionCode = mediator.RegionCode,
            Load = load,
        };
        proto.FieldCodes.AddRange(mediator.Fields.Split(',', StringSplitOptions.RemoveEmptyEntries));
        proto.Languages.AddRange(mediator.Languages.Split(',', StringSplitOptions.RemoveEmptyEntries));
        proto.Fits.AddRange(fits);
        return proto;
    }
}

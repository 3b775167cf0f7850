using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Roster;

/// <summary>Sets bodies and mediators, each as a whole record. A head does so within the own region.</summary>
internal sealed class SetRoster(MediationDb db, MediationChannels channels)
{
    /// <summary>Sets a body.</summary>
    public Task<SetOrganisationResponse> Organisation(SetOrganisationRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var id = Id(check, "organisation_id", request.OrganisationId);
        var (zh, en) = (check.Text("name.zh", request.Name?.Zh, 120, 2), check.Text("name.en", request.Name?.En, 120, 2));
        var region = Region(check, request.RegionCode, caller);
        var address = check.Text("address", request.Address, 200);
        for (var i = 0; i < request.ChannelCodes.Count; i++)
        {
            if (channels.Find(request.ChannelCodes[i]) is null)
                check.Wrong($"channel_codes[{i}]", MediationReasons.UnknownCode, "Choose one of the channels.");
        }

        check.ThrowIfAny();
        var codes = string.Join(',', request.ChannelCodes.Distinct(StringComparer.Ordinal));
        return db.Once(caller, requestId, request, async () =>
        {
            if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct) is { } known)
            {
                RequireOwn(caller, known.RegionCode);
                (known.NameZh, known.NameEn, known.RegionCode, known.Channels, known.Address, known.Active) = (zh, en, region, codes, address, request.Active);
            }
            else
            {
                db.Add(new Organisation { Id = id, NameZh = zh, NameEn = en, RegionCode = region, Channels = codes, Address = address, Active = request.Active });
            }

            db.Record(caller, null, "SetOrganisation", id);
            return new SetOrganisationResponse();
        }, ct);
    }

    /// <summary>Sets a mediator.</summary>
    public Task<SetMediatorResponse> Mediator(SetMediatorRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var id = check.Text("mediator_id", request.MediatorId, 64, 1);
        var name = check.Text("name", request.Name, 60, 1);
        var organisationId = Id(check, "organisation_id", request.OrganisationId);
        var region = Region(check, request.RegionCode, caller);
        var email = check.Email("email", request.Email);
        var fields = List(check, "field_codes", request.FieldCodes, most: 30, longest: 30);
        var languages = List(check, "languages", request.Languages, most: 8, longest: 10);
        check.ThrowIfAny();
        return db.Once(caller, requestId, request, async () =>
        {
            if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId, ct) is not { } organisation)
                throw Refusal.Invalid([new FieldMistake("organisation_id", MediationReasons.UnknownCode, "Choose a body of the roster.")]);
            RequireOwn(caller, organisation.RegionCode);
            if (await db.Mediators.SingleOrDefaultAsync(m => m.Id == id, ct) is { } known)
            {
                RequireOwn(caller, known.RegionCode);
                (known.Name, known.OrganisationId, known.RegionCode, known.Fields, known.Languages, known.Email, known.Active) =
                    (name, organisationId, region, fields, languages, email, request.Active);
            }
            else
            {
                db.Add(new RosterMediator
                {
                    Id = id,
                    Name = name,
                    OrganisationId = organisationId,
                    RegionCode = region,
                    Fields = fields,
                    Languages = languages,
                    Email = email,
                    Active = request.Active,
                });
            }

            db.Record(caller, null, "SetMediator", id);
            return new SetMediatorResponse();
        }, ct);
    }

    private static string Id(RequestCheck check, string field, string value)
    {
        var id = check.Text(field, value, 64, 1);
        if (id.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            check.Wrong(field, MediationReasons.UnknownCode, "Use letters, digits and hyphens.");
        return id;
    }

    private static string Region(RequestCheck check, string region, Caller caller)
    {
        if (region.Length != 6 || !region.All(char.IsAsciiDigit) || (caller.Is(Role.Head) && !caller.Covers(region)))
            check.Wrong("region_code", MediationReasons.UnknownCode, "Give six digits of GB/T 2260 within your own region.");
        return region;
    }

    private static void RequireOwn(Caller caller, string region)
    {
        if (caller.Is(Role.Head) && !caller.Covers(region))
            throw Refusal.Forbidden("It belongs to another region.");
    }

    private static string List(RequestCheck check, string field, Google.Protobuf.Collections.RepeatedField<string> values, int most, int longest)
    {
        if (values.Count > most)
            check.Wrong(field, MediationReasons.TooMany, $"Give at most {most}.", most.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var read = new List<string>();
        for (var i = 0; i < Math.Min(values.Count, most); i++)
        {
            var value = check.Text($"{field}[{i}]", values[i], longest, 1);
            if (value.Contains(',', StringComparison.Ordinal))
                check.Wrong($"{field}[{i}]", MediationReasons.UnknownCode, "Give one code.");
            read.Add(value);
        }

        return string.Join(',', read.Distinct(StringComparer.Ordinal));
    }
}

using Complaints.Contracts.Mediation;
using Complaints.Mediation.CaseAccess;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Notices;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Cases;

/// <summary>
/// Opens a case that comes from no complaint: a court's delegation or entrustment (TM16), or a request to a consumer
/// association or mediation committee. A mediator opens it for the own organisation; both sides are then asked. The
/// consumer has no receipt yet, so one is sent.
/// </summary>
internal sealed class OpenMediation(MediationDb db, MediationChannels channels, CaseClocks clocks, Receipts receipts, Vault vault)
{
    private const string Language = "zh-CN";

    public Task<OpenMediationResponse> Handle(OpenMediationRequest request, Caller caller, CancellationToken ct)
    {
        var check = new RequestCheck();
        var requestId = check.RequestId(request.RequestId);
        var channel = Channel(check, request);
        var content = Content(check, request);
        var firmCode = Firm(check, request.Firm?.CreditCode ?? "");
        var receivedOn = check.Day("received_on", request.ReceivedOn) ?? LegalDay.Of(db.Now);
        if (receivedOn > LegalDay.Of(db.Now))
            check.Wrong("received_on", MediationReasons.DateInFuture, "Give the day on which the letter was received, today at the latest.");
        var region = Region(check, request.RegionCode, caller);
        var title = check.Text("title", request.Title, 100, 2);
        var reference = check.Text("reference", request.Reference, 60, 2);
        var amount = check.Money("amount", request.Amount);
        check.ThrowIfAny();

        return db.Once(caller, requestId, request, async () =>
        {
            await CheckOrganisation(channel!, caller, ct);
            var id = NewId.NextGuid();
            await receipts.Issue(id, requestId, region, Language, new Recipient(content.Consumer.Email, content.Consumer.Phone), title, ct);
            var mediation = new MediationCase
            {
                Id = id,
                Origin = request.Origin,
                Reference = reference,
                Channel = channel!.Code,
                Title = title,
                FirmName = content.Firm.Name,
                FirmCode = firmCode,
                RegionCode = region,
                League = MediationCase.LeagueOf(region),
                DepartmentCode = "",
                HandlerId = "",
                CategoryCode = "",
                CurrencyCode = amount?.CurrencyCode ?? "CNY",
                AmountMinorUnits = amount?.MinorUnits ?? 0,
                Language = Language,
                Sealed = vault.Seal(id, content),
                OpenedAt = db.Now,
                AcceptedOn = receivedOn,
                ConsentBy = clocks.ConsentBy(db.Now, region),
            };
            mediation.Open(clocks.Limit(channel, receivedOn, region), caller.Organisation, caller);
            db.Cases.Add(mediation);
            db.Announce(id, new MediationOpened(id, null, channel.Code, region, mediation.OpenedAt));
            db.Record(caller, id, "OpenMediation", $"{channel.Code}, limit {mediation.Due:O}, {mediation.LimitRule}, calendar {mediation.CalendarVersion}");
            return new OpenMediationResponse { Status = mediation.ToStatus() };
        }, ct, alone: true);
    }

    private MediationChannel? Channel(RequestCheck check, OpenMediationRequest request)
    {
        var origin = check.Choice("origin", request.Origin);
        if (origin == MediationOrigin.Complaint)
            check.Wrong("origin", Reasons.UnknownValue, "A complaint is mediated from the complaint itself.");
        if (channels.Find(request.ChannelCode) is not { } channel)
            check.Wrong("channel_code", MediationReasons.UnknownCode, "Choose one of the channels.");
        else if (!channel.Takes(origin, LegalDay.Of(db.Now)))
            check.Wrong("channel_code", MediationReasons.ChannelNotOfOrigin, "Choose a channel that takes cases of this origin.");
        else
            return channel;
        return null;
    }

    private static string Firm(RequestCheck check, string typed)
    {
        if (typed.Length == 0)
            return "";
        if (typed.Length <= 100 && UnifiedSocialCreditCode.TryParse(typed, out var code, out _))
            return code.ToString();
        check.Wrong("firm.credit_code", MediationReasons.CreditCode, "Compare the 18 characters with the licence.");
        return "";
    }

    private static string Region(RequestCheck check, string region, Caller caller)
    {
        if (region.Length != 6 || !region.All(char.IsAsciiDigit))
            check.Wrong("region_code", MediationReasons.UnknownCode, "Give six digits of GB/T 2260.");
        else if (caller.RegionPrefix is not null && !caller.Covers(region))
            check.Wrong("region_code", MediationReasons.UnknownCode, "Give a county within your own region.");
        return region;
    }

    private static CaseContent Content(RequestCheck check, OpenMediationRequest request) => new(
        Party(check, "consumer", request.Consumer),
        Party(check, "firm", request.Firm),
        check.Text("facts", request.Facts, 3000, 10, multiline: true),
        check.Text("request", request.Request, 1000, 2, multiline: true));

    private static PartyContent Party(RequestCheck check, string field, PartyDetails? details) => new(
        check.Text($"{field}.name", details?.Name, 120, 1),
        check.Phone($"{field}.phone", details?.Phone, required: field == "consumer"),
        check.Email($"{field}.email", details?.Email),
        check.Text($"{field}.address", details?.Address, 200));

    private async Task CheckOrganisation(MediationChannel channel, Caller caller, CancellationToken ct)
    {
        if (!caller.Is(Role.Mediator))
            return;
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == caller.Organisation, ct);
        if (organisation?.Serves(channel.Code) != true)
            throw Refusal.Rule(MediationReasons.ChannelNotOfOrganisation, "Your organisation does not mediate in this channel.");
    }
}

using Complaints.Mediation.Data;
using Complaints.Mediation.Notices;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Cases;

/// <summary>Puts together what a reader may see of a case. A party never sees how the other side is reached.</summary>
internal sealed class CaseView(MediationDb db, Vault vault, CaseClocks clocks, LegalParameters law, CaseNotices notices)
{
    /// <summary>The case as the contract has it.</summary>
    public async Task<Protos.Mediation.V1.MediationCase> Of(MediationCase mediation, Caller caller, CancellationToken ct)
    {
        var content = vault.Open<CaseContent>(mediation.Id, mediation.Sealed);
        var (deadline, asOf, stopped) = clocks.Running(mediation, db.Now);
        var channel = clocks.ChannelOf(mediation);
        var side = CaseScope.SideOf(caller);
        var view = new Protos.Mediation.V1.MediationCase
        {
            Status = mediation.ToStatus(),
            Origin = mediation.Origin,
            ComplaintId = mediation.ComplaintId?.ToString() ?? "",
            Reference = mediation.Reference,
            ChannelCode = mediation.Channel,
            ChannelName = channel.Name.ToProto(),
            Title = mediation.Title,
            Facts = content.Facts,
            Request = content.Request,
            Amount = new() { CurrencyCode = mediation.CurrencyCode, MinorUnits = mediation.AmountMinorUnits },
            RegionCode = mediation.RegionCode,
            Mediator = await Mediator(mediation, ct),
            Clock = deadline.ToProto(asOf, stopped, law.Laws),
            TerminationGround = mediation.TerminationGround,
            TerminationReason = Words(mediation, mediation.TerminationReason),
            NotifyBy = mediation.NotifyBy?.ToProto(),
            TerminationProposed = mediation.TerminationProposedAt is not null && !mediation.State.IsConcluded(),
            OpenedAt = mediation.OpenedAt.ToProto(),
            OwnSide = side ?? Side.Unspecified,
            Confirmable = channel.Confirmable,
            ConfirmationReason = channel.Confirmation.ToProto(),
        };
        view.Parties.AddRange(Parties(mediation, content, caller, side));
        view.Choices.AddRange(await Choices(mediation, side, ct));
        view.Pauses.AddRange(mediation.Pauses.Select(p => Pause(mediation, p)));
        view.Recusals.AddRange(mediation.Recusals.OrderBy(r => r.Number).Select(r => Recusal(mediation, r)));
        view.History.AddRange(await History(mediation, ct));
        view.AllowedActions.AddRange(mediation.Offered(caller));
        view.Notices.AddRange(await notices.Of(mediation.Id, caller, ct));
        return view;
    }

    private static IEnumerable<Party> Parties(MediationCase mediation, CaseContent content, Caller caller, Side? side)
    {
        // Auditors read what happened, not how people are reached.
        var staff = side is null && !caller.Is(Role.Auditor);
        yield return Side(Protos.Mediation.V1.Side.Consumer, content.Consumer, "", mediation.ConsumerConsentedAt, mediation.ConsumerConsent);
        yield return Side(Protos.Mediation.V1.Side.Firm, content.Firm, mediation.FirmCode, mediation.FirmConsentedAt, mediation.FirmConsent);

        Party Side(Side whose, PartyContent party, string code, DateTime? consentedAt, ConsentChannel consent)
        {
            var open = staff || side == whose;
            return new Party
            {
                Side = whose,
                Name = party.Name,
                Phone = open ? party.Phone : "",
                Email = open ? party.Email : "",
                // The address of a firm's business is public.
                Address = open || whose == Protos.Mediation.V1.Side.Firm ? party.Address : "",
                CreditCode = code,
                Consented = consentedAt is not null,
                ConsentedAt = consentedAt?.ToProto(),
                ConsentChannel = consent,
            };
        }
    }

    private async Task<CaseMediator?> Mediator(MediationCase mediation, CancellationToken ct)
    {
        if (mediation.Mediator.Length == 0)
            return null;
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == mediation.Organisation, ct);
        return new CaseMediator
        {
            MediatorId = mediation.Mediator,
            Name = mediation.MediatorName,
            OrganisationId = mediation.Organisation,
            OrganisationName = organisation?.Name,
            Chosen = mediation.MediatorChosen,
            Reason = Words(mediation, mediation.DesignationReason),
            Disclosed = mediation.DisclosedAt is not null,
            Disclosure = Words(mediation, mediation.Disclosure),
        };
    }

    /// <summary>What each side wished is its own affair until both wish the same; staff see both.</summary>
    private async Task<IEnumerable<MediatorChoice>> Choices(MediationCase mediation, Side? side, CancellationToken ct)
    {
        var choices = new List<MediatorChoice>();
        foreach (var (whose, id) in ((Side, string)[])[(Side.Consumer, mediation.ConsumerChoice), (Side.Firm, mediation.FirmChoice)])
        {
            if (id.Length == 0 || (side is not null && side != whose))
                continue;
            var name = await db.Mediators.Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(ct);
            choices.Add(new MediatorChoice { Side = whose, MediatorId = id, Name = name ?? "" });
        }

        return choices;
    }

    private ClockPause Pause(MediationCase mediation, PauseRecord pause)
    {
        var content = vault.Open<AppraisalContent>(mediation.Id, pause.Sealed);
        return new ClockPause
        {
            Kind = "APPRAISAL",
            From = pause.From.ToProto(),
            Until = pause.Until?.ToProto(),
            Body = content.Body,
            Cost = content.Cost,
            Result = content.Result,
        };
    }

    private Recusal Recusal(MediationCase mediation, RecusalRecord recusal) => new()
    {
        RequestedBy = recusal.RequestedBy,
        RequestedAt = recusal.RequestedAt.ToProto(),
        Reason = Words(mediation, recusal.Reason),
        MediatorName = recusal.MediatorName,
        Decided = recusal.DecidedAt is not null,
        Upheld = recusal.Upheld,
        Decision = Words(mediation, recusal.Decision),
    };

    private async Task<IEnumerable<Protos.Mediation.V1.HistoryEntry>> History(MediationCase mediation, CancellationToken ct)
    {
        var entries = await db.History.AsNoTracking().Where(e => e.CaseId == mediation.Id).OrderByDescending(e => e.Number).ToListAsync(ct);
        // Whom a side wished is its own affair until both wish the same.
        return entries.Where(e => e.Kind != "MEDIATOR_NAMED").Select(e => e.ToProto(vault));
    }

    private string Words(MediationCase mediation, byte[]? words) => words is null ? "" : vault.Open<string>(mediation.Id, words);
}

using Complaints.Contracts.Mediation;
using Complaints.Mediation.Channels;
using Complaints.Mediation.Data;
using Complaints.Platform.Messaging;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Notices;

// Facts become notices here: one small consumer for each, because each has its own note in the inbox. A fact that is
// delivered twice tells nobody twice.

/// <summary>Invites both sides to consent (O121 art 18).</summary>
internal sealed class InviteBothSides(MediationDb db, CaseNotices notices, MediationChannels channels) : FactConsumer<MediationOpened, MediationDb>(db)
{
    protected override async Task Handle(MediationOpened fact, CancellationToken ct)
    {
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        await notices.TellBoth(
            notices.About(mediation), "MEDIATION_INVITED", ct, ("channel", channels.Of(mediation.Channel).Name), ("consentBy", mediation.ConsentBy), ("due", mediation.Due));
    }
}

/// <summary>Tells both sides who mediates, and the mediator of the case.</summary>
internal sealed class NotifyOfAssignment(MediationDb db, CaseNotices notices) : FactConsumer<MediationAssigned, MediationDb>(db)
{
    protected override async Task Handle(MediationAssigned fact, CancellationToken ct)
    {
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        var about = notices.About(mediation);
        await notices.TellBoth(about, "MEDIATION_ASSIGNED", ct, ("mediator", mediation.MediatorName), ("due", mediation.Due));
        await notices.TellMediator(about, fact.MediatorId, "MEDIATOR_ASSIGNED", ct, ("due", mediation.Due));
    }
}

/// <summary>Tells both sides how recusal was decided.</summary>
internal sealed class NotifyOfRecusal(MediationDb db, CaseNotices notices) : FactConsumer<RecusalDecided, MediationDb>(db)
{
    protected override async Task Handle(RecusalDecided fact, CancellationToken ct)
    {
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        await notices.TellBoth(notices.About(mediation), fact.Upheld ? "RECUSAL_UPHELD" : "RECUSAL_REFUSED", ct, ("mediator", mediation.MediatorName));
    }
}

/// <summary>Tells both sides of a termination (O121 art 23): at once, and so well within the seven working days.</summary>
internal sealed class NotifyOfConclusion(MediationDb db, CaseNotices notices, Vault vault) : FactConsumer<MediationConcluded, MediationDb>(db)
{
    protected override async Task Handle(MediationConcluded fact, CancellationToken ct)
    {
        if (fact.Outcome != MediationOutcome.Terminated)
            return;
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        var reason = mediation.TerminationReason is { } words ? vault.Open<string>(mediation.Id, words) : "";
        await notices.TellBoth(notices.About(mediation), "MEDIATION_TERMINATED", ct, ("ground", fact.GroundCode), ("text", reason));
    }
}

/// <summary>Warns the mediator that the limit is near, or that somebody must decide today.</summary>
internal sealed class WarnMediator(MediationDb db, CaseNotices notices) : FactConsumer<MediationLimitNear, MediationDb>(db)
{
    protected override async Task Handle(MediationLimitNear fact, CancellationToken ct)
    {
        var mediation = await Db.Cases.AsNoTracking().SingleAsync(c => c.Id == fact.MediationId, ct);
        if (mediation.Mediator.Length > 0)
            await notices.TellMediator(notices.About(mediation), mediation.Mediator, fact.Reached ? "LIMIT_REACHED" : "LIMIT_NEAR", ct, ("due", fact.Due));
    }
}

/// <summary>Tells the firm that a consumer wishes to negotiate.</summary>
internal sealed class NotifyOfNegotiation(MediationDb db, CaseNotices notices) : FactConsumer<NegotiationOpened, MediationDb>(db)
{
    protected override async Task Handle(NegotiationOpened fact, CancellationToken ct)
    {
        var negotiation = await Db.Negotiations.AsNoTracking().SingleAsync(n => n.Id == fact.NegotiationId, ct);
        await notices.TellBoth(notices.About(negotiation), "NEGOTIATION_OPENED", ct, ("due", negotiation.Until));
    }
}

/// <summary>Tells one side of a negotiation that the other answered.</summary>
internal sealed class NotifyOfAnswer(MediationDb db, CaseNotices notices) : FactConsumer<NegotiationAnswered, MediationDb>(db)
{
    protected override async Task Handle(NegotiationAnswered fact, CancellationToken ct)
    {
        var negotiation = await Db.Negotiations.AsNoTracking().SingleAsync(n => n.Id == fact.NegotiationId, ct);
        await notices.Tell(
            fact.ByFirm ? Side.Consumer : Side.Firm, notices.About(negotiation), "NEGOTIATION_ANSWERED", ct, ("due", negotiation.Until));
    }
}

/// <summary>Tells both sides that a negotiation ended without a result and who has the complaint now.</summary>
internal sealed class NotifyOfFailedNegotiation(MediationDb db, CaseNotices notices) : FactConsumer<NegotiationFailed, MediationDb>(db)
{
    protected override async Task Handle(NegotiationFailed fact, CancellationToken ct)
    {
        var negotiation = await Db.Negotiations.AsNoTracking().SingleAsync(n => n.Id == fact.NegotiationId, ct);
        await notices.TellBoth(notices.About(negotiation), "NEGOTIATION_FAILED", ct);
    }
}

/// <summary>Tells the firm that the consumer confirmed its result.</summary>
internal sealed class NotifyOfSettledNegotiation(MediationDb db, CaseNotices notices) : FactConsumer<NegotiationSettled, MediationDb>(db)
{
    protected override async Task Handle(NegotiationSettled fact, CancellationToken ct)
    {
        var negotiation = await Db.Negotiations.AsNoTracking().SingleAsync(n => n.Id == fact.NegotiationId, ct);
        await notices.TellBoth(notices.About(negotiation), "NEGOTIATION_SETTLED", ct);
    }
}

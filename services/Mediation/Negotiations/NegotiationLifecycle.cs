using Complaints.Platform.Lifecycles;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;
using static Complaints.Mediation.Statutes;
using static Complaints.Protos.Mediation.V1.NegotiationState;
using Do = Complaints.Protos.Mediation.V1.NegotiationAction;

namespace Complaints.Mediation.Negotiations;

/// <summary>The life of a direct negotiation: firm and consumer alone, ten working days (O121 art 6, CPR art 44).</summary>
internal static class NegotiationLifecycle
{
    private static readonly NegotiationState[] Open = [Negotiating, ResultOffered];

    /// <summary>The table.</summary>
    public static readonly Lifecycle<NegotiationState, NegotiationAction> Life = new(
    [
        .. Open.Select(s => Row(s, Do.Answer, s, Role.Complainant, Role.Firm)),
        .. Open.Select(s => Row(s, Do.Offer, ResultOffered, Role.Firm)),
        Row(ResultOffered, Do.Confirm, Settled, Role.Complainant),
        Row(ResultOffered, Do.Decline, Negotiating, Role.Complainant),
        .. Open.Select(s => Row(s, Do.End, Failed, Role.Complainant, Role.Firm)),
        .. Open.Select(s => Row(s, Do.Expire, Failed)),
        .. Open.Select(s => Row(s, Do.FollowComplaint, Failed)),
    ]);

    /// <summary>Whether firm and consumer still negotiate.</summary>
    public static bool IsOpen(this NegotiationState state) => Open.Contains(state);

    private static Step<NegotiationState, NegotiationAction> Row(NegotiationState from, NegotiationAction action, NegotiationState to, params Role[] actors) =>
        new(from, action, to, actors, O121("第六条"));
}

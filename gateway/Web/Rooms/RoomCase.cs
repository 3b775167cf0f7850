using Complaints.Protos.Mediation.V1;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>Who looks at a case room. What each sees is the service's answer; this only chooses words and addresses.</summary>
public enum RoomViewer
{
    /// <summary>The consumer, with receipt number and access code.</summary>
    Consumer,

    /// <summary>A person of the firm.</summary>
    Firm,

    /// <summary>The mediator.</summary>
    Mediator,

    /// <summary>An officer, head or auditor.</summary>
    Staff,
}

/// <summary>A case as its reader has it open.</summary>
/// <param name="Viewer">Who reads.</param>
/// <param name="Base">Address of the room for this reader, without a slash at its end.</param>
/// <param name="Case">The case.</param>
public sealed record RoomCase(RoomViewer Viewer, string Base, MediationCase Case)
{
    /// <summary>Id of the case.</summary>
    public string Id => Case.Status.MediationId;

    /// <summary>State of the case.</summary>
    public MediationState State => Case.Status.State;

    /// <summary>Whether the reader is one of the two parties.</summary>
    public bool IsParty => Viewer is RoomViewer.Consumer or RoomViewer.Firm;

    /// <summary>Whether the reader is the mediator of this case, and not a colleague who sees that it waits.</summary>
    public bool Mediates => Viewer is RoomViewer.Mediator && Case.Mediator is not null;

    /// <summary>Whether the reader takes part in what is said and offered.</summary>
    public bool TakesPart => State is not MediationState.ConsentPending && (IsParty || Mediates);

    /// <summary>Whether an agreement binds the parties, or has.</summary>
    public bool IsSettled => State is MediationState.AgreementEffective or MediationState.ConfirmationPending or MediationState.Confirmed
        or MediationState.PerformanceTracking or MediationState.Performed or MediationState.Breached;

    /// <summary>Whether mediation is over, with or without an agreement.</summary>
    public bool IsConcluded => IsSettled || State is MediationState.Terminated;

    /// <summary>Whether the reader can do something now.</summary>
    public bool May(MediationAction action) => Case.AllowedActions.Contains(action);

    /// <summary>Whether the reader is a consumer whose case comes from no complaint: there is no other page to go back to.</summary>
    public bool IsItsOwn => Viewer is RoomViewer.Consumer && Case.ComplaintId.Length == 0;

    /// <summary>A side of the dispute.</summary>
    public Party? Party(Side side) => Case.Parties.FirstOrDefault(party => party.Side == side);

    /// <summary>The reader's name in keys of texts and in the service's answers.</summary>
    public string ViewerName => NameOf(Viewer);

    /// <summary>The name of a reader in keys of texts.</summary>
    internal static string NameOf(RoomViewer viewer) => viewer switch
    {
        RoomViewer.Consumer => "consumer",
        RoomViewer.Firm => "firm",
        RoomViewer.Mediator => "mediator",
        _ => "staff",
    };
}

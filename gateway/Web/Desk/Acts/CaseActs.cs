using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Desk.Acts;

/// <summary>Something that an officer can do to a complaint on a page of its own.</summary>
/// <param name="Action">The action of the lifecycle; the service says when it is allowed.</param>
/// <param name="Slug">Its part of the address.</param>
/// <param name="Key">Key on the desk; empty for none.</param>
/// <param name="Previewed">Cannot be undone and is told to the parties: shown as it will be before it is sent.</param>
public sealed record CaseAct(ComplaintAction Action, string Slug, string Key, bool Previewed)
{
    /// <summary>Name of the action in the resources, for example <c>Act.Accept</c>.</summary>
    public string TextKey => "Act." + Action;
}

/// <summary>
/// Every act that has a page, in the order in which the desk offers them. Which of them a person may do now is
/// never decided here: the complaint's allowed actions say.
/// </summary>
public static class CaseActs
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CaseAct> All { get; } =
    [
        new(ComplaintAction.Distribute, "distribute", "d", false),
        new(ComplaintAction.Accept, "accept", "a", false),
        new(ComplaintAction.Reject, "reject", "r", true),
        new(ComplaintAction.RequestSupplement, "supplement", "s", false),
        new(ComplaintAction.Return, "return", "b", false),
        new(ComplaintAction.RequestMediation, "mediation", "m", false),
        new(ComplaintAction.Assign, "assign", "g", false),
        new(ComplaintAction.Terminate, "terminate", "t", true),
        new(ComplaintAction.OpenReport, "report", "", false),
        new(ComplaintAction.TransferToPolice, "police", "", true),
        new(ComplaintAction.Archive, "archive", "", false),
        new(ComplaintAction.CallBack, "call-back", "", false),
        new(ComplaintAction.AddNote, "note", "n", false),
    ];

    /// <summary>The act at an address; null when there is none.</summary>
    public static CaseAct? Find(string slug) => All.FirstOrDefault(act => act.Slug == slug);

    /// <summary>The acts that the service allows now.</summary>
    public static IEnumerable<CaseAct> AllowedOn(Complaint complaint) => All.Where(act => complaint.AllowedActions.Contains(act.Action));
}

namespace Complaints.Gateway.Web.Desk.Acts;

/// <summary>What a form of an act posts. Everything typed comes back with a refusal. What a form does not have is empty, never null.</summary>
public sealed class ActInput
{
    /// <summary>Made when the form is first shown and the same for every retry.</summary>
    public string RequestId { get; set => field = value ?? ""; } = "";

    /// <summary>The version that the officer looked at.</summary>
    public long Version { get; set; }

    /// <summary>Which button was pressed: <c>preview</c>, <c>edit</c> or <c>send</c>.</summary>
    public string Step { get; set => field = value ?? ""; } = "";

    /// <summary>Department, for a distribution.</summary>
    public string Department { get; set => field = value ?? ""; } = "";

    /// <summary>Ground, R1-R7 or T1-T8; for mediation its channel.</summary>
    public string Ground { get; set => field = value ?? ""; } = "";

    /// <summary>Officer, for an assignment.</summary>
    public string Officer { get; set => field = value ?? ""; } = "";

    /// <summary>Satisfaction 1-5, for a call-back; 0 while none is chosen.</summary>
    public int Satisfaction { get; set; }

    /// <summary>The reason, request, clue or note in words.</summary>
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>Receipt number of the earlier report, for a merge.</summary>
    public string MergedInto { get; set => field = value ?? ""; } = "";

    /// <summary>How the check of a report ends, a number of the contract; 0 while none is chosen.</summary>
    public int Conclusion { get; set; }
}

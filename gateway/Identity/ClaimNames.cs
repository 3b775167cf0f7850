namespace Complaints.Gateway.Identity;

/// <summary>Claims of the principals in cookies and access tokens; one set for staff, consumers and machines.</summary>
internal static class ClaimNames
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Region = "region";
    public const string Department = "dept";
    public const string Case = "case";

    /// <summary>Unified social credit code of the one firm that a person acts for.</summary>
    public const string Firm = "firm";

    /// <summary>Id of the mediation organisation that a mediator mediates for.</summary>
    public const string Organisation = "org";

    /// <summary><c>Complaint</c> or <c>Report</c>.</summary>
    public const string CaseKind = "case_kind";

    /// <summary>Normalised receipt number.</summary>
    public const string Receipt = "receipt";
}

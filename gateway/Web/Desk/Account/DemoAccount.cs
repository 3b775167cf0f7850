namespace Complaints.Gateway.Web.Desk.Account;

/// <summary>An account that the sign-in page of the demo names (section <c>Demo:Accounts</c>).</summary>
public sealed class DemoAccount
{
    /// <summary>Name to sign in with.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Key of its authenticator in Base32; the page shows the code of the moment. Empty for none.</summary>
    public string AuthenticatorKey { get; set; } = "";

    /// <summary>Name of the role, for example <c>HandlingOfficer</c>.</summary>
    public string Role { get; set; } = "";
}

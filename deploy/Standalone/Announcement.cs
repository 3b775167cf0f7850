using System.Globalization;

namespace Complaints.Standalone;

/// <summary>What a newcomer reads first: where to go and with which accounts.</summary>
internal static class Announcement
{
    public static void Print(StandaloneOptions options, DemoAccounts accounts, IReadOnlyList<DemoReceipt> receipts, TimeSpan took)
    {
        var url = Settings.Url(options.Port);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Complaints is ready after {took.TotalSeconds:0.0} s.

              Consumers          {url}
              Officers' desk     {url}/desk
              Mediators' desk    {url}/mediation
              Firms              {url}/firm
              Demo clock         {url}/demo/clock
              Demo mailbox       {url}/demo/mailbox
              REST and OpenAPI   {url}/docs/api
              gRPC (plaintext)   {Settings.Url(options.Port + 1)}
              Data               {options.DataFolder}

            Accounts of this demo only; they exist nowhere else. Password: {accounts.Password}
            One-time codes: authenticator key {accounts.AuthenticatorKey}; the sign-in page shows the current code.
            """));
        foreach (var account in accounts.Accounts)
            Console.WriteLine($"  {account.UserName,-10} {account.Does["en"]}");
        var shown = receipts.Where(r => r.Key is "cashmere" or "rejected" or "supplement" or "mediation-session").ToList();
        if (shown.Count > 0)
            Console.WriteLine("\nCases of the demo to track as a consumer (receipt number, access code):");
        foreach (var receipt in shown)
            Console.WriteLine($"  {receipt.ReceiptNumber}  {receipt.AccessCode}");
        Console.WriteLine("\nCtrl-C ends it.");
    }
}

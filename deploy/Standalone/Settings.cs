using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Complaints.Standalone;

/// <summary>The embedded defaults: SQLite, keys made on the first start, a mailbox instead of a mail server.</summary>
internal static class Settings
{
    public static readonly string SeedsFolder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static Dictionary<string, string?> OfServices(StandaloneOptions options, string address) => new(Common(options), StringComparer.OrdinalIgnoreCase)
    {
        ["Kestrel:Endpoints:Grpc:Url"] = address,
        ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
        ["Notices:Mailbox"] = "true",
    };

    public static Dictionary<string, string?> OfGateway(StandaloneOptions options, string servicesUrl) => new(Common(options), StringComparer.OrdinalIgnoreCase)
    {
        ["Kestrel:Endpoints:Web:Url"] = Url(options.Port),
        ["Kestrel:Endpoints:Web:Protocols"] = "Http1",
        ["Kestrel:Endpoints:Grpc:Url"] = Url(options.Port + 1),
        ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
        ["Services:Intake"] = servicesUrl,
        ["Services:Mediation"] = servicesUrl,
        ["Services:CreditBlacklist"] = servicesUrl,
    };

    /// <summary>An address on the loopback that nobody listens on, for the services to be found by the gateway alone.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    public static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");

    private static Dictionary<string, string?> Common(StandaloneOptions options) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Seeds:Path"] = SeedsFolder,
        ["Data:Path"] = options.DataFolder,
        ["Database:Provider"] = "Sqlite",
        ["Keys:Create"] = "true",
        ["Demo:Enabled"] = "true",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
    };
}

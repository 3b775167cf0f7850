using System.Globalization;

namespace Complaints.Standalone;

/// <summary>The embedded defaults: SQLite, keys made on the first start, a mailbox instead of a mail server.</summary>
internal static class Settings
{
    public static readonly string SeedsFolder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static Dictionary<string, string?> OfServices(StandaloneOptions options) => new(Common(options), StringComparer.OrdinalIgnoreCase)
    {
        ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
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
    };

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

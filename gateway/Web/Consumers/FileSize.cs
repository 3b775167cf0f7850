using System.Globalization;

namespace Complaints.Gateway.Web.Consumers;

/// <summary>Sizes as people read them.</summary>
internal static class FileSize
{
    /// <summary>Bytes as KB or MB.</summary>
    public static string Of(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB");
}

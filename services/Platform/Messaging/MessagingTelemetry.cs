using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Complaints.Platform.Messaging;

/// <summary>Traces and figures of message delivery; both are named <c>Complaints.Messaging</c>.</summary>
internal static class MessagingTelemetry
{
    public static readonly ActivitySource Source = new("Complaints.Messaging");

    private static readonly Meter Meter = new("Complaints.Messaging");

    public static readonly Counter<long> Delivered = Meter.CreateCounter<long>("complaints.messages.delivered");

    public static readonly Counter<long> SetAside = Meter.CreateCounter<long>("complaints.messages.set_aside");
}

using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Platform.LegalClock;

/// <summary>Registers the legal clock.</summary>
public static class LegalClockRegistration
{
    /// <summary>
    /// Reads the calendar and the legal parameters now, so that a mistake in the law's data stops the start and not a
    /// case, and registers <see cref="WorkCalendar"/>, <see cref="LegalParameters"/> and <see cref="DeadlineClock"/>.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="seedsPath">The project's <c>seeds</c> folder.</param>
    public static IServiceCollection AddLegalClock(this IServiceCollection services, string seedsPath) =>
        services
            .AddSingleton(WorkCalendar.Load(seedsPath))
            .AddSingleton(LegalParameters.Load(seedsPath))
            .AddSingleton<DeadlineClock>();
}

using Complaints.Platform.LegalClock;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.Platform.Tests.LegalClock;

public sealed class LegalClockRegistrationTests
{
    [Fact]
    public async Task A_service_gets_one_clock_with_the_calendar_and_the_rules_of_the_seeds()
    {
        await using var services = new ServiceCollection().AddLegalClock(OwnSeeds.Folder).BuildServiceProvider(validateScopes: true);
        var received = OwnSeeds.Day("2026-09-30");

        var deadline = services.GetRequiredService<DeadlineClock>().Compute(
            services.GetRequiredService<LegalParameters>().Get("complaint.acceptance", received), received, OwnSeeds.Hohhot);

        Assert.Equal(OwnSeeds.Day("2026-10-15"), deadline.LegalDue);
        Assert.Equal("complaint.acceptance@2026-04-15", deadline.Rule.Version);
        Assert.Equal(services.GetRequiredService<WorkCalendar>().Version, deadline.CalendarVersion, StringComparer.Ordinal);
    }

    [Fact]
    public void A_folder_without_seeds_stops_the_start() =>
        Assert.ThrowsAny<IOException>(() => new ServiceCollection().AddLegalClock(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
}

namespace Complaints.Platform.LegalClock;

/// <summary>Days on which a clock stands still, for example for an appraisal (O121 art 22).</summary>
/// <param name="From">First legal date that is not counted.</param>
/// <param name="Until">First legal date that is counted again; null: the clock still stands.</param>
public sealed record Pause(DateOnly From, DateOnly? Until)
{
    /// <summary>The same pause with an end: one that is still open lasts through <paramref name="asOf"/>.</summary>
    internal Pause ClosedBy(DateOnly? asOf)
    {
        if (Until < From)
            throw new ArgumentException($"A pause from {From:O} ends before it starts, on {Until:O}.", nameof(asOf));
        if (Until is not null)
            return this;
        var through = asOf ?? throw new ArgumentException($"The pause from {From:O} is open: say as of which day to compute.", nameof(asOf));
        return this with { Until = through < From ? From : through.AddDays(1) };
    }

    internal bool Holds(DateOnly date) => date >= From && date < Until;
}

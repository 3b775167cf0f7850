namespace Complaints.Intake;

/// <summary>What complaints and reports have in common: a number, a version and a history.</summary>
internal abstract class Case
{
    private readonly List<TimelineEntry> _happened = [];

    /// <summary>Id; never shown as a number to people.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number on the receipt, for example <c>150102-20260930-000417-9</c>; unique over both kinds of case.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary>Increased by every change; the token against lost updates.</summary>
    public long Version { get; protected set; }

    /// <summary>How many entries the timeline has.</summary>
    public int TimelineLength { get; protected set; }

    /// <summary>The new timeline entries since the case was read; the database takes them when it saves.</summary>
    public IReadOnlyList<TimelineEntry> TakeHappened()
    {
        TimelineEntry[] taken = [.. _happened];
        _happened.Clear();
        return taken;
    }

    /// <summary>Notes what happened.</summary>
    /// <param name="kind">Stable, for example <c>RECEIVED</c>; pages translate it.</param>
    /// <param name="actor">Who did it: one of <see cref="TimelineActor"/>.</param>
    /// <param name="actorName">Display name; shown to staff only.</param>
    /// <param name="at">UTC.</param>
    /// <param name="text">Words of a person, sealed for this case; null for none.</param>
    /// <param name="values">For the translated sentence: <c>department</c>, <c>due</c>; no personal data.</param>
    /// <param name="staffOnly">True for what the complainant or reporter does not see.</param>
    protected void Happened(
        string kind, string actor, string actorName, DateTime at, byte[]? text = null,
        IReadOnlyDictionary<string, string>? values = null, bool staffOnly = false) =>
        _happened.Add(new TimelineEntry
        {
            CaseId = Id,
            Number = ++TimelineLength,
            At = at,
            Kind = kind,
            Actor = actor,
            ActorName = actorName,
            SealedText = text,
            Values = values is null ? "" : TimelineEntry.Write(values),
            StaffOnly = staffOnly,
        });
}

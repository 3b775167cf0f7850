using System.Text.Json;
using Complaints.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Mediation.Cases;

/// <summary>Who did what a history tells of.</summary>
internal static class HistoryActor
{
    public const string Consumer = "consumer";
    public const string Firm = "firm";
    public const string Mediator = "mediator";
    public const string Officer = "officer";
    public const string Head = "head";
    public const string System = "system";
}

/// <summary>One entry in the history of a case. Never changed, never removed while the case is kept.</summary>
internal sealed class HistoryEntry
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>From 1 within the case, in the order of happening.</summary>
    public required int Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What; stable.</summary>
    public required string Kind { get; init; }

    /// <summary>Who; one of <see cref="HistoryActor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>Display name of a mediator or of staff; empty for parties, whose names are sealed elsewhere.</summary>
    public required string ActorName { get; init; }

    /// <summary>Words of a person, sealed for the case; null for none.</summary>
    public byte[]? SealedText { get; init; }

    /// <summary>Values of the translated sentence as JSON; empty for none.</summary>
    public required string Values { get; init; }

    /// <summary>As the contract has it.</summary>
    public Protos.Mediation.V1.HistoryEntry ToProto(Vault vault)
    {
        var proto = new Protos.Mediation.V1.HistoryEntry
        {
            At = At.ToProto(),
            Kind = Kind,
            Actor = Actor,
            ActorName = ActorName,
            Text = SealedText is null ? "" : vault.Open<string>(CaseId, SealedText),
        };
        foreach (var (name, value) in ReadValues())
            proto.Values[name] = value;
        return proto;
    }

    internal static string Write(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values);

    internal IReadOnlyDictionary<string, string> ReadValues() =>
        Values.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, string>>(Values)!;
}

/// <summary>An aggregate with an id, a version and a history that the database writes with it.</summary>
internal abstract class CaseWithHistory
{
    private readonly List<HistoryEntry> _happened = [];

    /// <summary>Id; never shown as a number to people.</summary>
    public required Guid Id { get; init; }

    /// <summary>Increased by every change; the token against lost updates.</summary>
    public long Version { get; protected set; }

    /// <summary>How many entries the history has.</summary>
    public int HistoryLength { get; protected set; }

    /// <summary>The new entries since the case was read; the database takes them when it saves.</summary>
    public IReadOnlyList<HistoryEntry> TakeHappened()
    {
        HistoryEntry[] taken = [.. _happened];
        _happened.Clear();
        return taken;
    }

    /// <summary>Notes what happened.</summary>
    /// <param name="kind">Stable, for example <c>CONSENTED</c>; pages translate it.</param>
    /// <param name="actor">One of <see cref="HistoryActor"/>.</param>
    /// <param name="actorName">Display name of a mediator or of staff; empty for parties.</param>
    /// <param name="at">UTC.</param>
    /// <param name="text">Words of a person, sealed for this case; null for none.</param>
    /// <param name="values">For the translated sentence; no personal data.</param>
    protected void Happened(
        string kind, string actor, string actorName, DateTime at, byte[]? text = null, IReadOnlyDictionary<string, string>? values = null) =>
        _happened.Add(new HistoryEntry
        {
            CaseId = Id,
            Number = ++HistoryLength,
            At = at,
            Kind = kind,
            Actor = actor,
            ActorName = actorName,
            SealedText = text,
            Values = values is null ? "" : HistoryEntry.Write(values),
        });
}

internal sealed class HistoryEntryMap : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.HasKey(e => new { e.CaseId, e.Number });
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.Property(e => e.Actor).HasMaxLength(20);
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.SealedText).HasMaxLength(16000);
        builder.Property(e => e.Values).HasMaxLength(2000);
    }
}

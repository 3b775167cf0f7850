using Complaints.Platform.Codes;
using Complaints.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Platform.Doors;

/// <summary>The door to one case: what must be shown to open it. Each service has a class and a table of its own.</summary>
public abstract class CaseDoor
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The number that the person was given; unique within the service.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary><see cref="AccessCodes.Hash"/> of its code.</summary>
    public required byte[] CodeHash { get; init; }
}

/// <summary>Maps doors.</summary>
public static class CaseDoors
{
    /// <summary>Maps the door of a service.</summary>
    public static void IsCaseDoor<TDoor>(this EntityTypeBuilder<TDoor> builder)
        where TDoor : CaseDoor
    {
        builder.HasKey(d => d.CaseId);
        builder.Property(d => d.CaseId).ValueGeneratedNever();
        builder.Property(d => d.ReceiptNumber).HasMaxLength(24).IsExact();
        builder.HasIndex(d => d.ReceiptNumber).IsUnique();
        builder.Property(d => d.CodeHash).HasMaxLength(32);
    }
}

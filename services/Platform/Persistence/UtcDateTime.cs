using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Complaints.Platform.Persistence;

/// <summary>Databases keep no kind of a time; everything we store is UTC and is read back as UTC.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    value => value.ToUniversalTime(),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

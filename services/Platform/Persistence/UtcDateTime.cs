using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Complaints.Platform.Persistence;

/// <summary>
/// Databases keep no kind of a time; everything we store is UTC and is read back as UTC. A time of unspecified kind is
/// taken as UTC: shifting it by the time zone of the machine would make two machines store two different instants.
/// </summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

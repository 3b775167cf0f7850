using System.Collections.Frozen;
using Complaints.Protos.Access.V1;

namespace Complaints.Platform.Access;

/// <summary>Roles by the names that the proto gives them, for example <c>ROLE_HEAD</c>.</summary>
public static class RoleName
{
    private static readonly FrozenDictionary<string, Role> ByName = AccessReflection.Descriptor.EnumTypes
        .Single(e => e.ClrType == typeof(Role)).Values
        .Where(v => v.Number != 0)
        .ToFrozenDictionary(v => v.Name, v => (Role)v.Number, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Role, string> ByRole =
        ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every role.</summary>
    public static IReadOnlyList<Role> All { get; } = [.. ByRole.Keys.Order()];

    /// <summary>The proto name of a role.</summary>
    public static string Of(Role role) => ByRole[role];

    /// <summary>The role of a proto name; null for an unknown one.</summary>
    public static Role? Read(string name) => ByName.TryGetValue(name, out var role) ? role : null;
}

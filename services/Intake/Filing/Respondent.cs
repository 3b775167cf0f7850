using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>The firm complained of or reported.</summary>
internal sealed record Respondent
{
    /// <summary>Kind of trader; decides who is competent.</summary>
    public required TraderKind Kind { get; init; }

    /// <summary>Name as on the licence, sign or platform, 1 to 120 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Unified social credit code, 18 characters; empty when not known.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Legacy registration number; empty when not known.</summary>
    public required string RegistrationNumber { get; init; }

    /// <summary>Place of business, or the address published on the platform; empty when there is none.</summary>
    public required string Address { get; init; }

    /// <summary>GB/T 2260 of the county of that address; empty when not known.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Name of the platform; empty for others than merchants on one.</summary>
    public required string PlatformName { get; init; }

    /// <summary>GB/T 2260 of the platform operator's domicile; empty when not known.</summary>
    public required string PlatformRegionCode { get; init; }

    /// <summary>No address is published, or nobody can be reached there.</summary>
    public required bool AddressUnreachable { get; init; }

    /// <summary>
    /// By what complaints against one firm are brought together: <c>u:</c> and the credit code, <c>r:</c> and the legacy
    /// number, or <c>n:</c> and the normalised name.
    /// </summary>
    public string FirmKey =>
        CreditCode.Length > 0 ? $"u:{CreditCode}" : RegistrationNumber.Length > 0 ? $"r:{RegistrationNumber}" : $"n:{NameKey.Of(Name)}";

    /// <summary>As the contract has it.</summary>
    public Protos.Intake.V1.Respondent ToProto() => new()
    {
        Kind = Kind,
        Name = Name,
        CreditCode = CreditCode,
        RegistrationNumber = RegistrationNumber,
        Address = Address,
        RegionCode = RegionCode,
        PlatformName = PlatformName,
        PlatformRegionCode = PlatformRegionCode,
        AddressUnreachable = AddressUnreachable,
    };
}

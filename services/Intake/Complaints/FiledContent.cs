using Complaints.Intake.Filing;
using Complaints.Platform.PersonalData;

namespace Complaints.Intake.Complaints;

/// <summary>What is sealed of a complaint: persons and their words.</summary>
internal sealed record PersonalContent(
    Person Complainant,
    Agent? Agent,
    IReadOnlyList<JointMember> Members,
    bool ComplainantRepresents,
    string OrderNumber,
    Amount? RemedyAmount,
    string RequestText,
    string Facts);

/// <summary>By what a complaint is found although its content is sealed.</summary>
/// <param name="Phone">Blind index of the telephone number.</param>
/// <param name="Identity">Blind index of name and telephone number.</param>
/// <param name="Order">Blind index of the order number; empty without one.</param>
/// <param name="Facts"><see cref="TextPrint"/> of the facts.</param>
internal sealed record Prints(string Phone, string Identity, string Order, long Facts);

/// <summary>A read filing with its sealed part.</summary>
internal sealed record FiledContent(ComplaintContent Content, string IssueName, byte[] Sealed, Prints Prints)
{
    /// <summary>Seals the personal part of a filing for the case.</summary>
    public static FiledContent Seal(Guid caseId, ComplaintContent content, string issueName, Vault vault) => new(
        content,
        issueName,
        vault.Seal(caseId, new PersonalContent(
            content.Complainant, content.Agent, content.Members, content.ComplainantRepresents,
            content.OrderNumber, content.RemedyAmount, content.RequestText, content.Facts)),
        new Prints(
            PhonePrint(vault, content.Complainant.Phone),
            vault.BlindIndex("identity", content.Complainant.IdentityKey),
            content.OrderNumber.Length == 0 ? "" : vault.BlindIndex("order", NameKey.Of(content.OrderNumber)),
            TextPrint.Of(content.Facts)));

    /// <summary>The blind index of a normalised telephone number.</summary>
    public static string PhonePrint(Vault vault, string phone) => vault.BlindIndex("phone", phone);
}

/// <summary>A department as a complaint needs it.</summary>
internal sealed record Unit(string Code, string RegionCode);

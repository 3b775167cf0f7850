using Complaints.Mediation.Cases;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>Who signs for a side, and how that person is reached.</summary>
internal sealed class SigningParty(FirmPeople people, Vault vault)
{
    /// <summary>The signature of a side.</summary>
    public static Signer SignerOf(Side side) => side == Side.Consumer ? Signer.Consumer : Signer.Firm;

    /// <summary>The calling person's name and address for a code; of a firm, a person whom it named for signing.</summary>
    /// <exception cref="Platform.Errors.Refusal"><c>FIRM_DUTY_REQUIRED</c>.</exception>
    public async Task<(string Name, Recipient Recipient)> Of(MediationCase mediation, Caller caller, CancellationToken ct)
    {
        if (caller.Is(Role.Firm))
        {
            var person = await people.Require(caller, FirmDuty.Sign, ct);
            var contact = vault.Open<FirmContact>(person.Id, person.Sealed);
            return (contact.Name, new Recipient(contact.Email, contact.Phone));
        }

        var consumer = vault.Open<CaseContent>(mediation.Id, mediation.Sealed).Consumer;
        return (consumer.Name, new Recipient(consumer.Email, consumer.Phone));
    }
}

using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>Reads people: complainant, agent, members of a joint complaint, reporter.</summary>
internal static class PartyReader
{
    private const int MostMembers = 200;

    /// <summary>Reads a person; null when anything is wrong.</summary>
    /// <param name="check">Collects the mistakes.</param>
    /// <param name="field">Path of the person, for example <c>filing.complainant</c>.</param>
    /// <param name="person">What was sent; null is <c>REQUIRED</c>.</param>
    /// <param name="address">Whether the postal address is required (O121 art 10: of the complainant).</param>
    public static Person? Person(this RequestCheck check, string field, Protos.Intake.V1.Person? person, bool address = false)
    {
        if (person is null)
        {
            check.Wrong(field, Reasons.Required, "Give name and telephone number.");
            return null;
        }

        var before = check.Mistakes.Count;
        var name = check.Text($"{field}.name", person.Name, 60, 1);
        if (name.Length > 0 && NameKey.Of(name).Length == 0)
            check.Wrong($"{field}.name", IntakeReasons.NameWithoutLetters, "Give the real name.");
        var phone = check.Phone($"{field}.phone", person.Phone, required: true);
        var email = check.Email($"{field}.email", person.Email);
        var postal = check.Text($"{field}.postal_address", person.PostalAddress, 200, address ? 1 : 0);
        var (document, number) = Document(check, field, person);
        return check.Mistakes.Count == before ? new Person(name, phone, email, postal, document, number) : null;
    }

    /// <summary>Reads an agent with the authorisation (O121 art 11); null when absent or anything is wrong.</summary>
    public static Agent? Agent(this RequestCheck check, string field, Protos.Intake.V1.Agent? agent, DateOnly today)
    {
        if (agent is null)
            return null;
        var before = check.Mistakes.Count;
        var person = check.Person($"{field}.person", agent.Person);
        if (string.IsNullOrWhiteSpace(agent.Matter) || string.IsNullOrWhiteSpace(agent.Powers) || agent.ValidUntil is null)
            check.Wrong(field, IntakeReasons.AuthorisationRequired, "Give the matter, the powers and the last day of the authorisation.");
        var matter = check.Text($"{field}.matter", agent.Matter, 200);
        var powers = check.Text($"{field}.powers", agent.Powers, 200);
        var until = check.Day($"{field}.valid_until", agent.ValidUntil);
        if (until < today)
            check.Wrong($"{field}.valid_until", IntakeReasons.DatePassed, "The authorisation has ended; give one that is still valid.");
        return check.Mistakes.Count == before ? new Agent(person!, matter, powers, until!.Value) : null;
    }

    /// <summary>Reads the members of a joint complaint (O121 art 12); empty when there are none or anything is wrong.</summary>
    /// <param name="check">Collects the mistakes.</param>
    /// <param name="field">Path of the filing.</param>
    /// <param name="filing">What was sent.</param>
    /// <param name="mostRepresentatives">From the law parameters.</param>
    public static IReadOnlyList<JointMember> Members(
        this RequestCheck check, string field, Protos.Intake.V1.Filing filing, int mostRepresentatives)
    {
        if (filing.Members.Count > MostMembers)
        {
            check.Wrong($"{field}.members", IntakeReasons.TooMany, "File a second complaint for the others.", "200");
            return [];
        }

        var members = new List<JointMember>(filing.Members.Count);
        for (var i = 0; i < filing.Members.Count; i++)
        {
            var member = filing.Members[i];
            if (check.Person($"{field}.members[{i}].person", member.Person) is { } person)
                members.Add(new JointMember(person, member.Representative));
            if (!member.Consents)
                check.Wrong($"{field}.members[{i}].consents", IntakeReasons.ConsentRequired, "Each consumer must agree to complain jointly.");
        }

        var representatives = filing.Members.Count(m => m.Representative) + (filing.ComplainantRepresents ? 1 : 0);
        if (representatives > mostRepresentatives)
        {
            check.Wrong(
                $"{field}.members", IntakeReasons.TooManyRepresentatives, "Choose fewer representatives.",
                mostRepresentatives.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return members;
    }

    private static (IdentityDocument Kind, string Number) Document(RequestCheck check, string field, Protos.Intake.V1.Person person)
    {
        var given = !string.IsNullOrWhiteSpace(person.IdentityNumber);
        if (person.IdentityDocument == IdentityDocument.Unspecified)
        {
            if (given)
                check.Wrong($"{field}.identity_document", IntakeReasons.DocumentIncomplete, "Say which kind of document the number is of.");
            return (IdentityDocument.Unspecified, "");
        }

        var kind = check.Choice($"{field}.identity_document", person.IdentityDocument);
        if (!given)
            check.Wrong($"{field}.identity_number", IntakeReasons.DocumentIncomplete, "Give the number of the document.");
        var number = kind == IdentityDocument.ResidentCard
            ? check.ResidentId($"{field}.identity_number", person.IdentityNumber)
            : check.Text($"{field}.identity_number", person.IdentityNumber, 40);
        return (kind, number);
    }
}

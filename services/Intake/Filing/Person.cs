using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>A natural person. Stored only inside a sealed value.</summary>
/// <param name="Name">Real name, 1 to 60 characters.</param>
/// <param name="Phone">Normalised by <see cref="Platform.PersonalData.PhoneNumber"/>; never empty.</param>
/// <param name="Email">E-mail address; empty when not given.</param>
/// <param name="PostalAddress">Up to 200 characters; empty when not given.</param>
/// <param name="Document">Kind of identity document; unspecified when not given.</param>
/// <param name="DocumentNumber">Its number; empty when not given.</param>
internal sealed record Person(
    string Name, string Phone, string Email, string PostalAddress, IdentityDocument Document, string DocumentNumber)
{
    /// <summary>The value behind the blind index by which the same person is found again: name and telephone number.</summary>
    public string IdentityKey => $"{NameKey.Of(Name)}\n{Phone}";

    /// <summary>As the contract has it.</summary>
    public Protos.Intake.V1.Person ToProto() => new()
    {
        Name = Name,
        Phone = Phone,
        Email = Email,
        PostalAddress = PostalAddress,
        IdentityDocument = Document,
        IdentityNumber = DocumentNumber,
    };

    /// <summary>As staff see it without a reason to see more: 张*, 138****1234.</summary>
    public Person Masked() => new(
        Masking.Name(Name), Masking.Phone(Phone), Masking.Email(Email),
        Masking.All(PostalAddress), Document, Masking.All(DocumentNumber));
}

/// <summary>An agent who files for the complainant (O121 art 11).</summary>
internal sealed record Agent(Person Person, string Matter, string Powers, DateOnly ValidUntil);

/// <summary>One further consumer of a joint complaint (O121 art 12), who has consented to it.</summary>
internal sealed record JointMember(Person Person, bool Representative);

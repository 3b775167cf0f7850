using Complaints.Intake.Catalog;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>What was filed, put together again from its columns and its sealed parts.</summary>
internal static class FilingProto
{
    /// <summary>The filing as the contract has it.</summary>
    /// <param name="complaint">Its columns.</param>
    /// <param name="personal">Its opened content.</param>
    /// <param name="injury">The opened injury; null when none was reported.</param>
    /// <param name="masked">Identities masked.</param>
    public static Protos.Intake.V1.Filing Of(Complaint complaint, PersonalContent personal, Filing.Injury? injury, bool masked)
    {
        var filing = new Protos.Intake.V1.Filing
        {
            Complainant = Shown(personal.Complainant, masked),
            Agent = personal.Agent is { } agent
                ? new Protos.Intake.V1.Agent
                {
                    Person = Shown(agent.Person, masked),
                    Matter = agent.Matter,
                    Powers = agent.Powers,
                    ValidUntil = agent.ValidUntil.ToProto(),
                }
                : null,
            ComplainantRepresents = personal.ComplainantRepresents,
            Respondent = complaint.Respondent.ToProto(),
            Purchase = complaint.Purchase.ToProto(personal.OrderNumber),
            IssueCode = complaint.IssueCode,
            RemedyAmount = personal.RemedyAmount?.ToProto(),
            RequestText = personal.RequestText,
            Facts = personal.Facts,
            KnewOn = complaint.KnewOn.ToProto(),
            Injury = injury?.ToProto(),
            Language = complaint.Language,
            DeclaresTruth = true,
        };
        filing.RemedyCodes.AddRange(complaint.RemedyCodes.Split(',', StringSplitOptions.RemoveEmptyEntries));
        filing.Members.AddRange(personal.Members.Select(member => new Protos.Intake.V1.JointMember
        {
            Person = Shown(member.Person, masked),
            Representative = member.Representative,
            Consents = true,
        }));
        return filing;
    }

    /// <summary>Names of the codes in a filing.</summary>
    public static FilingNames Names(Complaint complaint, Categories categories, Regions regions)
    {
        var names = new FilingNames
        {
            Category = categories.CategoryName(complaint.Purchase.CategoryCode)?.ToProto(),
            Issue = categories.IssueName(complaint.IssueCode)?.ToProto(),
            Channel = categories.ChannelName(complaint.Purchase.ChannelCode)?.ToProto(),
            Region = regions.Find(complaint.Respondent.RegionCode) is { } region ? regions.FullName(region).ToProto() : null,
        };
        names.Remedies.AddRange(complaint.RemedyCodes.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => categories.RemedyName(code)?.ToProto() ?? ProtoDates.Text(code, code)));
        return names;
    }

    private static Protos.Intake.V1.Person Shown(Filing.Person person, bool masked) => (masked ? person.Masked() : person).ToProto();
}

using System.Globalization;
using Complaints.Protos.Intake.V1;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>Turns what was typed into the contract's filing. It judges nothing: the service does.</summary>
internal static class FilingOfForm
{
    /// <summary>The complaint.</summary>
    public static Filing Complaint(FormValues form)
    {
        var filing = new Filing
        {
            Complainant = Person(form, "complainant"),
            ComplainantRepresents = form.Ticked("joint") && form.Ticked("complainant_represents"),
            Respondent = Respondent(form),
            Purchase = Purchase(form),
            IssueCode = form["issue_code"],
            RemedyAmount = form.Amount("remedy_amount", out _),
            RequestText = form["request_text"],
            Facts = form["facts"],
            KnewOn = form.Day("knew_on"),
            Language = LanguageOf(form),
            DeclaresTruth = form.Ticked("declares_truth"),
        };
        filing.RemedyCodes.AddRange(form.Chosen("remedy_codes"));
        if (form["filing_for"] == "agent")
            filing.Agent = Agent(form);
        if (form.Ticked("joint"))
            filing.Members.AddRange(Enumerable.Range(0, form.Members).Select(row => Member(form, row)));
        if (form.Ticked("injury.present"))
            filing.Injury = Injury(form);
        return filing;
    }

    /// <summary>The report that goes with a complaint (O121 art 9); null when none was asked for.</summary>
    public static ReportFiling? Beside(FormValues form) => !form.Ticked("report.also") ? null : new ReportFiling
    {
        Reporter = Person(form, "complainant"),
        Respondent = Respondent(form),
        IssueCode = form["issue_code"],
        CategoryCode = form["purchase.category_code"],
        Facts = form["report.facts"],
        Language = LanguageOf(form),
    };

    /// <summary>The report alone.</summary>
    public static ReportFiling Report(FormValues form)
    {
        var report = new ReportFiling
        {
            Respondent = Respondent(form),
            IssueCode = form["issue_code"],
            CategoryCode = form["purchase.category_code"],
            Facts = form["facts"],
            OccurredOn = form.Day("occurred_on"),
            Language = LanguageOf(form),
        };
        if (form["anonymous"] != "yes")
            report.Reporter = Person(form, "complainant");
        return report;
    }

    private static string LanguageOf(FormValues form) => form["language"].Length > 0 ? form["language"] : Languages.Current;

    private static Respondent Respondent(FormValues form)
    {
        var kind = Choice<TraderKind>(form["respondent.kind"]);
        var county = form["respondent.county"];
        var league = form["respondent.region"];
        var respondent = new Respondent
        {
            Kind = kind,
            Name = form["respondent.name"],
            CreditCode = form["respondent.credit_code"],
            RegistrationNumber = form["respondent.registration_number"],
            Address = form["respondent.address"],
            // A county of another league is left over from an earlier choice.
            RegionCode = county.Length == 6 && league.Length == 6 && county[..4] == league[..4] ? county : league,
        };
        if (kind is TraderKind.MerchantOnPlatform)
        {
            respondent.PlatformName = form["respondent.platform_name"];
            respondent.PlatformRegionCode = form["respondent.platform_region"];
            respondent.AddressUnreachable = form.Ticked("respondent.address_unreachable");
        }

        return respondent;
    }

    private static Purchase Purchase(FormValues form) => new()
    {
        Product = form["purchase.product"],
        Brand = form["purchase.brand"],
        Model = form["purchase.model"],
        Batch = form["purchase.batch"],
        PurchasedOn = form.Day("purchase.purchased_on"),
        Amount = form.Amount("purchase.amount", out _),
        ChannelCode = form["purchase.channel_code"],
        OrderNumber = form["purchase.order_number"],
        CategoryCode = form["purchase.category_code"],
    };

    private static Person Person(FormValues form, string name) => new()
    {
        Name = form[name + ".name"],
        Phone = form[name + ".phone"],
        Email = form[name + ".email"],
        PostalAddress = form[name + ".postal_address"],
        IdentityDocument = Choice<IdentityDocument>(form[name + ".identity_document"]),
        IdentityNumber = form[name + ".identity_number"],
    };

    private static Agent Agent(FormValues form) => new()
    {
        Person = Person(form, "agent.person"),
        Matter = form["agent.matter"],
        Powers = form["agent.powers"],
        ValidUntil = form.Day("agent.valid_until"),
    };

    private static JointMember Member(FormValues form, int row)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"members.{row}");
        return new JointMember
        {
            Person = Person(form, name + ".person"),
            Representative = form.Ticked(name + ".representative"),
            Consents = form.Ticked(name + ".consents"),
        };
    }

    private static Injury Injury(FormValues form)
    {
        var injury = new Injury
        {
            Consents = form.Ticked("injury.consents"),
            Severity = Choice<InjurySeverity>(form["injury.severity"]),
            Description = form["injury.description"],
            BodyPart = form["injury.body_part"],
            Treatment = form["injury.treatment"],
            OccurredOn = form.Day("injury.occurred_on"),
        };
        if (form["injury.age"].Trim() is { Length: > 0 } age)
            injury.Age = int.TryParse(age, NumberStyles.Integer, CultureInfo.InvariantCulture, out var years) ? years : -1;
        return injury;
    }

    /// <summary>The member that the form names; what it does not name is left for the service to refuse.</summary>
    private static T Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : default;
}

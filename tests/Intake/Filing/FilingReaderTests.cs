using Complaints.Intake.Catalog;
using Complaints.Intake.Filing;
using Complaints.Platform.Errors;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Xunit;

namespace Complaints.Intake.Tests.Filing;

public class FilingReaderTests
{
    private static readonly FilingRules Rules = new(
        CatalogModule.Codes(Categories.Load(RepositoryFolder.Seeds), Regions.Load(RepositoryFolder.Seeds)), new DateOnly(2026, 4, 20), MostRepresentatives: 2);

    /// <summary>What is wrong, the field, the reason.</summary>
    private static readonly (Action<Protos.Intake.V1.Filing> Spoil, string Field, string Reason)[] Mistakes =
    [
        (f => f.Complainant = null, "complainant", "REQUIRED"),
        (f => f.Complainant.Name = " ", "complainant.name", "REQUIRED"),
        (f => f.Complainant.Name = "……", "complainant.name", "NAME_WITHOUT_LETTERS"),
        (f => f.Complainant.Name = new string('张', 61), "complainant.name", "TOO_LONG"),
        (f => f.Complainant.Name = "张\u0007三", "complainant.name", "CONTROL_CHARACTER"),
        (f => f.Complainant.Name = "张\u202e三", "complainant.name", "CONTROL_CHARACTER"),
        (f => f.Complainant.Phone = "", "complainant.phone", "REQUIRED"),
        (f => f.Complainant.Email = "nobody", "complainant.email", "EMAIL_ADDRESS"),
        (f => f.Complainant.PostalAddress = "", "complainant.postal_address", "REQUIRED"),
        (f => f.Complainant.IdentityNumber = "123", "complainant.identity_document", "DOCUMENT_INCOMPLETE"),
        (f => f.Complainant.IdentityDocument = IdentityDocument.Passport, "complainant.identity_number", "DOCUMENT_INCOMPLETE"),
        (f => (f.Complainant.IdentityDocument, f.Complainant.IdentityNumber) = ((IdentityDocument)9, "E1234"), "complainant.identity_document", "UNKNOWN_VALUE"),
        (f => (f.Complainant.IdentityDocument, f.Complainant.IdentityNumber) = (IdentityDocument.ResidentCard, "150103199003070012"), "complainant.identity_number", "RESIDENT_ID_CHECK_DIGIT"),
        (f => f.Agent = new Protos.Intake.V1.Agent { Person = Filings.Person() }, "agent", "AUTHORISATION_REQUIRED"),
        (f => f.Agent = new Protos.Intake.V1.Agent { Person = Filings.Person(), Matter = "投诉", Powers = "全权", ValidUntil = Filings.Day(2026, 4, 19) }, "agent.valid_until", "DATE_PASSED"),
        (f => Join(f, representatives: 3, consents: true), "members", "TOO_MANY_REPRESENTATIVES"),
        (f => Join(f, representatives: 0, consents: false), "members[0].consents", "CONSENT_REQUIRED"),
        (f => f.Members.AddRange(Enumerable.Repeat(new Protos.Intake.V1.JointMember(), 201)), "members", "TOO_MANY"),
        (f => f.Respondent = null, "respondent", "REQUIRED"),
        (f => f.Respondent.Kind = TraderKind.Unspecified, "respondent.kind", "REQUIRED"),
        (f => f.Respondent.Kind = (TraderKind)77, "respondent.kind", "UNKNOWN_VALUE"),
        (f => f.Respondent.CreditCode = "911501", "respondent.credit_code", "USCC_LENGTH"),
        (f => f.Respondent.CreditCode = "9115O103MA0DEM021D", "respondent.credit_code", "USCC_ALPHABET"),
        (f => f.Respondent.RegistrationNumber = "12", "respondent.registration_number", "REGISTRATION_NUMBER_FORMAT"),
        (f => f.Respondent.RegionCode = "159999", "respondent.region_code", "UNKNOWN_CODE"),
        (f => f.Respondent.Kind = TraderKind.MerchantOnPlatform, "respondent.platform_name", "REQUIRED"),
        (f => f.Respondent = new Protos.Intake.V1.Respondent { Kind = TraderKind.Ordinary, Name = "某店" }, "respondent.address", "RESPONDENT_NOT_FINDABLE"),
        (f => f.Purchase = null, "purchase", "REQUIRED"),
        (f => f.Purchase.Product = "", "purchase.product", "REQUIRED"),
        (f => f.Purchase.PurchasedOn = null, "purchase.purchased_on", "REQUIRED"),
        (f => f.Purchase.PurchasedOn = Filings.Day(2026, 4, 21), "purchase.purchased_on", "DATE_IN_FUTURE"),
        (f => f.Purchase.PurchasedOn = Filings.Day(2025, 2, 29), "purchase.purchased_on", "IMPOSSIBLE_DATE"),
        (f => f.Purchase.Amount = null, "purchase.amount", "REQUIRED"),
        (f => f.Purchase.Amount.MinorUnits = 0, "purchase.amount", "AMOUNT_NOT_POSITIVE"),
        (f => f.Purchase.Amount.CurrencyCode = "RMB", "purchase.amount.currency_code", "CURRENCY_CODE"),
        (f => f.Purchase.Amount.MinorUnits = long.MaxValue, "purchase.amount.minor_units", "AMOUNT_TOO_LARGE"),
        (f => f.Purchase.ChannelCode = "", "purchase.channel_code", "REQUIRED"),
        (f => f.Purchase.CategoryCode = "goods.nothing", "purchase.category_code", "UNKNOWN_CODE"),
        (f => f.IssueCode = "", "issue_code", "REQUIRED"),
        // A group of issues is no issue.
        (f => f.IssueCode = "C", "issue_code", "UNKNOWN_CODE"),
        (f => f.RemedyCodes.Clear(), "remedy_codes", "REQUIRED"),
        (f => f.RemedyCodes.Add("refundPrepaid"), "remedy_codes[1]", "REPEATED"),
        (f => f.RemedyCodes.Add("everything"), "remedy_codes[1]", "UNKNOWN_CODE"),
        (f => f.RemedyCodes.AddRange(Enumerable.Repeat("refund", 50)), "remedy_codes", "TOO_MANY"),
        (f => f.RemedyAmount = new Money { CurrencyCode = "CNY", MinorUnits = -5 }, "remedy_amount.minor_units", "NEGATIVE_AMOUNT"),
        (f => f.RequestText = new string('退', 501), "request_text", "TOO_LONG"),
        (f => f.Facts = "坏了", "facts", "TOO_SHORT"),
        (f => f.Facts = new string('坏', 3001), "facts", "TOO_LONG"),
        (f => f.KnewOn = Filings.Day(2026, 4, 21), "knew_on", "DATE_IN_FUTURE"),
        (f => f.Injury = new Protos.Intake.V1.Injury { Severity = InjurySeverity.Light, Description = "擦伤" }, "injury.consents", "CONSENT_REQUIRED"),
        (f => f.Injury = new Protos.Intake.V1.Injury { Consents = true, Severity = (InjurySeverity)8, Description = "擦伤" }, "injury.severity", "UNKNOWN_VALUE"),
        (f => f.Injury = new Protos.Intake.V1.Injury { Consents = true, Severity = InjurySeverity.Light, Description = "擦伤", Age = -1 }, "injury.age", "OUT_OF_RANGE"),
        (f => f.Language = "ru", "language", "UNKNOWN_VALUE"),
        (f => f.DeclaresTruth = false, "declares_truth", "TRUTH_NOT_DECLARED"),
    ];

    [Fact]
    public void Each_mistake_is_named_under_its_field_and_alone()
    {
        var differing = from mistake in Mistakes
                        let found = string.Join(", ", Read(Filings.Complaint(mistake.Spoil)).Mistakes.Select(m => $"{m.Field} {m.Reason}"))
                        where found != $"filing.{mistake.Field} {mistake.Reason}"
                        select $"{mistake.Field} {mistake.Reason} was found as [{found}]";
        Assert.Empty(differing);
        Assert.All(Mistakes, m => Assert.NotEmpty(Read(Filings.Complaint(m.Spoil)).Mistakes[0].Message));
    }

    [Fact]
    public void A_right_filing_has_no_mistake_and_reads_normalised()
    {
        var check = new RequestCheck();
        var content = check.Complaint(
            "filing",
            Filings.Complaint(f => (f.Complainant.Phone, f.Respondent.CreditCode, f.Language) = ("＋86 138-0471-0001", "91150103 ma0dem021d", "")), Rules, []);

        Assert.Empty(check.Mistakes);
        Assert.Equal((Filings.Phone, "u:91150103MA0DEM021D", "zh-CN"), (content!.Complainant.Phone, content.Respondent.FirmKey, content.Language));
        Assert.Equal(new DateOnly(2026, 4, 1), content.KnewOn);
    }

    [Fact]
    public void A_likely_slip_in_the_credit_code_is_offered_and_not_applied()
    {
        var check = Read(Filings.Complaint(f => f.Respondent.CreditCode = "9115O103MA0DEM021D"));
        Assert.Equal("91150103MA0DEM021D", check.Mistakes[0].Suggestion);
    }

    [Fact]
    public void Every_reason_of_a_mistake_is_documented()
    {
        var documented = ReasonCatalog.Of(typeof(Reasons).Assembly, typeof(IntakeModule).Assembly).Select(r => r.Code)
            .Concat(Platform.Codes.CodeReasons.All).ToHashSet(StringComparer.Ordinal);
        Assert.All(Mistakes, m => Assert.Contains(m.Reason, documented));
    }

    [Fact]
    public void An_anonymous_report_needs_no_person()
    {
        var check = new RequestCheck();
        var report = Filings.Report();
        report.Reporter = null;
        Assert.Null(check.Report("report", report, Rules)!.Reporter);
        Assert.Empty(check.Mistakes);
    }

    [Theory]
    [InlineData("内蒙古（集团）乳业", "内蒙古(集团)乳业")]
    [InlineData("ＡＢＣ 超市", "abc超市")]
    [InlineData("好又多·便利店", "好又多便利店")]
    public void Names_that_readers_take_for_the_same_have_one_key(string one, string other) =>
        Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("张三丰", "张**")]
    [InlineData("张", "***")]
    [InlineData("", "")]
    public void Names_are_masked(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    private static RequestCheck Read(Protos.Intake.V1.Filing filing)
    {
        var check = new RequestCheck();
        check.Complaint("filing", filing, Rules, []);
        return check;
    }

    private static void Join(Protos.Intake.V1.Filing filing, int representatives, bool consents)
    {
        for (var i = 0; i < Math.Max(1, representatives); i++)
        {
            filing.Members.Add(new Protos.Intake.V1.JointMember
            {
                Person = Filings.Person($"成员{(char)('甲' + i)}", $"1390471000{i}"),
                Representative = i < representatives,
                Consents = consents,
            });
        }
    }
}

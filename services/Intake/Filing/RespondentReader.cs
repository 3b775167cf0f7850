using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>Reads the firm complained of or reported (O121 arts 10, 13).</summary>
internal static class RespondentReader
{
    /// <summary>Reads the firm; null when anything is wrong.</summary>
    /// <param name="check">Collects the mistakes.</param>
    /// <param name="field">Path, for example <c>filing.respondent</c>.</param>
    /// <param name="firm">What was sent; null is <c>REQUIRED</c>.</param>
    /// <param name="codes">Known regions.</param>
    public static Respondent? Respondent(this RequestCheck check, string field, Protos.Intake.V1.Respondent? firm, FilingCodes codes)
    {
        if (firm is null)
        {
            check.Wrong(field, Reasons.Required, "Say which firm it is about.");
            return null;
        }

        var before = check.Mistakes.Count;
        var kind = check.Choice($"{field}.kind", firm.Kind);
        var name = check.Text($"{field}.name", firm.Name, 120, 1);
        if (name.Length > 0 && NameKey.Of(name).Length == 0)
            check.Wrong($"{field}.name", IntakeReasons.NameWithoutLetters, "Give the name on the licence, the sign or the platform.");
        var creditCode = CreditCode(check, $"{field}.credit_code", firm.CreditCode);
        var registration = Registration(check, $"{field}.registration_number", firm.RegistrationNumber);
        var address = check.Text($"{field}.address", firm.Address, 200);
        var region = check.Code($"{field}.region_code", firm.RegionCode, codes.Regions);
        var platform = check.Text(
            $"{field}.platform_name", firm.PlatformName, 120, kind == TraderKind.MerchantOnPlatform ? 1 : 0);
        var platformRegion = check.Code($"{field}.platform_region_code", firm.PlatformRegionCode, codes.Regions);

        var onPlatform = kind is TraderKind.MerchantOnPlatform or TraderKind.Platform or TraderKind.OwnSite;
        if (string.IsNullOrWhiteSpace(firm.CreditCode) && string.IsNullOrWhiteSpace(firm.RegistrationNumber)
            && string.IsNullOrWhiteSpace(firm.Address) && !onPlatform)
        {
            check.Wrong(
                $"{field}.address", IntakeReasons.RespondentNotFindable,
                "Give the address of the shop, or the credit code on its licence.");
        }

        return check.Mistakes.Count > before ? null : new Respondent
        {
            Kind = kind,
            Name = name,
            CreditCode = creditCode,
            RegistrationNumber = registration,
            Address = address,
            RegionCode = region,
            PlatformName = platform,
            PlatformRegionCode = platformRegion,
            AddressUnreachable = firm.AddressUnreachable,
        };
    }

    /// <summary>A known code, or empty when absent. Notes <c>REQUIRED</c> or <c>UNKNOWN_CODE</c>.</summary>
    public static string Code(this RequestCheck check, string field, string? code, IReadOnlySet<string> known, bool required = false)
    {
        var value = code?.Trim() ?? "";
        if (value.Length == 0)
        {
            if (required)
                check.Wrong(field, Reasons.Required, "Choose one of the list.");
            return "";
        }

        if (known.Contains(value))
            return value;
        check.Wrong(field, IntakeReasons.UnknownCode, "Choose one of the list; the catalogue has all codes.");
        return "";
    }

    /// <summary>Advice about a credit code that is valid and yet doubtful; null for none.</summary>
    public static FieldMistake? Doubt(string field, string creditCode) =>
        UnifiedSocialCreditCode.TryParse(creditCode, out var code, out _) && code.OrganisationCodeDisagrees
            ? new FieldMistake(field, IntakeReasons.UsccOrganisationCode, "Compare the code with the licence; characters 9 to 17 are unusual.")
            : null;

    private static string CreditCode(RequestCheck check, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        // A page of pasted text is no code, and looking for slips in it would be slow.
        if (UnifiedSocialCreditCode.TryParse(text.Length > 100 ? text[..100] : text, out var code, out var mistakes))
            return code.Value;
        // One remark a field: the first wrong character, with the likely code if there is one.
        var first = mistakes[0];
        check.Wrong(field, first.Reason, first.Message, first.Suggestions.Count == 1 ? first.Suggestions[0] : null);
        return "";
    }

    private static string Registration(RequestCheck check, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (RegistrationNumber.TryParse(text.Length > 100 ? text[..100] : text, out var number, out var mistake))
            return number.Value;
        check.Wrong(field, mistake.Reason, mistake.Message);
        return "";
    }
}

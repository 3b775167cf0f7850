using System.Globalization;
using Complaints.Platform.Errors;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Offers;

/// <summary>Reads terms and refuses what nobody could perform, prove or enforce; every mistake is named with its place.</summary>
internal sealed class TermsReader(VagueTerms vague)
{
    /// <summary>Obligations of one offer.</summary>
    public const int Most = 20;

    /// <summary>Instalments of one obligation.</summary>
    public const int MostParts = 60;

    /// <summary>The terms; null when something is wrong.</summary>
    /// <param name="check">Takes the mistakes.</param>
    /// <param name="field">Name of the list in the request.</param>
    /// <param name="obligations">As they were sent.</param>
    /// <param name="today">Legal date; nothing is due before it.</param>
    public Terms? Read(RequestCheck check, string field, IReadOnlyList<Obligation> obligations, DateOnly today)
    {
        var before = check.Mistakes.Count;
        if (obligations.Count == 0)
            check.Wrong(field, Reasons.Required, "Say who owes whom what.");
        if (obligations.Count > Most)
        {
            check.Wrong(field, MediationReasons.TooMany, $"Use at most {Most} obligations.", Most.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        var read = obligations.Select((obligation, i) => Read(check, $"{field}[{i}]", obligation, today)).ToList();
        if (check.Mistakes.Count > before)
            return null;
        for (var i = 1; i < read.Count; i++)
        {
            if (read.IndexOf(read[i], 0, i) >= 0)
                check.Wrong($"{field}[{i}]", MediationReasons.Repeated, "The same obligation stands above; say each once.");
        }

        return check.Mistakes.Count > before ? null : Terms.Of(read);
    }

    private Term Read(RequestCheck check, string field, Obligation obligation, DateOnly today)
    {
        var debtor = check.Choice($"{field}.debtor", obligation.Debtor);
        var kind = check.Choice($"{field}.kind", obligation.Kind);
        var paid = kind is ObligationKind.Refund or ObligationKind.Compensate;
        var description = Words(check, $"{field}.description", obligation.Description, 500, paid ? 0 : 4);
        var manner = Words(check, $"{field}.manner", obligation.Manner, 200, 2);
        var condition = Words(check, $"{field}.condition", obligation.Condition, 300, 0);
        var amount = Amount(check, $"{field}.amount", obligation.Amount, paid);
        var parts = obligation.Instalments.Count == 0 ? [] : Parts(check, field, obligation, amount, today);
        var due = Due(check, field, obligation, today);
        return new Term(debtor, kind, description, amount, due, parts, manner, condition);
    }

    private string Words(RequestCheck check, string field, string text, int most, int least)
    {
        var words = check.Text(field, text, most, least, multiline: true);
        vague.Check(check, field, words);
        return words;
    }

    private static Amount? Amount(RequestCheck check, string field, Money? money, bool required)
    {
        if (money is null)
        {
            if (required)
                check.Wrong(field, MediationReasons.AmountRequired, "Money that is owed has an amount; a court would not confirm it otherwise (CPC-I art 358(5)).");
            return null;
        }

        if (check.Money(field, money) is not { } sound)
            return null;
        if (sound.MinorUnits == 0)
        {
            check.Wrong($"{field}.minor_units", MediationReasons.AmountNotPositive, "Leave the amount out where nothing is paid.");
            return null;
        }

        return new Amount(sound.CurrencyCode, sound.MinorUnits);
    }

    private static DateOnly? Due(RequestCheck check, string field, Obligation obligation, DateOnly today)
    {
        if (obligation.Instalments.Count > 0)
        {
            if (obligation.DueOn is not null)
                check.Wrong($"{field}.due_on", MediationReasons.DueDateBesideInstalments, "Give one due date or instalments with their own, not both.");
            return null;
        }

        if (obligation.DueOn is null)
        {
            check.Wrong($"{field}.due_on", Reasons.Required, "Name the last day; a court would not confirm it otherwise (CPC-I art 358(5)).");
            return null;
        }

        return NotPast(check, $"{field}.due_on", obligation.DueOn, today);
    }

    private static List<Part> Parts(RequestCheck check, string field, Obligation obligation, Amount? whole, DateOnly today)
    {
        var (parts, sum, last, count) = (new List<Part>(), 0L, (DateOnly?)null, obligation.Instalments.Count);
        if (count is < 2 or > MostParts)
        {
            check.Wrong($"{field}.instalments", MediationReasons.InstalmentCount, $"Use 2 to {MostParts} instalments, or one due date.");
            return parts;
        }

        if (whole is null && obligation.Amount is null)
            check.Wrong($"{field}.amount", MediationReasons.AmountRequired, "Give the whole amount beside its instalments.");
        for (var i = 0; i < count; i++)
        {
            var (place, instalment) = ($"{field}.instalments[{i}]", obligation.Instalments[i]);
            var amount = Amount(check, $"{place}.amount", instalment.Amount, required: true);
            if (amount is not null && whole is not null && amount.CurrencyCode != whole.CurrencyCode)
                check.Wrong($"{place}.amount.currency_code", MediationReasons.OtherCurrency, "Use the currency of the whole amount.", whole.CurrencyCode);
            if (instalment.DueOn is null)
                check.Wrong($"{place}.due_on", Reasons.Required, "Name the last day of this instalment.");
            var due = NotPast(check, $"{place}.due_on", instalment.DueOn, today);
            if (due <= last)
                check.Wrong($"{place}.due_on", MediationReasons.DatesNotAscending, "Each instalment is due after the one before.");
            (sum, last) = (sum + (amount?.MinorUnits ?? 0), due ?? last);
            if (amount is not null && due is { } day)
                parts.Add(new Part(amount.MinorUnits, day));
        }

        if (whole is not null && parts.Count == count && sum != whole.MinorUnits)
        {
            check.Wrong(
                $"{field}.instalments", MediationReasons.InstalmentsDoNotAddUp,
                $"The instalments make {sum}, the amount is {whole.MinorUnits} in the minor unit.",
                (whole.MinorUnits - sum).ToString(CultureInfo.InvariantCulture));
        }

        return parts;
    }

    private static DateOnly? NotPast(RequestCheck check, string field, Google.Type.Date? date, DateOnly today)
    {
        var day = check.Day(field, date);
        if (day >= today || day is null)
            return day;
        check.Wrong(field, MediationReasons.DatePassed, "Name a day that has not passed.", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return null;
    }
}

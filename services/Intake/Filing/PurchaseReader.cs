using Complaints.Platform.Errors;

namespace Complaints.Intake.Filing;

/// <summary>Reads what was bought and what it did.</summary>
internal static class PurchaseReader
{
    private const int OldestAge = 150;

    /// <summary>Reads the purchase and the order number; null when anything is wrong.</summary>
    public static (Purchase Purchase, string OrderNumber)? Purchase(
        this RequestCheck check, string field, Protos.Intake.V1.Purchase? purchase, FilingCodes codes, DateOnly today)
    {
        if (purchase is null)
        {
            check.Wrong(field, Reasons.Required, "Say what was bought.");
            return null;
        }

        var before = check.Mistakes.Count;
        var product = check.Text($"{field}.product", purchase.Product, 100, 1);
        var brand = check.Text($"{field}.brand", purchase.Brand, 60);
        var model = check.Text($"{field}.model", purchase.Model, 60);
        var batch = check.Text($"{field}.batch", purchase.Batch, 60);
        var day = check.PastDay($"{field}.purchased_on", purchase.PurchasedOn, today, required: true);
        var price = check.Price($"{field}.amount", purchase.Amount, required: true);
        var channel = check.Code($"{field}.channel_code", purchase.ChannelCode, codes.Channels, required: true);
        var order = check.Text($"{field}.order_number", purchase.OrderNumber, 60);
        var category = check.Code($"{field}.category_code", purchase.CategoryCode, codes.Categories, required: true);
        return check.Mistakes.Count == before
            ? (new Purchase(product, brand, model, batch, day!.Value, price!, channel, category), order)
            : null;
    }

    /// <summary>Reads an injury; null when absent or anything is wrong. Without its own consent it is refused (PIPL art 29).</summary>
    public static Injury? Injury(this RequestCheck check, string field, Protos.Intake.V1.Injury? injury, DateOnly today)
    {
        if (injury is null)
            return null;
        var before = check.Mistakes.Count;
        if (!injury.Consents)
            check.Wrong($"{field}.consents", IntakeReasons.ConsentRequired, "Agree to the use of the health data, or leave this section out.");
        var severity = check.Choice($"{field}.severity", injury.Severity);
        if (injury.HasAge && injury.Age is < 0 or > OldestAge)
            check.Wrong($"{field}.age", IntakeReasons.OutOfRange, "Give the age in years.");
        var description = check.Text($"{field}.description", injury.Description, 500, 1, multiline: true);
        var part = check.Text($"{field}.body_part", injury.BodyPart, 60);
        var treatment = check.Text($"{field}.treatment", injury.Treatment, 200, multiline: true);
        var day = check.PastDay($"{field}.occurred_on", injury.OccurredOn, today);
        return check.Mistakes.Count == before
            ? new Injury(severity, injury.HasAge ? injury.Age : null, description, part, treatment, day)
            : null;
    }

    /// <summary>A day that is not in the future. Notes <c>REQUIRED</c>, <c>IMPOSSIBLE_DATE</c> or <c>DATE_IN_FUTURE</c>.</summary>
    public static DateOnly? PastDay(this RequestCheck check, string field, Google.Type.Date? day, DateOnly today, bool required = false)
    {
        if (day is null && required)
            check.Wrong(field, Reasons.Required, "Give the day.");
        var date = check.Day(field, day);
        if (!(date > today))
            return date;
        check.Wrong(field, IntakeReasons.DateInFuture, "Give a day that is not in the future.");
        return null;
    }

    /// <summary>An amount above zero; null when absent or wrong.</summary>
    public static Amount? Price(this RequestCheck check, string field, Protos.Common.V1.Money? money, bool required = false)
    {
        if (check.Money(field, money, required) is not { } good)
            return null;
        if (good.MinorUnits > 0)
            return new Amount(good.CurrencyCode, good.MinorUnits);
        check.Wrong(field, IntakeReasons.AmountNotPositive, "Give the amount that was paid or is asked for.");
        return null;
    }
}

using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Filing;

/// <summary>An amount of money in the currency's minor unit, never negative.</summary>
internal sealed record Amount(string CurrencyCode, long MinorUnits)
{
    public Protos.Common.V1.Money ToProto() => new() { CurrencyCode = CurrencyCode, MinorUnits = MinorUnits };
}

/// <summary>What was bought. Optional texts are empty when not given.</summary>
/// <param name="Product">Goods or service, 1 to 100 characters.</param>
/// <param name="Brand">Brand.</param>
/// <param name="Model">Model.</param>
/// <param name="Batch">Batch or serial number.</param>
/// <param name="PurchasedOn">Not in the future.</param>
/// <param name="Price">Price paid.</param>
/// <param name="ChannelCode">Known code.</param>
/// <param name="CategoryCode">Known code.</param>
internal sealed record Purchase(
    string Product, string Brand, string Model, string Batch, DateOnly PurchasedOn, Amount Price,
    string ChannelCode, string CategoryCode)
{
    // For the database, which sets the price, a value of several columns, after it has made the rest.
    private Purchase()
        : this("", "", "", "", default, new Amount("", 0), "", "")
    {
    }

    /// <summary>As the contract has it.</summary>
    /// <param name="orderNumber">Kept apart, because it leads to a person.</param>
    public Protos.Intake.V1.Purchase ToProto(string orderNumber) => new()
    {
        Product = Product,
        Brand = Brand,
        Model = Model,
        Batch = Batch,
        PurchasedOn = PurchasedOn.ToProto(),
        Amount = Price.ToProto(),
        ChannelCode = ChannelCode,
        OrderNumber = orderNumber,
        CategoryCode = CategoryCode,
    };
}

/// <summary>An injury by the product. Health data: stored sealed in a table of its own, behind its own consent (PIPL arts 28–29).</summary>
internal sealed record Injury(
    InjurySeverity Severity, int? Age, string Description, string BodyPart, string Treatment, DateOnly? OccurredOn)
{
    /// <summary>Death or serious injury: to be seen the same day.</summary>
    public bool Serious => Severity is InjurySeverity.Serious or InjurySeverity.Death;

    /// <summary>As the contract has it; the consent was given, otherwise it would not be stored.</summary>
    public Protos.Intake.V1.Injury ToProto()
    {
        var injury = new Protos.Intake.V1.Injury
        {
            Consents = true,
            Severity = Severity,
            Description = Description,
            BodyPart = BodyPart,
            Treatment = Treatment,
            OccurredOn = OccurredOn?.ToProto(),
        };
        if (Age is { } age)
            injury.Age = age;
        return injury;
    }
}

/// <summary>A complaint as it was filed, read and found right (O121 arts 10–12).</summary>
/// <param name="Complainant">The complainant.</param>
/// <param name="Agent">Who files for the complainant; null when the complainant does.</param>
/// <param name="Members">Further consumers of a joint complaint.</param>
/// <param name="ComplainantRepresents">The complainant is one of the at most two representatives.</param>
/// <param name="Respondent">The firm.</param>
/// <param name="Purchase">What was bought.</param>
/// <param name="OrderNumber">Order or receipt number of the shop; empty when not given.</param>
/// <param name="IssueCode">Known code.</param>
/// <param name="RemedyCodes">At least one known code, in the order given.</param>
/// <param name="RemedyAmount">Amount asked for; null when none.</param>
/// <param name="RequestText">The request in the complainant's words; empty when not given.</param>
/// <param name="Facts">10 to 3,000 characters.</param>
/// <param name="KnewOn">Day on which the complainant knew of the harm; the day of purchase when not given.</param>
/// <param name="Injury">Null when none is reported.</param>
/// <param name="Language">Language for notices: <c>zh-CN</c> or <c>en</c>.</param>
internal sealed record ComplaintContent(
    Person Complainant,
    Agent? Agent,
    IReadOnlyList<JointMember> Members,
    bool ComplainantRepresents,
    Respondent Respondent,
    Purchase Purchase,
    string OrderNumber,
    string IssueCode,
    IReadOnlyList<string> RemedyCodes,
    Amount? RemedyAmount,
    string RequestText,
    string Facts,
    DateOnly KnewOn,
    Injury? Injury,
    string Language);

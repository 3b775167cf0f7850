using Complaints.Contracts.Mediation;
using Complaints.Protos.Credit.V1;
using MassTransit;
using MassTransit.Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Listings;

/// <summary>A breached agreement becomes a lead, and never more.</summary>
public class LeadFromBreachTests : CreditTest
{
    private readonly Guid _mediation = NewId.NextGuid();

    [Fact]
    public async Task A_breach_by_the_firm_opens_one_lead_however_often_the_fact_arrives()
    {
        var message = NewId.NextGuid();
        await Arrive(Breach(), message);
        await Arrive(Breach(), message);
        await Arrive(Breach() with { Instalment = 2 }, NewId.NextGuid());

        var lead = Assert.Single((await Host.Listings(CreditHost.Officer).ListListingsAsync(new ListListingsRequest())).Rows);
        Assert.Equal((ListingState.Lead, CreditHost.FirmCode), (lead.Status.State, lead.FirmCode));
        Assert.Empty((await Host.Published().ListPublishedListingsAsync(new ListPublishedListingsRequest())).Listings);
        Assert.Equal(0, await Host.Read(db => db.ListChanges.CountAsync()));
    }

    [Fact]
    public async Task A_breach_by_the_consumer_or_of_a_firm_without_a_code_opens_nothing()
    {
        await Arrive(Breach() with { ByFirm = false }, NewId.NextGuid());
        await Arrive(Breach() with { FirmCode = "" }, NewId.NextGuid());

        Assert.Equal(0, await Host.Read(db => db.Listings.CountAsync()));
    }

    private ObligationBreached Breach() => new(
        _mediation, null, CreditHost.FirmCode, CreditHost.County, true, 1, 1, "CNY", 120000, Scenario.Today.AddDays(-3), true,
        Host.Clock.GetUtcNow().UtcDateTime);

    private async Task Arrive(ObligationBreached fact, Guid message)
    {
        await using var scope = Host.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IScopedMediator>().Publish(fact, Pipe.Execute<PublishContext<ObligationBreached>>(context => context.MessageId = message));
    }
}

using Complaints.Gateway.Web.Fields;
using Complaints.Protos.Credit.V1;
using Microsoft.AspNetCore.Components;

namespace Complaints.Gateway.Web.Credit;

/// <summary>A page of one listing: reads it first. Staff and firms have pages of their own around the same content.</summary>
public abstract class ListingPage : ComponentBase
{
    /// <summary>The listing.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>What is done, as in <c>/act/{slug}</c>.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The form that was sent and comes back.</summary>
    [Parameter]
    public FormView? Attempt { get; set; }

    /// <summary>Why it came back.</summary>
    [Parameter]
    public string Notice { get; set; } = "";

    /// <summary>The act that has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>The words.</summary>
    [Inject]
    public CreditTexts T { get; set; } = null!;

    [Inject]
    internal ListingsService.ListingsServiceClient Listings { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The listing; null until it is read.</summary>
    protected Listing? Listing { get; private set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Slug.Length > 0 && ListingActs.Find(Slug) is null)
        {
            Navigation.NotFound();
            return;
        }

        var answer = await Listings.GetListingAsync(new GetListingRequest { ListingId = Id.ToString() }, cancellationToken: Context.RequestAborted);
        Listing = answer.Listing;
    }
}

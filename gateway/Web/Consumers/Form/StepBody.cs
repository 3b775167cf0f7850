using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Complaints.Gateway.Web.Consumers.Form;

/// <summary>The questions of one page of the form.</summary>
public abstract class StepBody : ComponentBase
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public required StepModel Model { get; set; }

    /// <summary>The texts.</summary>
    [Inject]
    protected IStringLocalizer<Resources.Consumers> T { get; set; } = null!;

    /// <summary>The lists to choose from.</summary>
    [Inject]
    protected CatalogReader Catalog { get; set; } = null!;

    /// <summary>The request that is answered.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; set; } = null!;

    /// <summary>The form as typed.</summary>
    protected FormValues Form => Model.Form;
}

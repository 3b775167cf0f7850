using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>
/// A page of a case room, one for all who take part: it opens the room and then reads what it shows. After a form was
/// refused an endpoint renders it again with what was typed.
/// </summary>
[Authorize(Policy = "Room")]
[Layout(typeof(RoomLayout))]
public abstract class RoomPage : ComponentBase
{
    /// <summary>The case; the consumer's address has none.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>The form that was sent and comes back.</summary>
    [Parameter]
    public FormView? Attempt { get; set; }

    /// <summary>Why it came back, when no single field is the cause.</summary>
    [Parameter]
    public string Notice { get; set; } = "";

    /// <summary>The act that has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary>The words.</summary>
    [Inject]
    public RoomTexts T { get; set; } = null!;

    /// <summary>The time of the cases.</summary>
    [Inject]
    public TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal RoomReader Reader { get; set; } = null!;

    /// <summary>The act of the page's form; its fields may have labels of their own.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The open room; null when the consumer's complaint is not in mediation.</summary>
    protected RoomCase? Room { get; private set; }

    /// <summary>The form as it is shown.</summary>
    protected FormView View { get; set; } = FormView.Empty;

    /// <summary>Ends the reading when the person leaves.</summary>
    protected CancellationToken Ct => Context.RequestAborted;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Room = await Reader.Open(Context, Id);
        if (Room is null)
            return;
        await Load(Room);
        View = (Attempt ?? FirstView(Room)) with { Labels = T.LabelsOf(Slug) };
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task Load(RoomCase room) => Task.CompletedTask;

    /// <summary>What the form shows before anybody typed.</summary>
    protected virtual FormView FirstView(RoomCase room) => FormView.Empty;
}

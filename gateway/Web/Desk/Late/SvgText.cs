using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Complaints.Gateway.Web.Desk.Late;

/// <summary>A text inside a drawing. Razor keeps the element's name for itself, so it is written by hand.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Left edge in the drawing's units.</summary>
    [Parameter] public string X { get; set; } = "0";

    /// <summary>Base line in the drawing's units.</summary>
    [Parameter] public int Y { get; set; }

    /// <summary>Class for the stylesheet.</summary>
    [Parameter] public string Look { get; set; } = "";

    /// <summary>The words.</summary>
    [Parameter] public string Words { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "class", Look);
        builder.AddContent(4, Words);
        builder.CloseElement();
    }
}

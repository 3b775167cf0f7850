using Complaints.Gateway.Web.Rooms.Acts;

namespace Complaints.Gateway.Web.Rooms;

/// <summary>Something that a form of a case room does.</summary>
/// <param name="Slug">Last part of its address, and of the keys of its texts.</param>
/// <param name="Back">The page of the room to which it leads, for example <c>/offers</c>; empty for the first one.</param>
/// <param name="Do">Reads the form and asks the service. The result is another address to go to; null for the usual one.</param>
internal sealed record RoomAct(string Slug, string Back, Func<RoomWork, Task<string?>> Do)
{
    /// <summary>The page that shows the form, and shows it again when it is refused.</summary>
    public Type Page { get; init; } = typeof(ActPage);

    /// <summary>Cannot be undone: asks for a tick before it is done.</summary>
    public bool Final { get; init; }

    /// <summary>An act without an answer of its own.</summary>
    public static RoomAct Of(string slug, string back, Func<RoomWork, Task> act) => new(slug, back, async work =>
    {
        await act(work);
        return null;
    });
}

/// <summary>What an act works with.</summary>
/// <param name="Room">The case.</param>
/// <param name="Form">The form.</param>
/// <param name="Ask">The services.</param>
/// <param name="Sentence">The sentence of a stable reason.</param>
/// <param name="Context">The request.</param>
internal sealed record RoomWork(RoomCase Room, RoomForm Form, RoomClients Ask, Func<string, string> Sentence, HttpContext Context)
{
    /// <summary>The case.</summary>
    public string Id => Room.Id;

    /// <summary>Ends the asking when the person leaves.</summary>
    public CancellationToken Ct => Context.RequestAborted;

    /// <summary>Stops before the service is asked when the form could not be read.</summary>
    /// <exception cref="UnreadableForm">Something was typed that cannot be read.</exception>
    public void StopIfWrong()
    {
        if (Form.Mistakes.Count > 0)
            throw new UnreadableForm();
    }
}

/// <summary>The form could not be read; its mistakes say why.</summary>
internal sealed class UnreadableForm : Exception;

/// <summary>The form is to be shown again with other values, for example with one row more.</summary>
/// <param name="values">What it shows.</param>
internal sealed class ShowAgain(IReadOnlyDictionary<string, string> values) : Exception
{
    /// <summary>What the form shows.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = values;
}

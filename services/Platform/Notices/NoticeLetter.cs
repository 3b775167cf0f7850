namespace Complaints.Platform.Notices;

/// <summary>Where a person can be reached besides the case's own page.</summary>
/// <param name="Email">E-mail address; null or empty when none is known.</param>
/// <param name="Phone">Telephone number in the spelling of <see cref="PersonalData.PhoneNumber"/>; null or empty when none is known.</param>
public sealed record Recipient(string? Email, string? Phone)
{
    /// <summary>Nobody: the notice appears on the case's page alone.</summary>
    public static Recipient None { get; } = new(null, null);
}

/// <summary>What a notice says and where it goes; stored sealed.</summary>
/// <param name="Address">E-mail address or telephone number; empty on the page.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record NoticeLetter(string Address, string Subject, string Body);

/// <summary>Takes notices of one channel to the outside.</summary>
internal interface INoticeSender
{
    NoticeChannel Channel { get; }

    /// <summary>Hands the letter over; returning means that the other side has taken it.</summary>
    /// <param name="noticeId">Lets the other side know a repetition: a crash between handing over and noting it repeats.</param>
    /// <param name="letter">The opened letter.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="NoticeUndelivered">It was not taken, and why; any other exception counts as one without a reason.</exception>
    Task Send(Guid noticeId, NoticeLetter letter, CancellationToken ct);
}

/// <summary>A letter was not taken.</summary>
/// <param name="finding">Why, without address or text: it is stored in the clear.</param>
/// <param name="final">True when no later attempt can succeed.</param>
internal sealed class NoticeUndelivered(string finding, bool final) : Exception(finding)
{
    public bool Final { get; } = final;
}

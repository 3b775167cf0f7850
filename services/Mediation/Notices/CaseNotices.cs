using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Firms;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.Notices;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Notices;

/// <summary>A case or negotiation as a notice needs it.</summary>
/// <param name="Id">What the notice belongs to and is sealed for.</param>
/// <param name="Reference">Number that people quote.</param>
/// <param name="Title">What it is about.</param>
/// <param name="FirmCode">Credit code of the firm; empty when unknown.</param>
/// <param name="FirmName">Name of the firm.</param>
/// <param name="Language">Language of the consumer.</param>
/// <param name="Content">Who is told.</param>
internal sealed record NoticeSubject(Guid Id, string Reference, string Title, string FirmCode, string FirmName, string Language, CaseContent Content);

/// <summary>
/// Writes notices into the transaction of whoever calls: to the consumer in the language of the filing, to the people of
/// the firm, to mediators at their address at work. Each side reads its own alone.
/// </summary>
internal sealed class CaseNotices(MediationDb db, Vault vault, NoticeWriter writer, MediationTexts texts, Grounds grounds, LegalParameters law)
{
    private const string ToConsumer = "CONSUMER_";
    private const string ToFirm = "FIRM_";
    private const string ToStaff = "STAFF_";

    /// <summary>The notices that a reader may read, newest first; each once, however many ways it went.</summary>
    public async Task<IReadOnlyList<MediationNotice>> Of(Guid id, Caller caller, CancellationToken ct)
    {
        var prefix = CaseScope.SideOf(caller) switch { Side.Consumer => ToConsumer, Side.Firm => ToFirm, _ => ToStaff };
        var notices = await db.Notices.AsNoTracking()
            .Where(n => n.CaseId == id && n.Channel == NoticeChannel.Page && n.Kind.StartsWith(prefix))
            .OrderByDescending(n => n.CreatedAt).ToListAsync(ct);
        return
        [
            .. notices.Select(n => (Notice: n, Letter: writer.Read(n)))
                .DistinctBy(n => (n.Notice.Kind, n.Notice.CreatedAt, n.Letter.Body))
                .Select(n => new MediationNotice
                {
                    At = n.Notice.CreatedAt.ToProto(),
                    Kind = n.Notice.Kind[prefix.Length..],
                    Subject = n.Letter.Subject,
                    Body = n.Letter.Body,
                }),
        ];
    }

    /// <summary>A case for a notice.</summary>
    public NoticeSubject About(MediationCase mediation) => new(
        mediation.Id, mediation.Reference, mediation.Title, mediation.FirmCode, mediation.FirmName, mediation.Language,
        vault.Open<CaseContent>(mediation.Id, mediation.Sealed));

    /// <summary>A negotiation for a notice.</summary>
    public NoticeSubject About(Negotiation negotiation) => new(
        negotiation.Id, negotiation.Reference, negotiation.Title, negotiation.FirmCode, negotiation.FirmName, negotiation.Language,
        vault.Open<CaseContent>(negotiation.Id, negotiation.Sealed));

    /// <summary>Tells both sides.</summary>
    public async Task TellBoth(NoticeSubject about, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values)
    {
        await Tell(Side.Consumer, about, kind, ct, values);
        await Tell(Side.Firm, about, kind, ct, values);
    }

    /// <summary>Tells one side.</summary>
    /// <param name="side">Whom.</param>
    /// <param name="about">The case.</param>
    /// <param name="kind">Kind of notice, a key of <c>templates.json</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="values">What is filled in; days are written as readers write them, grounds are quoted.</param>
    public async Task Tell(Side side, NoticeSubject about, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values)
    {
        var language = side == Side.Consumer ? about.Language : NoticeTextBook.Default;
        var text = texts.Of(kind, language, Fill(about, language, values));
        if (side == Side.Consumer)
        {
            writer.Compose(
                db, about.Id, ToConsumer + kind, forParty: true, new Recipient(about.Content.Consumer.Email, about.Content.Consumer.Phone),
                text.Subject, text.Body, text.Text);
            return;
        }

        foreach (var recipient in await FirmRecipients(about, ct))
            writer.Compose(db, about.Id, ToFirm + kind, forParty: true, recipient, text.Subject, text.Body, text.Text);
    }

    /// <summary>Tells a mediator.</summary>
    public async Task TellMediator(NoticeSubject about, string mediatorId, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values)
    {
        var email = await db.Mediators.Where(m => m.Id == mediatorId && m.Active).Select(m => m.Email).SingleOrDefaultAsync(ct);
        var text = texts.Of(kind, NoticeTextBook.Default, Fill(about, NoticeTextBook.Default, values));
        writer.Compose(db, about.Id, ToStaff + kind, forParty: false, new Recipient(email, null), text.Subject, text.Body, text.Text);
    }

    /// <summary>The people of the firm who handle its cases; the contact of the case itself while there is nobody.</summary>
    private async Task<IReadOnlyList<Recipient>> FirmRecipients(NoticeSubject about, CancellationToken ct)
    {
        var people = about.FirmCode.Length == 0 ? []
            : await db.Set<Firms.FirmPerson>().AsNoTracking().Where(p => p.CreditCode == about.FirmCode && p.Active).ToListAsync(ct);
        var contacts = people.Where(p => (p.Duties & (FirmDuty.Handle | FirmDuty.Own)) != FirmDuty.None).Select(p => vault.Open<FirmContact>(p.Id, p.Sealed)).ToList();
        return contacts.Count == 0
            ? [new Recipient(about.Content.Firm.Email, about.Content.Firm.Phone)]
            : [.. contacts.Select(c => new Recipient(c.Email, c.Phone))];
    }

    private Dictionary<string, string> Fill(NoticeSubject about, string language, IReadOnlyList<(string Name, object Value)> values)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reference"] = about.Reference,
            ["title"] = about.Title,
            ["firm"] = about.FirmName,
        };
        foreach (var (name, value) in values)
        {
            filled[name] = value switch
            {
                DateOnly day => NoticeTextBook.Day(day, language),
                LocalizedText text => language == "en" ? text.En : text.Zh,
                _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
            };
        }

        if (filled.TryGetValue("ground", out var code) && grounds.Terminating(code) is { } ground)
        {
            filled["ground"] = language == "en" ? ground.Text.En : ground.Text.Zh;
            filled["basis"] = law.Laws.Cite(ground.Basis[0], language);
        }

        return filled;
    }
}

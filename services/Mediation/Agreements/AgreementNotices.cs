using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Mediation.Notices;
using Complaints.Platform.Access;
using Complaints.Platform.Notices;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Agreements;

/// <summary>Tells people of offers, agreements and duties, in the transaction of what they are told of.</summary>
internal sealed class AgreementNotices(CaseNotices notices, NoticeWriter writer, MediationTexts texts, MediationDb db)
{
    private static readonly HashSet<string> ForMediator = new(StringComparer.Ordinal)
    {
        "OFFER_ACCEPTED", "AGREEMENT_SIGNED_BY_ONE", "CONFIRMATION_CONSENTED", "DUTY_BREACHED",
    };

    /// <summary>Tells everybody concerned but the caller: the other side, and the mediator where something waits for them.</summary>
    public async Task TellOthers(MediationCase mediation, Caller caller, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values)
    {
        var (about, own) = (notices.About(mediation), CaseScope.SideOf(caller));
        foreach (var side in ((Side[])[Side.Consumer, Side.Firm]).Where(s => s != own))
            await notices.Tell(side, about, kind, ct, values);
        if (own is not null && ForMediator.Contains(kind) && mediation.Mediator.Length > 0)
            await notices.TellMediator(about, mediation.Mediator, kind, ct, values);
    }

    /// <summary>Tells both sides.</summary>
    public Task TellParties(MediationCase mediation, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values) =>
        notices.TellBoth(notices.About(mediation), kind, ct, values);

    /// <summary>Tells one side.</summary>
    public Task Tell(Side side, MediationCase mediation, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values) =>
        notices.Tell(side, notices.About(mediation), kind, ct, values);

    /// <summary>Tells the mediator.</summary>
    public Task TellMediator(MediationCase mediation, string kind, CancellationToken ct, params IReadOnlyList<(string Name, object Value)> values) =>
        mediation.Mediator.Length == 0 ? Task.CompletedTask : notices.TellMediator(notices.About(mediation), mediation.Mediator, kind, ct, values);

    /// <summary>Sends a one-time code by text message and e-mail, never onto a page.</summary>
    /// <returns>Where it went, masked; empty when it could go nowhere.</returns>
    public IReadOnlyList<string> SendCode(MediationCase mediation, Side side, Recipient recipient, string documentNumber, SigningPurpose purpose, string code)
    {
        var language = side == Side.Consumer ? mediation.Language : NoticeTextBook.Default;
        var kind = purpose == SigningPurpose.SignAgreement ? "SIGNING_CODE" : "CONFIRMATION_CODE";
        var text = texts.Of(kind, language, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reference"] = mediation.Reference,
            ["document"] = documentNumber,
            ["code"] = code,
        });
        return
        [
            .. writer.Send(db, mediation.Id, kind, recipient, text.Subject, text.Body, text.Text)
                .Select(channel => channel == NoticeChannel.Sms ? Masked.Phone(recipient.Phone!) : Masked.Email(recipient.Email!)),
        ];
    }
}

using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;
using MassTransit;

namespace Complaints.Mediation.Offers;

/// <summary>Makes an offer or a counter-offer. Vague or impossible terms are refused here, long before a court would.</summary>
internal sealed class MakeOffer(CaseChange change, OfferBook book, TermsReader terms, AgreementNotices notices)
{
    private sealed record Offered(Terms Terms, string Message, DateOnly? ValidUntil, Guid? Answers);

    public Task<MakeOfferResponse> Handle(MakeOfferRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => Read(check, request), async (mediation, offered) =>
        {
            mediation.RequireNegotiable();
            var (author, now) = (SharedChange.AuthorOf(caller), change.Now);
            var thread = await book.Of(mediation.Id, ct);
            RequireNews(thread, mediation.Id, offered!);
            var offer = thread.Make(
                author, NewId.NextGuid(), book.Seal(mediation.Id, offered!.Terms, offered.Message), offered.ValidUntil, offered.Answers, now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "MakeOffer", $"offer {offer.Number} by {author}");
            await notices.TellOthers(mediation, caller, "OFFER_MADE", ct);
            return new MakeOfferResponse { OfferId = offer.OfferId.ToString(), Number = offer.Number };
        }, ct);

    private Offered? Read(RequestCheck check, MakeOfferRequest request)
    {
        var today = LegalDay.Of(change.Now);
        var read = terms.Read(check, "obligations", request.Obligations, today);
        var message = check.Text("message", request.Message, 1000, multiline: true);
        var until = check.Day("valid_until", request.ValidUntil);
        if (until < today)
            check.Wrong("valid_until", MediationReasons.DatePassed, "Name a day that has not passed.");
        Guid? answers = request.AnswersOfferId.Length == 0 ? null : RequestCheck.Id(request.AnswersOfferId, MediationReasons.OfferNotFound);
        return read is null ? null : new Offered(read, message, until, answers);
    }

    /// <summary>A counter-offer that changes nothing is an acceptance by mistake.</summary>
    private void RequireNews(OfferThread thread, Guid mediationId, Offered offered)
    {
        if (offered.Answers is { } id && thread.Offers.Find(o => o.OfferId == id) is { } answered
            && book.Open(mediationId, answered).Terms.SameAs(offered.Terms))
        {
            throw Refusal.Invalid([new FieldMistake("obligations", MediationReasons.OfferUnchanged, "The terms are those of the offer that it answers: accept that one.")]);
        }
    }
}

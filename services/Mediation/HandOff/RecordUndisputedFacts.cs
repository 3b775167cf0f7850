using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.Errors;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.HandOff;

/// <summary>Writes down what neither side disputes and asks both to affirm it.</summary>
internal sealed class RecordUndisputedFacts(CaseChange change, AgreementNotices notices)
{
    public Task<RecordUndisputedFactsResponse> Handle(RecordUndisputedFactsRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, check => check.Text("text", request.Text, 4000, 4, multiline: true), async (mediation, text) =>
        {
            if (!mediation.IsNegotiable())
                throw Refusal.Rule(MediationReasons.OffersClosed, "Facts are written down while a mediator works on the case.");
            var facts = await change.Db.Set<UndisputedFacts>().SingleOrDefaultAsync(f => f.MediationId == mediation.Id, ct);
            if (facts is null)
            {
                facts = new UndisputedFacts { MediationId = mediation.Id };
                change.Db.Add(facts);
            }

            facts.Write(change.Seal(mediation, text)!, change.Now);
            change.Db.Hold(mediation);
            change.Db.Record(caller, mediation.Id, "RecordUndisputedFacts", $"revision {facts.Revision}", Statutes.Om21("第二十二条"));
            await notices.TellParties(mediation, "FACTS_TO_AFFIRM", ct);
            return new RecordUndisputedFactsResponse { Revision = facts.Revision };
        }, ct);
}

/// <summary>A side affirms the facts that it read; also after mediation has failed, before they are handed on.</summary>
internal sealed class AffirmUndisputedFacts(CaseChange change)
{
    public Task<AffirmUndisputedFactsResponse> Handle(AffirmUndisputedFactsRequest request, Caller caller, CancellationToken ct) =>
        change.RunShared(caller, request, request.RequestId, request.MediationId, _ => true, async (mediation, _) =>
        {
            var facts = await change.Db.Set<UndisputedFacts>().SingleOrDefaultAsync(f => f.MediationId == mediation.Id, ct)
                ?? throw Refusal.NotFound(MediationReasons.FactsNotFound, "The mediator has written down no facts.");
            facts.Affirm(caller.OwnSide(), request.Revision, change.Now);
            change.Db.Record(caller, mediation.Id, "AffirmUndisputedFacts", $"revision {facts.Revision}", Statutes.Om21("第二十二条"));
            return new AffirmUndisputedFactsResponse { Undisputed = facts.AreUndisputed };
        }, ct);
}

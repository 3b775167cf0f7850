using Complaints.Mediation.Agreements;
using Complaints.Mediation.Cases;
using Complaints.Mediation.Confirmation;
using Complaints.Mediation.Data;
using Complaints.Mediation.Offers;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Performance;

/// <summary>What is owed, done and late, with what the reader can do about it.</summary>
internal sealed class GetPerformance(MediationDb db, AgreementFile file, Vault vault, BreachAdvice advice)
{
    public async Task<GetPerformanceResponse> Handle(GetPerformanceRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var response = new GetPerformanceResponse();
        if (await db.Set<PerformancePlan>().AsNoTracking().SingleOrDefaultAsync(p => p.MediationId == mediation.Id, ct) is not { } plan)
            return response;
        var agreement = await file.Find(mediation.Id, ct) ?? throw AgreementFile.NotFound();
        var terms = Terms.Of(file.Open(agreement).Content.Terms).All;
        foreach (var duty in plan.Duties.OrderBy(d => d.Number))
            response.Duties.Add(ToProto(plan, duty, terms[duty.Obligation - 1], caller, LegalDay.Of(db.Now)));
        if (plan.IsBreached)
        {
            var confirmed = await db.Set<ConfirmationCase>().AnyAsync(c => c.MediationId == mediation.Id && c.State == ConfirmationState.Confirmed, ct);
            var (text, basis) = advice.Of(confirmed);
            (response.Advice, response.AdviceBasis) = (text.ToProto(), new Basis { Law = basis.Law, Article = basis.Article });
        }

        return response;
    }

    private Duty ToProto(PerformancePlan plan, DutyRecord duty, Term term, Caller caller, DateOnly today)
    {
        var proto = new Duty
        {
            Number = duty.Number,
            Obligation = duty.Obligation,
            Instalment = duty.Instalment,
            Debtor = duty.Debtor,
            Kind = duty.Kind,
            Description = term.Description,
            Amount = duty.MinorUnits == 0 ? null : new Amount(duty.CurrencyCode, duty.MinorUnits).ToProto(),
            DueOn = duty.DueOn.ToProto(),
            State = duty.State,
            Late = duty.IsLate(today),
            FulfilledAt = duty.FulfilledAt?.ToProto(),
            BreachedAt = duty.BreachedAt?.ToProto(),
        };
        proto.Statements.AddRange(plan.Statements.Where(s => s.Duty == duty.Number).OrderBy(s => s.Number).Select(s =>
        {
            var content = vault.Open<StatementContent>(plan.MediationId, s.Sealed);
            var statement = new DutyStatement { Kind = s.Kind, By = s.By, At = s.At.ToProto(), Text = content.Text };
            statement.FileIds.AddRange(content.FileIds);
            return statement;
        }));
        proto.Allowed.AddRange(Allowed(duty, caller, today));
        return proto;
    }

    private static IEnumerable<string> Allowed(DutyRecord duty, Caller caller, DateOnly today)
    {
        if (duty.State == DutyState.Fulfilled || !caller.IsAny(Role.Complainant, Role.Firm, Role.Mediator))
            yield break;
        var side = CaseScope.SideOf(caller);
        if (side is not null)
            yield return "prove";
        if (side == duty.Debtor)
            yield break;
        if (side is not null || duty.State == DutyState.Proven)
            yield return "confirm";
        if (duty.IsLate(today) && duty.State != DutyState.Breached)
            yield return "breach";
    }
}

using Complaints.Intake.Deadlines;
using Complaints.Intake.Filing;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;

namespace Complaints.Intake.Complaints;

/// <summary>Checks a filing as <see cref="FileComplaint"/> does, without filing it; for the pages of the form.</summary>
internal sealed class CheckFiling(FilingCodes codes, LegalParameters law, ComplaintClocks clocks, TimeProvider time)
{
    /// <summary>What the reading of a filing depends on today.</summary>
    public FilingRules Rules()
    {
        var today = LegalDay.Today(time);
        return new FilingRules(codes, today, checked((int)law.Get("complaint.representatives", today).Value));
    }

    public CheckFilingResponse Handle(CheckFilingRequest request)
    {
        var check = new RequestCheck();
        for (var i = 0; i < request.Sections.Count; i++)
        {
            if (!Enum.IsDefined(request.Sections[i]))
                check.Wrong($"sections[{i}]", Reasons.UnknownValue, "Choose one of the sections.");
        }

        check.ThrowIfAny();
        check.Complaint("filing", request.Filing, Rules(), request.Sections);
        if (request.Report is not null && request.Sections.Count == 0)
            check.Report("report", request.Report, Rules());
        var response = new CheckFilingResponse();
        response.Mistakes.AddRange(check.Mistakes.Select(ToProto));
        response.Warnings.AddRange(Advice(request.Filing).Select(ToProto));
        return response;
    }

    /// <summary>What does not hinder filing and yet deserves a second look.</summary>
    private IEnumerable<FieldMistake> Advice(Protos.Intake.V1.Filing? filing)
    {
        if (filing?.Respondent?.CreditCode is { Length: > 0 and <= 100 } code && RespondentReader.Doubt("filing.respondent.credit_code", code) is { } doubt)
            yield return doubt;
        var (field, day) = filing?.KnewOn is not null ? ("filing.knew_on", filing.KnewOn) : ("filing.purchase.purchased_on", filing?.Purchase?.PurchasedOn);
        var now = time.GetUtcNow().UtcDateTime;
        if (new RequestCheck().Day(field, day) is { } knewOn && LegalDay.Of(now) > clocks.LimitationEnds(knewOn, now))
        {
            yield return new FieldMistake(
                field, IntakeReasons.LimitationPassed, "More time has passed than the law allows; say why it is not too late, or expect a refusal.");
        }
    }

    private static Mistake ToProto(FieldMistake mistake) => new()
    {
        Field = mistake.Field,
        Reason = mistake.Reason,
        Message = mistake.Message,
        Suggestion = mistake.Suggestion ?? "",
    };
}

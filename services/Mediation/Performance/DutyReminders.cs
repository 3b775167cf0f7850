using Complaints.Mediation.Agreements;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Mediation.Performance;

/// <summary>Days of the reminders, as the law's data has them on a day.</summary>
internal sealed class DutyReminders(LegalParameters law)
{
    /// <summary>The days that hold at an instant.</summary>
    public ReminderDays On(DateTime now)
    {
        var today = LegalDay.Of(now);
        return new ReminderDays(Of("performance.reminder.before"), Of("performance.reminder.after"));

        int Of(string key) => checked((int)law.Get(key, today).Value);
    }
}

/// <summary>Reminds people of duties and moves the case to the supervision of performance when the first one falls due.</summary>
internal sealed class RemindOfDuties(MediationDb db, DutyReminders reminders, AgreementNotices notices)
{
    /// <summary>Sends what is due of one plan; the caller saves.</summary>
    public async Task Ring(MediationCase mediation, PerformancePlan plan, CancellationToken ct)
    {
        var now = db.Now;
        foreach (var (duty, reminder) in plan.Ring(reminders.On(now), now))
        {
            (string, object)[] values = [("duty", Describe(duty)), ("due", duty.DueOn)];
            if (duty.State == DutyState.Open)
                await notices.Tell(duty.Debtor, mediation, KindOf(reminder), ct, values);
            if (reminder == Reminded.After)
            {
                await notices.Tell(duty.Creditor, mediation, duty.State == DutyState.Proven ? "DUTY_CONFIRM" : "DUTY_ANSWER", ct, values);
                await notices.TellMediator(mediation, "DUTY_LATE", ct, values);
            }

            if (reminder >= Reminded.Due)
                mediation.FallDue(now);
            db.Record(Caller.System, mediation.Id, "RemindOfDuty", $"duty {duty.Number}, {reminder}, due {duty.DueOn:O}", Statutes.Pml("第三十一条"));
        }
    }

    /// <summary>A duty in a few words of Chinese, without anybody's name.</summary>
    public static LocalizedText Describe(DutyRecord duty)
    {
        var amount = duty.MinorUnits == 0 ? null : new Offers.Amount(duty.CurrencyCode, duty.MinorUnits);
        var part = duty.Instalment == 0 ? ("", "") : ($"第{duty.Instalment}期", $", instalment {duty.Instalment}");
        return new LocalizedText(
            $"第{duty.Obligation}项{part.Item1}（{CanonicalText.NameOf(duty.Kind)}{(amount is null ? "" : CanonicalText.Money(amount))}）",
            $"item {duty.Obligation}{part.Item2} ({duty.Kind.ToString().ToLowerInvariant()}{(amount is null ? "" : $" {Offers.TermDifferences.Show(amount)}")})");
    }

    private static string KindOf(Reminded reminder) => reminder switch
    {
        Reminded.Before => "DUTY_SOON",
        Reminded.Due => "DUTY_TODAY",
        _ => "DUTY_OVERDUE",
    };
}

/// <summary>What performance does to a case, where its lifecycle lets it.</summary>
internal static class Supervision
{
    /// <summary>A duty has fallen due; nothing changes in a case where that is known already.</summary>
    public static void FallDue(this MediationCase mediation, DateTime now)
    {
        if (mediation.State is MediationState.AgreementEffective or MediationState.Confirmed)
            mediation.ObligationDue(now);
    }
}

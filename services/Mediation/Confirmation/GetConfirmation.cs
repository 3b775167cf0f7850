using Complaints.Mediation.Cases;
using Complaints.Mediation.Data;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Common.V1;
using Complaints.Protos.Mediation.V1;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Mediation.Confirmation;

/// <summary>Everything about the confirmation of an agreement: whether and why, until when, where, and what was done.</summary>
internal sealed class GetConfirmation(MediationDb db, ConfirmationFile file, ConfirmationClock clock, Courts courts, LegalParameters law, Vault vault)
{
    private static readonly LocalizedText AfterRefusal = new(
        "人民法院驳回了申请。双方可以通过调解方式变更原协议或者达成新的协议，也可以向人民法院提起诉讼。",
        "The court refused the application. The parties may change the agreement in a new mediation, or sue.");

    private static readonly LocalizedText AfterConfirmation = new(
        "裁定有效。一方拒绝履行或者未全部履行的，对方可以向人民法院申请执行。",
        "The ruling is valid. If one side does not perform, the other can ask the court to enforce it.");

    public async Task<GetConfirmationResponse> Handle(GetConfirmationRequest request, Caller caller, CancellationToken ct)
    {
        var mediation = await db.Cases.AsNoTracking().Get(caller, request.MediationId, ct);
        var confirmation = await db.Set<ConfirmationCase>().AsNoTracking().SingleOrDefaultAsync(c => c.MediationId == mediation.Id, ct);
        var eligible = await file.Judge(mediation, confirmation, ct);
        var state = confirmation?.State ?? ConfirmationState.NotPossible;
        var proto = new Protos.Mediation.V1.Confirmation
        {
            State = state == ConfirmationState.Possible && !eligible.Possible ? ConfirmationState.NotPossible : state,
            Explanation = eligible.Text.ToProto(),
            Reason = eligible.Reason,
            Basis = new Basis { Law = eligible.Basis.Law, Article = eligible.Basis.Article },
        };
        // Where the channel is not eligible, no court and no countdown are shown: they would only mislead.
        if (eligible.Possible)
        {
            var open = await file.OpenCourts(mediation, request.ConsumerRegionCode, request.FirmRegionCode, ct);
            proto.Courts.AddRange(open.Select(ToProto));
        }

        if (confirmation is not null)
            Describe(proto, confirmation, mediation);
        return new GetConfirmationResponse { Confirmation = proto };
    }

    private void Describe(Protos.Mediation.V1.Confirmation proto, ConfirmationCase confirmation, MediationCase mediation)
    {
        var today = LegalDay.Of(db.Now);
        var done = confirmation.State is not (ConfirmationState.Possible or ConfirmationState.Lapsed);
        proto.Clock = clock.Explain(confirmation, mediation.RegionCode).ToProto(confirmation.FiledOn ?? today, done, law.Laws);
        if (confirmation.ConsumerConsentedAt is { } consumer)
            proto.Consents.Add(new ConfirmationConsent { Side = Side.Consumer, ConsentedAt = consumer.ToProto(), CourtCode = confirmation.ConsumerCourt });
        if (confirmation.FirmConsentedAt is { } firm)
            proto.Consents.Add(new ConfirmationConsent { Side = Side.Firm, ConsentedAt = firm.ToProto(), CourtCode = confirmation.FirmCourt });
        proto.CourtCode = confirmation.Court;
        proto.CourtName = courts.Find(confirmation.Court)?.Name.ToProto();
        proto.FiledOn = confirmation.FiledOn?.ToProto();
        proto.CourtCaseNumber = confirmation.CourtCaseNumber;
        proto.AnsweredOn = confirmation.AnsweredOn?.ToProto();
        proto.AnswerReason = confirmation.AnswerReason is null ? "" : vault.Open<string>(mediation.Id, confirmation.AnswerReason);
        proto.Advice = confirmation.State switch
        {
            ConfirmationState.Refused => AfterRefusal.ToProto(),
            ConfirmationState.Confirmed => AfterConfirmation.ToProto(),
            _ => null,
        };
    }

    private static CourtProposal ToProto(OpenCourt open)
    {
        var proto = new CourtProposal { CourtCode = open.Court.Code, Name = open.Court.Name.ToProto(), RegionCode = open.Court.RegionCode };
        proto.Grounds.AddRange(open.Grounds);
        return proto;
    }
}

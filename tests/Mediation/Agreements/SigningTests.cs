using Complaints.Mediation.Data;
using Complaints.Mediation.Statistics;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Agreement = Complaints.Mediation.Agreements.Agreement;

namespace Complaints.Mediation.Tests.Agreements;

public class SigningTests : SettlingTest
{
    [Fact]
    public async Task Agreements_that_are_drafted_at_the_same_instant_get_numbers_of_their_own()
    {
        var all = new List<Settling> { Settling };
        for (var i = 18; i < 22; i++)
            all.Add(await Settling.InSession(Host, $"人调〔2026〕{i}号"));
        foreach (var settling in all)
            await settling.Agree();
        var requests = await Task.WhenAll(all.Select(settling => settling.Draft()));
        var drafted = await Task.WhenAll(all.Zip(requests, (settling, request) => settling.Agreements(settling.Mediator).DraftAgreementAsync(request).ResponseAsync));
        Assert.Equal(
            ["000001", "000002", "000003", "000004", "000005"],
            drafted.Select(d => d.DocumentNumber.Split('-')[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_agreement_signed_by_both_and_sealed_binds()
    {
        var agreement = await Settling.Effective();
        Assert.Equal((AgreementState.Effective, true, 3), (agreement.State, agreement.Intact, agreement.Copies));
        Assert.Equal([Signer.Consumer, Signer.Firm, Signer.Mediator, Signer.Organisation], agreement.Signatures.Select(s => s.Signer));
        Assert.Equal(["张建国", "李经理", "孙调解"], agreement.Signatures.Take(3).Select(s => s.Name));
        Assert.All(agreement.Signatures, s => Assert.Equal(agreement.Sha256, s.DocumentSha256));
        Assert.Equal(MediationState.AgreementEffective, (await Settling.Status()).State);
        Assert.Contains("AGREEMENT_EFFECTIVE", await Settling.Notices(Settling.Firm));
        // The facts went out and the statistics followed them.
        await MediationHost.Eventually(
            () => Host.Service.With<MediationDb, bool>(db => db.Set<ConcludedCase>().AnyAsync(c => c.Settled)), "the conclusion was counted");
    }

    [Fact]
    public async Task The_hash_is_that_of_the_text_that_people_read()
    {
        await Settling.Drafted();
        var agreement = await Settling.Read();
        Assert.Equal(agreement.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(agreement.Text))));
        Assert.Contains(agreement.DocumentNumber, agreement.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenario.ConsumerPhone, agreement.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_twice_is_refused()
    {
        await Settling.Drafted();
        await Settling.Sign(Settling.Consumer);
        var sha256 = (await Settling.Read()).Sha256;
        await Refused.With(StatusCode.FailedPrecondition, "ALREADY_SIGNED", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, "123456")));
        await Refused.With(StatusCode.FailedPrecondition, "ALREADY_SIGNED", Settling.Agreements(Settling.Consumer).RequestSigningCodeAsync(Settling.CodeRequest(sha256)));
        Assert.Single((await Settling.Read()).Signatures);
    }

    [Fact]
    public async Task Signing_another_version_is_refused_and_signatures_of_a_revised_draft_are_void()
    {
        await Settling.Drafted();
        var before = (await Settling.Read()).Sha256;
        var code = await Settling.Code(Settling.Consumer, before);
        await Settling.Sign(Settling.Firm);
        await Settling.Agreements(Settling.Mediator).ReviseAgreementAsync(new ReviseAgreementRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = Settling.Id,
            Version = (await Settling.Status()).Version,
            Reason = "金额有误",
        });
        await Settling.Drafted(Settling.Refund(310000));
        var after = await Settling.Read();
        Assert.Equal((2, 0), (after.Revision, after.Signatures.Count));

        await Refused.With(StatusCode.FailedPrecondition, "DOCUMENT_CHANGED", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(before, code)));
        // The code was sent for the text before: it does not sign the new one.
        await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_WRONG", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(after.Sha256, code)));
        await Refused.With(StatusCode.FailedPrecondition, "DOCUMENT_CHANGED", Settling.Agreements(Settling.Mediator).SealAgreementAsync(Settling.Seal(before)));
    }

    [Fact]
    public async Task A_code_for_another_document_party_or_purpose_signs_nothing()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var other = await Settling.InSession(Host, "人调〔2026〕18号");
        await other.Drafted();
        var foreign = await other.Code(other.Consumer, (await other.Read()).Sha256);
        await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_EXPIRED", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, foreign)));

        var ofConsumer = await Settling.Code(Settling.Consumer, sha256);
        var ofFirm = await Settling.Code(Settling.Firm, sha256);
        if (ofConsumer != ofFirm)
            await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_WRONG", Settling.Agreements(Settling.Firm).SignAgreementAsync(Settling.Sign(sha256, ofConsumer)));
        Assert.Empty((await Settling.Read()).Signatures);
    }

    [Fact]
    public async Task A_code_dies_of_age_of_use_and_of_wrong_entries()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var old = await Settling.Code(Settling.Consumer, sha256);
        Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_EXPIRED", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, old)));

        var code = await Settling.Code(Settling.Consumer, sha256);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
            await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_WRONG", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, wrong)));
        await Refused.With(StatusCode.FailedPrecondition, "SIGNING_CODE_EXPIRED", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, code)));
    }

    [Fact]
    public async Task Many_guesses_at_once_get_no_more_tries_than_one_after_the_other()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var code = await Settling.Code(Settling.Consumer, sha256);
        var guesses = Enumerable.Range(0, 20).Select(i => i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)).Where(g => g != code);
        var reasons = await Task.WhenAll(guesses.Select(async guess =>
        {
            var refused = await Assert.ThrowsAsync<RpcException>(async () => await Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, guess)));
            return refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
        }));
        Assert.Equal(5, reasons.Count(r => r == "SIGNING_CODE_WRONG"));
    }

    [Fact]
    public async Task Codes_are_few_in_an_hour()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        for (var i = 0; i < 5; i++)
            await Settling.Agreements(Settling.Firm).RequestSigningCodeAsync(Settling.CodeRequest(sha256));
        await Refused.With(StatusCode.ResourceExhausted, "TOO_MANY_CODES", Settling.Agreements(Settling.Firm).RequestSigningCodeAsync(Settling.CodeRequest(sha256)));
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var sent = await Settling.Agreements(Settling.Firm).RequestSigningCodeAsync(Settling.CodeRequest(sha256));
        Assert.Equal("f****@firm.example.com", Assert.Single(sent.SentTo));
    }

    [Fact]
    public async Task A_code_is_never_on_a_page()
    {
        await Settling.Drafted();
        var code = await Settling.Code(Settling.Consumer, (await Settling.Read()).Sha256);
        var page = (await Host.Mediations(Settling.Consumer).GetMediationAsync(new GetMediationRequest { MediationId = Settling.Id })).ToString();
        Assert.DoesNotContain(code, page, StringComparison.Ordinal);
        Assert.DoesNotContain(code, Host.Service.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whom_the_firm_did_not_name_for_signing_gets_no_code()
    {
        await Host.AddFirmPerson(MediationHost.FirmCode, "clerk", "Handle");
        await Settling.Drafted();
        var clerk = Callers.OfFirm(MediationHost.FirmCode, "clerk");
        await Refused.With(StatusCode.PermissionDenied, "FIRM_DUTY_REQUIRED", Settling.Agreements(clerk).RequestSigningCodeAsync(Settling.CodeRequest((await Settling.Read()).Sha256)));
    }

    [Fact]
    public async Task It_is_not_sealed_before_both_have_signed_and_not_twice()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        await Settling.Sign(Settling.Consumer);
        await Refused.With(StatusCode.FailedPrecondition, "SIGNATURES_MISSING", Settling.Agreements(Settling.Mediator).SealAgreementAsync(Settling.Seal(sha256)));
        await Settling.Sign(Settling.Firm);
        await Settling.Agreements(Settling.Mediator).SealAgreementAsync(Settling.Seal(sha256));
        await Refused.With(StatusCode.FailedPrecondition, "ALREADY_SIGNED", Settling.Agreements(Settling.Mediator).SealAgreementAsync(Settling.Seal(sha256)));
    }

    [Fact]
    public async Task Both_may_sign_at_the_same_instant()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var (ofConsumer, ofFirm) = (await Settling.Code(Settling.Consumer, sha256), await Settling.Code(Settling.Firm, sha256));
        await Task.WhenAll(
            Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, ofConsumer)).ResponseAsync,
            Settling.Agreements(Settling.Firm).SignAgreementAsync(Settling.Sign(sha256, ofFirm)).ResponseAsync);
        Assert.Equal(2, (await Settling.Read()).Signatures.Count);
    }

    [Fact]
    public async Task Signing_again_with_one_request_id_answers_the_same_and_signs_once()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var request = Settling.Sign(sha256, await Settling.Code(Settling.Consumer, sha256));
        var first = await Settling.Agreements(Settling.Consumer).SignAgreementAsync(request);
        Assert.Equal(first, await Settling.Agreements(Settling.Consumer).SignAgreementAsync(request));
        Assert.Single((await Settling.Read()).Signatures);
    }

    [Fact]
    public async Task Who_refuses_to_sign_ends_the_case_by_t3()
    {
        await Settling.Drafted();
        var refused = await Settling.Agreements(Settling.Firm).RefuseToSignAsync(new RefuseToSignRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = Settling.Id,
            Version = (await Settling.Status()).Version,
            Reason = "总部不同意",
        });
        Assert.Equal(MediationState.Terminated, refused.Status.State);
        var mediation = (await Host.Mediations(Settling.Consumer).GetMediationAsync(new GetMediationRequest { MediationId = Settling.Id })).Mediation;
        Assert.Equal("T3", mediation.TerminationGround);
        Assert.Equal(AgreementState.Abandoned, (await Settling.Read()).State);
    }

    [Fact]
    public async Task A_draft_whose_case_was_ended_otherwise_is_signed_by_nobody()
    {
        await Settling.Drafted();
        var sha256 = (await Settling.Read()).Sha256;
        var code = await Settling.Code(Settling.Consumer, sha256);
        await Host.Mediations(Settling.Mediator).TerminateMediationAsync(new TerminateMediationRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = Settling.Id,
            Version = (await Settling.Status()).Version,
            GroundCode = "T3",
            Reason = "一方明确表示不能达成协议。",
        });
        await Refused.With(StatusCode.FailedPrecondition, "NOT_WAITING_FOR_SIGNATURES", Settling.Agreements(Settling.Consumer).SignAgreementAsync(Settling.Sign(sha256, code)));
        Assert.Equal(AgreementState.Abandoned, (await Settling.Read()).State);
    }

    [Fact]
    public async Task Without_terms_nothing_is_drafted_and_beside_an_accepted_offer_no_others_count()
    {
        await Refused.With(StatusCode.FailedPrecondition, "NO_ACCEPTED_OFFER", Settling.Agreements(Settling.Mediator).DraftAgreementAsync(await Settling.Draft()));
        await Settling.Agree();
        var draft = await Settling.Draft();
        draft.Obligations.Add(Settling.Refund(1));
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Settling.Agreements(Settling.Mediator).DraftAgreementAsync(draft));
        Assert.Equal("TERMS_COME_FROM_OFFER", fields["obligations"]);
        Host.Clock.Advance(TimeSpan.FromDays(11));
        await Refused.With(StatusCode.FailedPrecondition, "TERMS_OVERDUE", Settling.Agreements(Settling.Mediator).DraftAgreementAsync(await Settling.Draft()));
    }

    [Fact]
    public async Task An_oral_agreement_binds_when_recorded_and_one_performed_on_the_spot_is_done()
    {
        var oral = await Settling.Agreements(Settling.Mediator).RecordAgreementAsync(await Recorded(AgreementForm.Oral));
        Assert.Equal(MediationState.AgreementEffective, oral.Status.State);
        Assert.Equal((AgreementForm.Oral, AgreementState.Effective), ((await Settling.Read()).Form, (await Settling.Read()).State));
        Assert.Equal(DutyState.Open, Assert.Single((await Settling.ReadPerformance()).Duties).State);

        var second = await Settling.InSession(Host, "人调〔2026〕19号");
        var request = await Recorded(AgreementForm.PerformedAtOnce, second);
        request.BothAffirm = false;
        var fields = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", second.Agreements(second.Mediator).RecordAgreementAsync(request));
        Assert.Equal("BOTH_MUST_AFFIRM", fields["both_affirm"]);
        var done = await second.Agreements(second.Mediator).RecordAgreementAsync(await Recorded(AgreementForm.PerformedAtOnce, second));
        Assert.Equal(MediationState.Performed, done.Status.State);
        Assert.Equal(DutyState.Fulfilled, Assert.Single((await second.ReadPerformance()).Duties).State);
    }

    [Fact]
    public async Task Anybody_can_verify_a_document_and_a_changed_byte_is_found()
    {
        var agreement = await Settling.Effective();
        var anybody = Settling.Agreements(Callers.Anybody);
        var genuine = await anybody.VerifyAgreementAsync(new VerifyAgreementRequest { DocumentNumber = agreement.DocumentNumber.ToLowerInvariant(), Sha256 = agreement.Sha256.ToUpperInvariant() });
        Assert.Equal((VerificationResult.Genuine, "调解组织 people-150100"), (genuine.Result, genuine.OrganisationName));

        var changed = System.Text.Encoding.UTF8.GetBytes(agreement.Text);
        changed[^20] ^= 1;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(changed));
        Assert.Equal(VerificationResult.Changed, (await anybody.VerifyAgreementAsync(new VerifyAgreementRequest { DocumentNumber = agreement.DocumentNumber, Sha256 = hash })).Result);
        Assert.Equal(VerificationResult.Unknown, (await anybody.VerifyAgreementAsync(new VerifyAgreementRequest { DocumentNumber = "TJ150103-20260420-000009-1", Sha256 = hash })).Result);
    }

    [Fact]
    public async Task A_document_changed_in_the_database_is_found_although_its_hash_was_left()
    {
        var agreement = await Settling.Effective();
        await Host.Service.With<MediationDb, int>(async db =>
        {
            var sealedBytes = await db.Set<Agreement>().Select(a => a.Sealed).SingleAsync();
            sealedBytes[^5] ^= 1;
            return await db.Set<Agreement>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Sealed, sealedBytes));
        });
        var found = await Settling.Agreements(Callers.Anybody).VerifyAgreementAsync(new VerifyAgreementRequest { DocumentNumber = agreement.DocumentNumber, Sha256 = agreement.Sha256 });
        Assert.Equal(VerificationResult.Changed, found.Result);
    }

    [Fact]
    public async Task A_draft_verifies_as_unknown_and_guessing_is_held_off()
    {
        var draft = await Settling.Drafted();
        var anybody = Settling.Agreements(Callers.Anybody);
        var request = new VerifyAgreementRequest { DocumentNumber = draft.DocumentNumber, Sha256 = draft.Sha256 };
        for (var i = 0; i < 30; i++)
            Assert.Equal(VerificationResult.Unknown, (await anybody.VerifyAgreementAsync(request)).Result);
        await Refused.With(StatusCode.ResourceExhausted, "TOO_MANY_ATTEMPTS", anybody.VerifyAgreementAsync(request));
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(VerificationResult.Unknown, (await anybody.VerifyAgreementAsync(request)).Result);
        Assert.Equal("SHA256_FORMAT", (await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", anybody.VerifyAgreementAsync(new VerifyAgreementRequest { DocumentNumber = "x", Sha256 = "y" })))["sha256"]);
    }

    private async Task<RecordAgreementRequest> Recorded(AgreementForm form, Settling? settling = null)
    {
        settling ??= Settling;
        return new RecordAgreementRequest
        {
            RequestId = Scenario.NewRequest(),
            MediationId = settling.Id,
            Version = (await settling.Status()).Version,
            Form = form,
            Facts = "消费者于2026年4月1日办理健身年卡，经营者停业。",
            Issues = "余款是否退还。",
            Responsibility = "经营者承担退款责任。",
            Obligations = { Settling.Refund(inDays: 0) },
            BothAffirm = true,
        };
    }
}

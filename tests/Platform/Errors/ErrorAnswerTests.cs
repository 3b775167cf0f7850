using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Google.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

public sealed class ErrorAnswerTests(TalkativeHost fixture) : IClassFixture<TalkativeHost>
{
    public static readonly Refusal FiveFields = new(RefusalKind.Invalid, "INVALID_FIELDS", "Some fields are wrong.")
    {
        Fields =
        [
            new FieldMistake("complainant.name", "REQUIRED", "Fill in this field."),
            new FieldMistake("complainant.phone", "PHONE_NUMBER", "Give 11 digits."),
            new FieldMistake("respondent.credit_code", "USCC_CHECK_DIGIT", "Compare it.", "91150100MA0N12345X"),
            new FieldMistake("purchase.amount.minor_units", "NEGATIVE_AMOUNT", "Give zero or more."),
            new FieldMistake("purchase.purchased_on", "IMPOSSIBLE_DATE", "Give a day that exists."),
        ],
    };

    private CatalogService.CatalogServiceClient Client => new(fixture.Host.As(Callers.Anybody));

    [Fact]
    public async Task A_refusal_with_five_fields_names_all_five_with_how_to_mend_each()
    {
        var (error, status) = await Fails(FiveFields);

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(("INVALID_FIELDS", "complaints"), (status.GetDetail<ErrorInfo>().Reason, status.GetDetail<ErrorInfo>().Domain));
        Assert.Equal(
            FiveFields.Fields.Select(f => (f.Field, f.Reason, f.Message, "en", f.Message)),
            status.GetDetail<BadRequest>().FieldViolations.Select(v => (v.Field, v.Reason, v.Description, v.LocalizedMessage.Locale, v.LocalizedMessage.Message)));
        Assert.Equal("91150100MA0N12345X", status.GetDetail<ErrorInfo>().Metadata["suggestion.respondent.credit_code"]);
    }

    [Fact]
    public async Task A_rule_brings_its_law_and_article()
    {
        var (error, status) = await Fails(Refusal.Rule("ILLEGAL_TRANSITION", "Not in this state.", new LegalBasis("市场监督管理投诉举报处理办法", "第十五条")));

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("市场监督管理投诉举报处理办法", status.GetDetail<ErrorInfo>().Metadata["basis_law"]);
        Assert.Equal("第十五条", status.GetDetail<ErrorInfo>().Metadata["basis_article"]);
        Assert.Equal("Not in this state.", status.GetDetail<LocalizedMessage>().Message);
    }

    [Fact]
    public async Task A_limit_says_when_to_try_again()
    {
        var (error, status) = await Fails(new Refusal(RefusalKind.Exhausted, "TOO_MANY_ATTEMPTS", "Wait.") { RetryAfter = TimeSpan.FromSeconds(90) });

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), status.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan());
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, StatusCode.InvalidArgument)]
    [InlineData(RefusalKind.NotFound, StatusCode.NotFound)]
    [InlineData(RefusalKind.Stale, StatusCode.Aborted)]
    [InlineData(RefusalKind.Rule, StatusCode.FailedPrecondition)]
    [InlineData(RefusalKind.Forbidden, StatusCode.PermissionDenied)]
    [InlineData(RefusalKind.Unauthenticated, StatusCode.Unauthenticated)]
    [InlineData(RefusalKind.Duplicate, StatusCode.AlreadyExists)]
    [InlineData(RefusalKind.Exhausted, StatusCode.ResourceExhausted)]
    public async Task Each_kind_of_refusal_has_its_status(RefusalKind kind, StatusCode expected)
    {
        var (error, status) = await Fails(new Refusal(kind, "A_REASON", "A sentence."));

        Assert.Equal((expected, "A_REASON"), (error.StatusCode, status.GetDetail<ErrorInfo>().Reason));
    }

    [Fact]
    public async Task A_lost_race_is_a_stale_version()
    {
        var (error, status) = await Fails(new DbUpdateConcurrencyException("0 rows"));

        Assert.Equal((StatusCode.Aborted, "STALE_VERSION"), (error.StatusCode, status.GetDetail<ErrorInfo>().Reason));
    }

    [Fact]
    public async Task An_unexpected_error_tells_the_caller_an_id_and_the_log_the_truth()
    {
        var (error, status) = await Fails(new InvalidOperationException("the secret inside"));

        Assert.Equal((StatusCode.Internal, "INTERNAL"), (error.StatusCode, status.GetDetail<ErrorInfo>().Reason));
        Assert.DoesNotContain("secret", status.ToString(), StringComparison.Ordinal);
        var errorId = status.GetDetail<ErrorInfo>().Metadata["error_id"];
        Assert.Contains(errorId, error.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(fixture.Host.Logs.Text.Split('\n'), line => line.Contains(errorId, StringComparison.Ordinal) && line.Contains("the secret inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_number_of_mistakes_still_arrives_as_a_refusal()
    {
        var fields = Enumerable.Range(0, 5000).Select(i => new FieldMistake($"items[{i}].name", "REQUIRED", "Fill in this field.", "填")).ToList();
        var (error, status) = await Fails(Refusal.Invalid(fields));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(40, status.GetDetail<BadRequest>().FieldViolations.Count);
        Assert.Equal("4960", status.GetDetail<ErrorInfo>().Metadata["more_fields"]);
    }

    [Fact]
    public async Task Streams_answer_like_single_calls()
    {
        fixture.Talk.OnCatalog = _ => throw FiveFields;
        var evidence = new EvidenceService.EvidenceServiceClient(fixture.Host.As(Callers.Anybody));

        using var upload = evidence.UploadEvidence();
        await upload.RequestStream.WriteAsync(new UploadEvidenceRequest());
        var uploading = await Assert.ThrowsAsync<RpcException>(() => upload.ResponseAsync);
        using var download = evidence.DownloadEvidence(new DownloadEvidenceRequest());
        Assert.True(await download.ResponseStream.MoveNext(CancellationToken.None));
        var downloading = await Assert.ThrowsAsync<RpcException>(() => download.ResponseStream.MoveNext(CancellationToken.None));

        Assert.All([uploading, downloading], e => Assert.Equal(5, e.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations.Count));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_no_error_of_ours()
    {
        using var impatient = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        var left = new TaskCompletionSource<Exception>();
        fixture.Talk.OnCatalog = context =>
        {
            entered.SetResult();
            try
            {
                context.CancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
                context.CancellationToken.ThrowIfCancellationRequested();
                return new GetCatalogResponse();
            }
            catch (Exception e)
            {
                left.SetResult(e);
                throw;
            }
        };

        var call = Client.GetCatalogAsync(new GetCatalogRequest(), cancellationToken: impatient.Token).ResponseAsync;
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await impatient.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        Assert.IsAssignableFrom<OperationCanceledException>(await left.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("OperationCanceled", fixture.Host.Logs.Text, StringComparison.Ordinal);
    }

    private async Task<(RpcException Error, Google.Rpc.Status Status)> Fails(Exception exception)
    {
        fixture.Talk.OnCatalog = _ => throw exception;
        var error = await Assert.ThrowsAsync<RpcException>(() => Client.GetCatalogAsync(new GetCatalogRequest()).ResponseAsync);
        var status = error.GetRpcStatus();
        Assert.NotNull(status);
        Assert.Equal((int)error.StatusCode, status.Code);
        return (error, status);
    }
}

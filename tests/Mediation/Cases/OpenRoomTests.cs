using System.Text.RegularExpressions;
using Complaints.Mediation.Data;
using Complaints.Protos.Mediation.V1;
using Complaints.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Complaints.Mediation.Tests.Cases;

/// <summary>A consumer whose case comes from a court or an association has no complaint's receipt, and gets one.</summary>
public sealed class OpenRoomTests : IAsyncLifetime
{
    private const string Phone = "13804710077";
    private MediationHost? _host;

    private MediationHost Host => _host!;

    public async ValueTask InitializeAsync() => _host = await MediationHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Number_and_code_go_to_the_consumer_alone_and_open_that_case()
    {
        var opened = (await Open(Request())).Status;
        var (receipt, code) = await Letter();
        Assert.StartsWith("TA150103-20260420-000001-", receipt, StringComparison.Ordinal);

        var room = await Open(receipt.ToLowerInvariant(), code, "203.0.113.7");

        Assert.Equal((opened.MediationId, receipt), (room.MediationId, room.ReceiptNumber));
        var consumer = Callers.PartyOf(Guid.Parse(room.MediationId));
        var seen = (await Host.Mediations(consumer).GetMediationAsync(new GetMediationRequest { MediationId = room.MediationId })).Mediation;
        Assert.Contains(MediationAction.Consent, seen.AllowedActions);
        // Neither the mediator's answer nor the case's own pages tell the code.
        Assert.DoesNotContain(code, opened.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(seen.Notices, notice => notice.Body.Contains(receipt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_number_answer_alike_and_are_held_off()
    {
        await Open(Request());
        var (receipt, code) = await Letter();
        var wrong = code == "0000000000000000" ? "1111111111111111" : "0000000000000000";
        await Refused.With(StatusCode.NotFound, "ACCESS_DENIED", Open("TA150103-20260420-000002-1", code, "203.0.113.9"));
        await Refused.With(StatusCode.NotFound, "ACCESS_DENIED", Open(receipt, wrong, "203.0.113.8"));
        var reasons = new List<StatusCode>();
        for (var attempt = 0; attempt < 50; attempt++)
            reasons.Add((await Assert.ThrowsAsync<RpcException>(async () => await Open(receipt, wrong, "203.0.113.8"))).StatusCode);

        Assert.Equal(StatusCode.ResourceExhausted, reasons[^1]);
        // The right code waits as well.
        await Refused.With(StatusCode.ResourceExhausted, "TOO_MANY_ATTEMPTS", Open(receipt, code, "203.0.113.10"));
    }

    [Fact]
    public async Task A_consumer_whom_no_letter_reaches_is_refused_before_anything_is_kept()
    {
        var request = Request();
        request.Consumer.Phone = "0471-6510000";

        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Committee.OpenMediationAsync(request));

        Assert.Equal("CONTACT_REQUIRED", Assert.Single(refused, field => field.Key == "consumer.phone").Value);
        Assert.Equal(0, await Host.Service.With<MediationDb, int>(db => db.Cases.CountAsync()));
        // Nothing was used up: the next one is the first.
        request.Consumer.Phone = Phone;
        await Open(request);
        Assert.StartsWith("TA150103-20260420-000001-", (await Letter()).Receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_request_opens_one_case_and_sends_one_letter()
    {
        var request = Request();
        var first = await Open(request);
        var again = await Open(request);

        Assert.Equal(first.Status.MediationId, again.Status.MediationId);
        await Letter();
        Assert.Single(await Letters());
    }

    private MediationsService.MediationsServiceClient Committee => Host.Mediations(Callers.MediatorOf(MediationHost.PeoplesCommittee, "people-1"));

    private AsyncUnaryCall<OpenRoomResponse> Open(string receipt, string code, string address) =>
        new MediationAccessService.MediationAccessServiceClient(Host.Service.As(Callers.Gateway))
            .OpenRoomAsync(new OpenRoomRequest { ReceiptNumber = receipt, AccessCode = code, Address = address });

    private async Task<OpenMediationResponse> Open(OpenMediationRequest request) => await Committee.OpenMediationAsync(request);

    private async Task<(string Receipt, string Code)> Letter()
    {
        await MediationHost.Eventually(async () => (await Letters()).Count > 0, "the letter went out");
        var body = (await Letters())[0].Body;
        return (Regex.Match(body, "TA[0-9-]{24}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value,
            Regex.Match(body, "[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value.Replace(" ", "", StringComparison.Ordinal));
    }

    private async Task<List<Platform.Notices.MailboxLetter>> Letters() =>
        [.. (await Host.Service.Services.LatestMediationLetters(50, CancellationToken.None)).Where(letter => letter.Recipient == Phone && letter.Body.Contains("查询码", StringComparison.Ordinal))];

    private static OpenMediationRequest Request() => new()
    {
        RequestId = Scenario.NewRequest(),
        Origin = MediationOrigin.Association,
        ChannelCode = "people",
        Reference = "人调〔2026〕18号",
        RegionCode = MediationHost.County,
        Consumer = new PartyDetails { Name = "张建国", Phone = Phone, Address = "呼和浩特市新城区海拉尔东路 3 号院" },
        Firm = new PartyDetails { Name = "呼和浩特市腾跃健身服务有限公司", CreditCode = MediationHost.FirmCode, Phone = "0471-6510000", Address = "呼和浩特市回民区海拉尔西路 26 号二层" },
        Title = "健身年卡退款",
        Facts = "四月一日办理健身年卡，四月十八日到店发现已经关门。",
        Request = "退还余款",
        Amount = new() { CurrencyCode = "CNY", MinorUnits = 360000 },
    };
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;

namespace Complaints.Benchmarks;

/// <summary>
/// Whole disputes, each step a call over gRPC by the person whose step it is: filed, distributed, accepted, opened,
/// consented, offered, accepted, signed, sealed, performed, closed.
/// </summary>
internal sealed class LifecycleBenchmark(MediationUnderLoad load)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private ConcurrentDictionary<string, ConcurrentBag<double>> _steps = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>How the copies of a stored case differ from the case they were copied from.</summary>
    public static IReadOnlyDictionary<string, string> Varied { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Id"] = "upper(printf('%08x-0000-4000-9000-%012x', n.i, n.i))",
        ["ComplaintId"] = "upper(printf('%08x-0000-4000-8000-%012x', n.i, n.i))",
        ["Reference"] = "printf('150103-%08d-%06d-0', 20100101 + n.i / 1000, n.i % 1000000)",
        ["FirmName"] = "'呼和浩特市第' || (n.i % 20000) || '商贸有限公司'",
        ["FirmCode"] = "printf('91150103MB%08d', n.i % 20000)",
        ["Mediator"] = "printf('mediator-%03d', n.i % 400)",
        ["OpenedAt"] = "strftime('%Y-%m-%d %H:%M:%f', '2023-06-01', '+' || n.i || ' minutes')",
        ["Due"] = "date('2023-06-01', '+' || (n.i % 1050) || ' days')",
    };

    /// <summary>Lives whole disputes from several callers at once for a time.</summary>
    /// <returns>The figures of whole disputes, and of each step in the order of a life.</returns>
    public async Task<(Figures Whole, IReadOnlyList<(string Step, Figures Figures)> Steps)> Run(int callers, TimeSpan duration)
    {
        await Load.Measure(callers, TimeSpan.FromSeconds(15), _ => Live());
        _steps = new(StringComparer.Ordinal);
        var whole = await Load.Measure(callers, duration, _ => Live());
        return (whole, [.. Order.Select(step => (step, Load.Summarise(_steps[step], duration)))]);
    }

    /// <summary>One dispute, from the form to the money back.</summary>
    public async Task Live()
    {
        var turn = Interlocked.Increment(ref _turn);
        var (firm, mediator) = (load.As(MediationUnderLoad.Firm(turn)), load.As(MediationUnderLoad.Mediator(turn)));
        var officer = load.As(MediationUnderLoad.Officer);
        var complaints = new ComplaintsService.ComplaintsServiceClient(officer);

        var filing = IntakeUnderLoad.Filing(turn);
        filing.Filing.Respondent.CreditCode = MediationUnderLoad.FirmCode(turn);
        var filed = (await Step("file", new ComplaintsService.ComplaintsServiceClient(load.As(MediationUnderLoad.Public)).FileComplaintAsync(filing).ResponseAsync)).Status;
        var received = (await Step("distribute", new ComplaintsService.ComplaintsServiceClient(load.As(MediationUnderLoad.IntakeOfficer)).DistributeComplaintAsync(
            new() { RequestId = Request(), ComplaintId = filed.ComplaintId, Version = filed.Version, DepartmentCode = "amr-150103" }).ResponseAsync)).Status;
        var accepted = (await Step("accept", complaints.AcceptComplaintAsync(
            new() { RequestId = Request(), ComplaintId = filed.ComplaintId, Version = received.Version }).ResponseAsync)).Status;
        await Step("ask for mediation", complaints.RequestMediationAsync(
            new() { RequestId = Request(), ComplaintId = filed.ComplaintId, Version = accepted.Version, ChannelCode = "administrative" }).ResponseAsync);

        var consumer = load.As(MediationUnderLoad.Consumer(filed.ComplaintId));
        var desk = new MediationsService.MediationsServiceClient(officer);
        var status = await Step("until it is open", Opened(desk, filed.ComplaintId));
        var id = status.MediationId;
        status = (await Step("consent", new MediationsService.MediationsServiceClient(consumer).RecordConsentAsync(
            new() { RequestId = Request(), MediationId = id, Version = status.Version }).ResponseAsync)).Status;
        status = (await Step("consent", new MediationsService.MediationsServiceClient(firm).RecordConsentAsync(
            new() { RequestId = Request(), MediationId = id, Version = status.Version }).ResponseAsync)).Status;
        status = (await Step("designate", desk.DesignateMediatorAsync(
            new() { RequestId = Request(), MediationId = id, Version = status.Version, MediatorId = MediationUnderLoad.MediatorId(turn), Reason = "按负担指定" }).ResponseAsync)).Status;
        status = (await Step("disclose", new MediationsService.MediationsServiceClient(mediator).DiscloseAsync(
            new() { RequestId = Request(), MediationId = id, Version = status.Version, Nothing = true }).ResponseAsync)).Status;
        await Step("hold a session", new MeetingsService.MeetingsServiceClient(mediator).HoldSessionAsync(
            new() { RequestId = Request(), MediationId = id, Version = status.Version }).ResponseAsync);

        await Agree(id, consumer, firm);
        await Sign(id, consumer, firm, mediator, filing.Filing.Complainant.Phone, MediationUnderLoad.Firm(turn).Id + "@firm.example.com");

        await Step("prove", new PerformanceService.PerformanceServiceClient(firm).SubmitProofAsync(
            new() { RequestId = Request(), MediationId = id, Duty = 1, Text = "已原路退回。" }).ResponseAsync);
        await Step("perform", new PerformanceService.PerformanceServiceClient(consumer).ConfirmPerformanceAsync(
            new() { RequestId = Request(), MediationId = id, Duty = 1 }).ResponseAsync);
        await Step("until it is closed", Closed(complaints, filed.ComplaintId));
    }

    private async Task Agree(string id, Grpc.Core.CallInvoker consumer, Grpc.Core.CallInvoker firm)
    {
        var due = load.Today.AddDays(5);
        var offer = await Step("offer", new OffersService.OffersServiceClient(firm).MakeOfferAsync(new()
        {
            RequestId = Request(),
            MediationId = id,
            Obligations =
            {
                new Obligation
                {
                    Debtor = Side.Firm,
                    Kind = ObligationKind.Refund,
                    Description = "退还货款",
                    Amount = new() { CurrencyCode = "CNY", MinorUnits = 128_000 },
                    DueOn = new() { Year = due.Year, Month = due.Month, Day = due.Day },
                    Manner = "退回原支付账户",
                },
            },
        }).ResponseAsync);
        await Step("accept the offer", new OffersService.OffersServiceClient(consumer).AcceptOfferAsync(
            new() { RequestId = Request(), MediationId = id, OfferId = offer.OfferId }).ResponseAsync);
    }

    private async Task Sign(
        string id, Grpc.Core.CallInvoker consumer, Grpc.Core.CallInvoker firm, Grpc.Core.CallInvoker mediator, string phone, string email)
    {
        var agreements = new AgreementsService.AgreementsServiceClient(mediator);
        var now = (await new MediationsService.MediationsServiceClient(mediator).GetMediationAsync(new() { MediationId = id })).Mediation.Status;
        await Step("draft", agreements.DraftAgreementAsync(new()
        {
            RequestId = Request(),
            MediationId = id,
            Version = now.Version,
            Facts = "消费者购买大衣一件，吊牌成分与宣传不符。",
            Issues = "是否退货退款。",
            Responsibility = "经营者宣传与实物不符，承担退款责任；消费者没有过错。",
        }).ResponseAsync);
        var sha256 = (await agreements.GetAgreementAsync(new() { MediationId = id })).Agreement.Sha256;
        foreach (var (party, address) in new[] { (consumer, phone), (firm, email) })
        {
            var own = new AgreementsService.AgreementsServiceClient(party);
            await Step("ask for a code", own.RequestSigningCodeAsync(
                new() { RequestId = Request(), MediationId = id, DocumentSha256 = sha256, Purpose = SigningPurpose.SignAgreement }).ResponseAsync);
            var code = await load.LatestCode(id, address);
            await Step("sign", own.SignAgreementAsync(new() { RequestId = Request(), MediationId = id, DocumentSha256 = sha256, Code = code }).ResponseAsync);
        }

        await Step("seal", agreements.SealAgreementAsync(new() { RequestId = Request(), MediationId = id, DocumentSha256 = sha256 }).ResponseAsync);
    }

    private static async Task<MediationStatus> Opened(MediationsService.MediationsServiceClient desk, string complaintId)
    {
        for (; ; await Task.Delay(Look))
        {
            if ((await desk.ListMediationsAsync(new() { ComplaintId = complaintId })).Rows is [var row])
                return row.Status;
        }
    }

    private static async Task<Complaint> Closed(ComplaintsService.ComplaintsServiceClient complaints, string complaintId)
    {
        for (; ; await Task.Delay(Look))
        {
            if ((await complaints.GetComplaintAsync(new() { ComplaintId = complaintId })).Complaint is { Status.State: ComplaintState.Settled } closed)
                return closed;
        }
    }

    private async Task<T> Step<T>(string name, Task<T> step)
    {
        var begin = Stopwatch.GetTimestamp();
        var answer = await step;
        _steps.GetOrAdd(name, _ => []).Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        return answer;
    }

    private static string Request() => Guid.CreateVersion7().ToString();

    private static IReadOnlyList<string> Order { get; } =
    [
        "file", "distribute", "accept", "ask for mediation", "until it is open", "consent", "designate", "disclose", "hold a session", "offer",
        "accept the offer", "draft", "ask for a code", "sign", "seal", "prove", "perform", "until it is closed",
    ];
}

using System.Collections.Concurrent;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Operations.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using GoogleStatus = Google.Rpc.Status;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>What stands in for Intake: the cases that a test wants, and every write that the desk sent.</summary>
public sealed class FakeDesk
{
    /// <summary>The complaints, in the order of the queue.</summary>
    public IList<Complaint> Cases { get; } = [];

    /// <summary>Failed messages of the operator.</summary>
    public IList<FailedMessage> Failed { get; } = [];

    /// <summary>Every write, in the order of arrival.</summary>
    public ConcurrentQueue<IMessage> Writes { get; } = new();

    /// <summary>Questions that carried a reason for revealing identity.</summary>
    public ConcurrentQueue<string> Reveals { get; } = new();

    /// <summary>Refuses the next write with this error; null to let it pass.</summary>
    public RpcException? RefuseNext { get; set; }

    /// <summary>An error as Intake words it.</summary>
    public static RpcException Refusal(StatusCode code, string reason, params (string Field, string Reason)[] fields)
    {
        var status = new GoogleStatus { Code = (int)code, Message = reason };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "complaints", Reason = reason }));
        if (fields.Length > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.AddRange(fields.Select(f => new BadRequest.Types.FieldViolation { Field = f.Field, Reason = f.Reason, Description = f.Reason }));
            status.Details.Add(Any.Pack(bad));
        }

        return status.ToRpcException();
    }

    internal Complaint Find(string id) => Cases.FirstOrDefault(c => c.Status.ComplaintId == id) ?? throw Refusal(StatusCode.NotFound, "COMPLAINT_NOT_FOUND");

    internal ComplaintStatus Take(IMessage write, string id)
    {
        Accept(write);
        return Find(id).Status;
    }

    internal void Accept(IMessage write)
    {
        if (RefuseNext is { } refusal)
        {
            RefuseNext = null;
            throw refusal;
        }

        Writes.Enqueue(write);
    }
}

internal sealed class FakeComplaints(FakeDesk desk) : ComplaintsService.ComplaintsServiceBase
{
    public override Task<GetComplaintResponse> GetComplaint(GetComplaintRequest request, ServerCallContext context)
    {
        var complaint = desk.Find(request.ComplaintId).Clone();
        if (request.RevealReason.Length > 0)
        {
            desk.Reveals.Enqueue(request.RevealReason);
            complaint.Masked = false;
            complaint.Filing.Complainant.Name = "张三丰";
        }

        return Task.FromResult(new GetComplaintResponse { Complaint = complaint });
    }

    public override Task<ListComplaintsResponse> ListComplaints(ListComplaintsRequest request, ServerCallContext context)
    {
        var answer = new ListComplaintsResponse { Total = 1000, TotalIsMore = true, NextPageToken = request.PageToken.Length == 0 ? "second" : "" };
        answer.Complaints.AddRange(desk.Cases.Where(c => c.Title.Contains(request.Search, StringComparison.Ordinal)).Select(FakeCases.Row));
        return Task.FromResult(answer);
    }

    public override Task<CountQueuesResponse> CountQueues(CountQueuesRequest request, ServerCallContext context) => Task.FromResult(new CountQueuesResponse
    {
        Counts =
        {
            new QueueCount { Queue = Queue.Mine, Count = 4 }, new QueueCount { Queue = Queue.ToDistribute, Count = 7 },
            new QueueCount { Queue = Queue.ToDecide, Count = 18, Overdue = 1 }, new QueueCount { Queue = Queue.AwaitingSupplement, Count = 5 },
            new QueueCount { Queue = Queue.InHand, Count = 42 }, new QueueCount { Queue = Queue.Late, Count = 2, Overdue = 1 },
        },
        ReportsToCheck = 6,
    });

    public override Task<ReviewComplaintResponse> ReviewComplaint(ReviewComplaintRequest request, ServerCallContext context) => Task.FromResult(FakeCases.Review());

    public override Task<GetOverviewResponse> GetOverview(GetOverviewRequest request, ServerCallContext context) => Task.FromResult(new GetOverviewResponse
    {
        Rows =
        {
            new OverviewRow { DepartmentCode = "150103-scjg", DepartmentName = FakeCases.Text("回民区市场监督管理局", "Huimin Market Supervision"), Open = 42, Warned = 5, Overdue = 3 },
            new OverviewRow { DepartmentCode = "150102-scjg", DepartmentName = FakeCases.Text("新城区市场监督管理局", "Xincheng Market Supervision"), Open = 31, Warned = 8, Overdue = 1, DistributedLate = 2 },
            new OverviewRow { Open = 7, DistributedLate = 1 },
        },
    });

    public override Task<ListAuditEventsResponse> ListAuditEvents(ListAuditEventsRequest request, ServerCallContext context) => Task.FromResult(new ListAuditEventsResponse
    {
        Events = { new AuditEvent { Sequence = 12, At = desk.Find(request.ComplaintId).SubmittedAt, ActorId = "public", ActorRole = "ROLE_PUBLIC", Action = "complaint.filed", Hash = "a3f1c09b77de2211" } },
    });

    public override Task<DistributeComplaintResponse> DistributeComplaint(DistributeComplaintRequest r, ServerCallContext c) => Task.FromResult(new DistributeComplaintResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<ReturnComplaintResponse> ReturnComplaint(ReturnComplaintRequest r, ServerCallContext c) => Task.FromResult(new ReturnComplaintResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<RequestSupplementResponse> RequestSupplement(RequestSupplementRequest r, ServerCallContext c) => Task.FromResult(new RequestSupplementResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<AcceptComplaintResponse> AcceptComplaint(AcceptComplaintRequest r, ServerCallContext c) => Task.FromResult(new AcceptComplaintResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<RejectComplaintResponse> RejectComplaint(RejectComplaintRequest r, ServerCallContext c) => Task.FromResult(new RejectComplaintResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<AddNoteResponse> AddNote(AddNoteRequest r, ServerCallContext c) => Task.FromResult(new AddNoteResponse { Status = desk.Take(r, r.ComplaintId) });

    public override Task<AssignComplaintsResponse> AssignComplaints(AssignComplaintsRequest request, ServerCallContext context)
    {
        desk.Accept(request);
        var answer = new AssignComplaintsResponse();
        // The last of several is refused, so that a page must tell one from the other.
        answer.Results.AddRange(request.ComplaintIds.Select((id, i) => new AssignResult
        {
            ComplaintId = id,
            Refusal = i > 0 && i == request.ComplaintIds.Count - 1 ? "ILLEGAL_TRANSITION" : "",
        }));
        return Task.FromResult(answer);
    }
}

internal sealed class FakeReports(FakeDesk desk) : ReportsService.ReportsServiceBase
{
    public override Task<GetReportResponse> GetReport(GetReportRequest request, ServerCallContext context)
    {
        var report = FakeCases.Report();
        if (request.RevealReason.Length > 0)
        {
            desk.Reveals.Enqueue(request.RevealReason);
            report.Filing.Reporter = new Person { Name = "李四光", Phone = "13900000000" };
        }

        return Task.FromResult(new GetReportResponse { Report = report });
    }

    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context)
    {
        var report = FakeCases.Report();
        return Task.FromResult(new ListReportsResponse { Reports = { new ReportRow { Status = report.Status, Title = report.Title, RespondentName = report.Filing.Respondent.Name, SubmittedAt = report.SubmittedAt, DaysLeft = 9 } } });
    }

    public override Task<ConcludeReportResponse> ConcludeReport(ConcludeReportRequest request, ServerCallContext context)
    {
        desk.Accept(request);
        return Task.FromResult(new ConcludeReportResponse { Status = FakeCases.Report().Status });
    }
}

internal sealed class FakeCatalog : CatalogService.CatalogServiceBase
{
    public override Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context) => Task.FromResult(FakeCases.Catalog());

    public override Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext context) => Task.FromResult(new ListDepartmentsResponse
    {
        Departments =
        {
            new Department { Code = "150103-scjg", Name = FakeCases.Text("回民区市场监督管理局", "Huimin Market Supervision"), RegionCode = "150103" },
            new Department { Code = "150102-scjg", Name = FakeCases.Text("新城区市场监督管理局", "Xincheng Market Supervision"), RegionCode = "150102" },
        },
    });

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context) => Task.FromResult(new ListRegionsResponse());
}

internal sealed class FakeOperations(FakeDesk desk) : OperationsService.OperationsServiceBase
{
    public override Task<ListFailedMessagesResponse> ListFailedMessages(ListFailedMessagesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListFailedMessagesResponse { Messages = { desk.Failed }, Total = desk.Failed.Count });

    public override Task<ReplayFailedMessageResponse> ReplayFailedMessage(ReplayFailedMessageRequest request, ServerCallContext context)
    {
        desk.Accept(request);
        return Task.FromResult(new ReplayFailedMessageResponse());
    }
}

internal sealed class FakeRoster : CaseAccessService.CaseAccessServiceBase
{
    public override Task<SetOfficerResponse> SetOfficer(SetOfficerRequest request, ServerCallContext context) => Task.FromResult(new SetOfficerResponse());
}

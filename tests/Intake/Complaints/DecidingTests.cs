using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Complaints;

public class DecidingTests : IntakeTest
{
    [Fact]
    public async Task Distribution_starts_seven_working_days_that_the_clock_explains()
    {
        var received = await Scenario.Received();

        // From Monday 2026-04-20: 21, 22, 23, 24, 27, 28, 29.
        Assert.Equal(Filings.Day(2026, 4, 29), received.DecideBy);
        var clock = (await Scenario.Read(received, Tests.Scenario.PartyOf(received))).Clock;
        Assert.Equal(("complaint.acceptance", 7, 0, 7), (clock.RuleKey, clock.Length, clock.Used, clock.Remaining));
        Assert.Equal("市场监督管理投诉举报处理办法", clock.Basis.Law);
        Assert.Equal(7, clock.Days.Max(d => d.Number));
    }

    [Fact]
    public async Task Distribution_against_the_suggestion_needs_a_reason_and_stays_within_the_region()
    {
        var filed = await Scenario.Submitted();
        DistributeComplaintRequest To(string department, string reason = "") => new()
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = filed.ComplaintId,
            Version = filed.Version,
            DepartmentCode = department,
            Reason = reason,
        };

        var client = As(IntakeHost.IntakeOfficer);
        Assert.Equal(IntakeHost.Department, (await client.ReviewComplaintAsync(new ReviewComplaintRequest { ComplaintId = filed.ComplaintId })).Suggestion.DepartmentCode);
        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", client.DistributeComplaintAsync(To("amr-150102")));
        Assert.Equal("REASON_FOR_OTHER_DEPARTMENT", refused.Fields["reason"]);
        await Refused.With(StatusCode.FailedPrecondition, "DEPARTMENT_OUT_OF_SCOPE", client.DistributeComplaintAsync(To("amr-150202", "误送")));
        refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", client.DistributeComplaintAsync(To("nobody")));
        Assert.Equal("UNKNOWN_CODE", refused.Fields["department_code"]);

        var received = (await client.DistributeComplaintAsync(To(IntakeHost.Department))).Status;
        Assert.Equal(ComplaintState.Received, received.State);
        Assert.Equal("商家", (await Scenario.Read(received, IntakeHost.Officer)).RoutingReason.Zh[..2]);
    }

    [Fact]
    public async Task The_wrong_unit_gives_a_complaint_back_and_cannot_pass_it_on()
    {
        var received = await Scenario.Received();
        await Refused.With(StatusCode.PermissionDenied, "NOT_ALLOWED", As(IntakeHost.Officer).DistributeComplaintAsync(new DistributeComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            DepartmentCode = "amr-150102",
        }));

        var returned = (await As(IntakeHost.Officer).ReturnComplaintAsync(new ReturnComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            Reason = "经营地不在本区",
        })).Status;

        Assert.Equal((ComplaintState.Submitted, null), (returned.State, returned.DecideBy));
        await Refused.With(StatusCode.NotFound, "COMPLAINT_NOT_FOUND",
            As(IntakeHost.Officer).GetComplaintAsync(new GetComplaintRequest { ComplaintId = received.ComplaintId }));
        Assert.Contains("经营地不在本区", (await Scenario.Read(returned, IntakeHost.IntakeOfficer)).Timeline.Select(e => e.Text));
        Assert.DoesNotContain("RETURNED", (await Scenario.Read(returned, Tests.Scenario.PartyOf(returned))).Timeline.Select(e => e.Kind));
    }

    [Fact]
    public async Task Accepting_starts_sixty_days_and_tells_the_complainant()
    {
        var accepted = await Scenario.Accepted();

        // 2026-04-20 and sixty days is Friday 2026-06-19, a holiday; the next working day is Monday.
        Assert.Equal(Filings.Day(2026, 6, 22), accepted.MediateBy);
        await Told(accepted, "您的投诉已受理");
        Assert.Equal("mediation.limit", (await Scenario.Read(accepted, IntakeHost.Head)).Clock.RuleKey);
    }

    [Fact]
    public async Task Refusing_names_ground_reason_and_the_five_other_routes()
    {
        var rejected = await Scenario.Rejected();

        var rejection = (await Scenario.Read(rejected, Tests.Scenario.PartyOf(rejected))).Rejection;
        Assert.Equal(("R3", "现有材料不能证明与被投诉人存在消费纠纷。", 5), (rejection.GroundCode, rejection.Reason, rejection.Routes.Count));
        Assert.Equal("第十六条第（三）项", rejection.Basis.Article);
        var letter = await Told(rejected, "您的投诉不予受理");
        Assert.Contains("现有材料不能证明", letter, StringComparison.Ordinal);
        Assert.Contains("5. 您可以向人民法院提起诉讼。", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_one_known_ground_and_a_reason()
    {
        var received = await Scenario.Received();
        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", As(IntakeHost.Officer).RejectComplaintAsync(new RejectComplaintRequest
        {
            RequestId = "x",
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            GroundCode = "R8",
            Reason = "短",
        }));

        Assert.Equal(
            ["ground_code UNKNOWN_CODE", "reason TOO_SHORT", "request_id REQUEST_ID"],
            refused.Fields.Select(f => $"{f.Key} {f.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(ComplaintState.Received, (await Now(received)).State);
    }

    [Fact]
    public async Task The_clock_runs_on_while_material_is_awaited_and_supplying_needs_something()
    {
        var pending = await Scenario.PendingSupplement();
        Assert.Equal(Filings.Day(2026, 4, 29), pending.DecideBy);
        var party = Tests.Scenario.PartyOf(pending);
        Assert.Equal("请补充付款凭证", (await Scenario.Read(pending, party)).SupplementRequest);

        SupplyMaterialRequest With(string text) => new()
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = pending.ComplaintId,
            Version = pending.Version,
            Text = text,
        };
        await Refused.With(StatusCode.FailedPrecondition, "NOTHING_SUPPLIED", As(party).SupplyMaterialAsync(With("")));
        var supplied = (await As(party).SupplyMaterialAsync(With("付款记录在手机里，金额 3600 元。"))).Status;
        Assert.Equal((ComplaintState.Received, Filings.Day(2026, 4, 29)), (supplied.State, supplied.DecideBy));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var received = await Scenario.Received();
        await Refused.With(StatusCode.Aborted, "STALE_VERSION", As(IntakeHost.Officer).AcceptComplaintAsync(new AcceptComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version - 1,
        }));
        Assert.Equal(received, await Now(received));
    }

    [Fact]
    public async Task Two_officers_deciding_at_once_leave_one_decision()
    {
        var received = await Scenario.Received();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await As(IntakeHost.Officer).AcceptComplaintAsync(new AcceptComplaintRequest
                {
                    RequestId = Filings.NewRequestId(),
                    ComplaintId = received.ComplaintId,
                    Version = received.Version,
                });
                return StatusCode.OK;
            }
            catch (RpcException refused)
            {
                return refused.StatusCode;
            }
        }));

        Assert.Single(outcomes, StatusCode.OK);
        Assert.All(outcomes, code => Assert.True(code is StatusCode.OK or StatusCode.Aborted));
        Assert.Equal(received.Version + 1, (await Now(received)).Version);
    }

    [Fact]
    public async Task Repeating_a_decision_answers_alike_and_decides_once()
    {
        var received = await Scenario.Received();
        var request = new AcceptComplaintRequest { RequestId = Filings.NewRequestId(), ComplaintId = received.ComplaintId, Version = received.Version };

        Assert.Equal(await As(IntakeHost.Officer).AcceptComplaintAsync(request), await As(IntakeHost.Officer).AcceptComplaintAsync(request));
        Assert.Single((await Scenario.Read(received, IntakeHost.Head)).Timeline, e => e.Kind == "ACCEPTED");
    }

    [Fact]
    public async Task Withdrawing_is_possible_before_acceptance_and_ends_the_case()
    {
        var withdrawn = await Scenario.Withdraw(await Scenario.Received());

        Assert.Equal(ComplaintState.Withdrawn, withdrawn.State);
        Assert.Equal("T1", (await Scenario.Read(withdrawn, IntakeHost.Head)).TerminationGround);
        await Refused.With(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", As(IntakeHost.Officer).AcceptComplaintAsync(new AcceptComplaintRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = withdrawn.ComplaintId,
            Version = withdrawn.Version,
        }));
    }

    [Fact]
    public async Task Only_the_head_transfers_to_the_police_and_the_complainant_does_not_read_why()
    {
        var received = await Scenario.Received();
        TransferToPoliceRequest Request() => new()
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = received.ComplaintId,
            Version = received.Version,
            Reason = "发票系伪造，涉嫌敲诈勒索。",
        };

        await Refused.With(StatusCode.PermissionDenied, "NOT_ALLOWED", As(IntakeHost.Officer).TransferToPoliceAsync(Request()));
        var transferred = (await As(IntakeHost.Head).TransferToPoliceAsync(Request())).Status;
        Assert.Equal(ComplaintState.Terminated, transferred.State);
        Assert.Contains("发票系伪造", (await Scenario.Read(transferred, IntakeHost.Head)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("发票系伪造", (await Scenario.Read(transferred, Tests.Scenario.PartyOf(transferred))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clue_opens_a_report_and_the_complaint_goes_on()
    {
        var accepted = await Scenario.Accepted();
        var opened = await As(IntakeHost.Officer).OpenReportAsync(new OpenReportRequest
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = accepted.ComplaintId,
            Version = accepted.Version,
            Facts = "现场发现该店没有公示收费标准。",
        });

        Assert.Equal(ComplaintState.Accepted, opened.Status.State);
        var report = (await Host.Reports(IntakeHost.Officer).GetReportAsync(new GetReportRequest { ReportId = opened.ReportId })).Report;
        Assert.Equal((ReportState.Checking, false), (report.Status.State, report.Named));
        Assert.Equal(opened.ReportId, (await Scenario.Read(accepted, IntakeHost.Officer)).LinkedReportId);
    }

    [Fact]
    public async Task Archiving_and_calling_back_close_the_story()
    {
        var closed = await Scenario.Closed();
        Assert.Equal(ComplaintState.Closed, closed.State);
        RecordCallBackRequest Call(int satisfaction) => new()
        {
            RequestId = Filings.NewRequestId(),
            ComplaintId = closed.ComplaintId,
            Version = closed.Version,
            Satisfaction = satisfaction,
            Text = "基本满意",
        };

        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", As(IntakeHost.Officer).RecordCallBackAsync(Call(6)));
        Assert.Equal("OUT_OF_RANGE", refused.Fields["satisfaction"]);
        Assert.Equal(ComplaintState.Closed, (await As(IntakeHost.Officer).RecordCallBackAsync(Call(4))).Status.State);
    }

    [Fact]
    public async Task Notes_are_for_staff_and_make_no_version_stale()
    {
        var received = await Scenario.Received();
        await As(IntakeHost.Officer).AddNoteAsync(new AddNoteRequest { RequestId = Filings.NewRequestId(), ComplaintId = received.ComplaintId, Text = "已电话联系商家" });

        Assert.Equal("已电话联系商家", Assert.Single((await Scenario.Read(received, IntakeHost.Head)).Notes).Text);
        Assert.Empty((await Scenario.Read(received, Tests.Scenario.PartyOf(received))).Notes);
        Assert.Equal(received.Version, (await Now(received)).Version);
    }

    [Fact]
    public async Task Bulk_assignment_answers_for_each_complaint()
    {
        await Scenario.Officer();
        await Scenario.Officer("stranger", department: "amr-150202");
        var (received, submitted) = (await Scenario.Received(), await Scenario.Submitted());
        AssignComplaintsRequest To(string officer) => new()
        {
            RequestId = Filings.NewRequestId(),
            OfficerId = officer,
            ComplaintIds = { received.ComplaintId, submitted.ComplaintId, Guid.Empty.ToString() },
        };

        var results = (await As(IntakeHost.Head).AssignComplaintsAsync(To(Tests.Scenario.OfficerId))).Results;
        Assert.Equal(["", "OFFICER_NOT_OF_DEPARTMENT", "COMPLAINT_NOT_FOUND"], results.Select(r => r.Refusal));
        Assert.Equal("李承办", (await Scenario.Read(received, IntakeHost.Head)).HandlerName);
        results = (await As(IntakeHost.Head).AssignComplaintsAsync(To("stranger"))).Results;
        Assert.Equal("OFFICER_NOT_OF_DEPARTMENT", results[0].Refusal);
        var review = await As(IntakeHost.Head).ReviewComplaintAsync(new ReviewComplaintRequest { ComplaintId = received.ComplaintId });
        Assert.Equal((Tests.Scenario.OfficerId, 1), (review.Officers.Single().OfficerId, review.Officers.Single().Open));
    }

    [Fact]
    public async Task Notices_come_in_the_language_of_the_filing()
    {
        var filed = await Scenario.Submitted(f => f.Language = "en");
        await Told(filed, "Your complaint was filed");
    }

    /// <summary>Waits for a notice on the case's page and returns its text.</summary>
    private async Task<string> Told(ComplaintStatus status, string subject)
    {
        var body = "";
        await IntakeHost.Eventually(async () =>
        {
            var notices = (await Scenario.Read(status, Tests.Scenario.PartyOf(status))).Notices;
            body = notices.FirstOrDefault(n => n.Channel == "page" && n.Subject.StartsWith(subject, StringComparison.Ordinal))?.Body ?? "";
            return body.Length > 0;
        }, $"a notice that begins with {subject}");
        return body;
    }
}

using Complaints.Protos.Common.V1;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using Grpc.Core;
using Xunit;

namespace Complaints.Intake.Tests.Complaints;

public class FilingTests : IntakeTest
{
    private ComplaintsService.ComplaintsServiceClient Anybody => As(Callers.Anybody);

    [Fact]
    public async Task A_filed_complaint_has_a_number_and_a_code_and_waits_to_be_distributed()
    {
        var filed = await Scenario.File();

        Assert.Matches(@"^150103-20260420-000001-\d$", filed.Status.ReceiptNumber);
        Assert.Matches(@"^\d{16}$", filed.AccessCode);
        Assert.Equal(ComplaintState.Submitted, filed.Status.State);
        Assert.Null(filed.Status.DecideBy);
    }

    [Fact]
    public async Task Number_and_code_open_the_case_whose_complainant_reads_it_in_full()
    {
        var filed = await Scenario.File();

        var opened = await Host.Access().OpenCaseAsync(new OpenCaseRequest
        {
            ReceiptNumber = filed.Status.ReceiptNumber,
            AccessCode = filed.AccessCode,
            Address = "203.0.113.7",
        });
        Assert.Equal((filed.Status.ComplaintId, CaseKind.Complaint), (opened.CaseId, opened.Kind));

        var read = await Scenario.Read(filed.Status, Tests.Scenario.PartyOf(filed.Status));
        Assert.False(read.Masked);
        var expected = Filings.Complaint(f => f.KnewOn = Filings.Day(2026, 4, 1));
        Assert.Equal(expected, read.Filing);
        Assert.Equal("健身年卡 · 预付款、充值卡", read.Title);
        Assert.Equal([ComplaintAction.ChooseOdr, ComplaintAction.Withdraw], read.AllowedActions);
        Assert.Equal("SUBMITTED", Assert.Single(read.Timeline).Kind);
    }

    [Fact]
    public async Task Filing_twice_with_one_request_id_creates_one_complaint_and_answers_with_the_same_code()
    {
        var request = Filings.Request();
        var first = await Anybody.FileComplaintAsync(request);
        var second = await Anybody.FileComplaintAsync(request);

        Assert.Equal(first, second);
        Assert.Equal(1, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task Twins_of_one_request_at_the_same_instant_create_one_complaint()
    {
        var request = Filings.Request();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Anybody.FileComplaintAsync(request).ResponseAsync));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task A_request_id_with_another_body_is_refused_and_changes_nothing()
    {
        var request = Filings.Request();
        await Anybody.FileComplaintAsync(request);
        request.Filing.Facts = "完全不同的另外一件事情，应当另行提交。";

        await Refused.With(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", Anybody.FileComplaintAsync(request));
        Assert.Equal(1, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task Five_wrong_fields_are_all_named_with_how_to_mend_each()
    {
        var request = Filings.Request(filing =>
        {
            filing.Complainant.Phone = "12345";
            filing.Respondent.CreditCode = "91150103MA0DEM021X";
            filing.Purchase.PurchasedOn = Filings.Day(2026, 2, 30);
            filing.Purchase.Amount.MinorUnits = -1;
            filing.IssueCode = "C.nothing";
        });

        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Anybody.FileComplaintAsync(request));

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["filing.complainant.phone"] = "PHONE_NUMBER",
                ["filing.respondent.credit_code"] = "USCC_CHECK_DIGIT",
                ["filing.purchase.purchased_on"] = "IMPOSSIBLE_DATE",
                ["filing.purchase.amount.minor_units"] = "NEGATIVE_AMOUNT",
                ["filing.issue_code"] = "UNKNOWN_CODE",
            },
            refused.Fields);
        Assert.All(refused.BadRequest.FieldViolations, v => Assert.NotEmpty(v.Description));
        Assert.Equal(0, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task A_complaint_with_a_report_becomes_two_cases_that_do_not_open_each_other()
    {
        var request = Filings.Request();
        request.Report = Filings.Report();
        var filed = await Anybody.FileComplaintAsync(request);

        Assert.NotEqual(filed.Status.ReceiptNumber, filed.Report.ReceiptNumber);
        Assert.NotEqual(filed.AccessCode, filed.Report.AccessCode);
        await Refused.With(
            StatusCode.NotFound, "REPORT_NOT_FOUND",
            Host.Reports(Tests.Scenario.PartyOf(filed.Status)).GetReportAsync(new GetReportRequest { ReportId = filed.Report.ReportId }));
        await Refused.With(
            StatusCode.NotFound, "COMPLAINT_NOT_FOUND",
            Host.Complaints(Callers.PartyOf(Guid.Parse(filed.Report.ReportId)))
                .GetComplaintAsync(new GetComplaintRequest { ComplaintId = filed.Status.ComplaintId }));
        Assert.Empty((await Scenario.Read(filed.Status, Tests.Scenario.PartyOf(filed.Status))).LinkedReportId);
        Assert.Equal(filed, await Anybody.FileComplaintAsync(request));
    }

    [Fact]
    public async Task A_wrong_report_beside_a_right_complaint_files_neither()
    {
        var request = Filings.Request();
        request.Report = Filings.Report();
        request.Report.Facts = "短";

        var refused = await Refused.With(StatusCode.InvalidArgument, "INVALID_FIELDS", Anybody.FileComplaintAsync(request));
        Assert.Equal("TOO_SHORT", Assert.Single(refused.Fields).Value);
        Assert.Equal(0, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task A_joint_complaint_keeps_its_members_and_their_representatives()
    {
        var filed = await Scenario.Submitted(filing =>
        {
            filing.ComplainantRepresents = true;
            filing.Members.Add(new JointMember { Person = Filings.Person("乌兰", "13904710002"), Representative = true, Consents = true });
            filing.Members.Add(new JointMember { Person = Filings.Person("李敏", "13704710003"), Consents = true });
        });

        var read = await Scenario.Read(filed, Tests.Scenario.PartyOf(filed));
        Assert.Equal(["乌兰", "李敏"], read.Filing.Members.Select(m => m.Person.Name));
        Assert.True(read.Filing.ComplainantRepresents);
        var seenByStaff = await Scenario.Read(filed, IntakeHost.IntakeOfficer);
        Assert.Equal(["乌*", "李*"], seenByStaff.Filing.Members.Select(m => m.Person.Name));
    }

    [Fact]
    public async Task An_injury_is_kept_and_marks_the_case_urgent()
    {
        var filed = await Scenario.Submitted(filing => filing.Injury = new Injury
        {
            Consents = true,
            Severity = InjurySeverity.Serious,
            Age = 34,
            Description = "使用跑步机时机器突然加速，摔伤右臂骨折。",
            BodyPart = "右臂",
            OccurredOn = Filings.Day(2026, 4, 18),
        });

        Assert.Equal(InjurySeverity.Serious, (await Scenario.Read(filed, Tests.Scenario.PartyOf(filed))).Filing.Injury.Severity);
        Assert.True(Assert.Single((await List(new ListComplaintsRequest())).Complaints).Urgent);
    }

    [Fact]
    public async Task Checking_names_the_mistakes_of_the_pages_asked_for_and_files_nothing()
    {
        var response = await Anybody.CheckFilingAsync(new CheckFilingRequest
        {
            Filing = new Protos.Intake.V1.Filing { Respondent = new Respondent { Kind = TraderKind.Ordinary } },
            Sections = { FilingSection.Respondent },
        });

        Assert.Equal(
            ["filing.respondent.name REQUIRED", "filing.respondent.address RESPONDENT_NOT_FINDABLE"],
            response.Mistakes.Select(m => $"{m.Field} {m.Reason}"));
        Assert.Equal(0, (await List(new ListComplaintsRequest())).Total);
    }

    [Fact]
    public async Task A_right_filing_has_no_mistakes_and_an_old_one_has_advice()
    {
        var right = await Anybody.CheckFilingAsync(new CheckFilingRequest { Filing = Filings.Complaint() });
        Assert.Empty(right.Mistakes);
        Assert.Empty(right.Warnings);

        var old = await Anybody.CheckFilingAsync(new CheckFilingRequest
        {
            Filing = Filings.Complaint(f => f.Purchase.PurchasedOn = Filings.Day(2022, 1, 5)),
        });
        Assert.Empty(old.Mistakes);
        Assert.Equal("LIMITATION_PASSED", Assert.Single(old.Warnings).Reason);
    }

    [Fact]
    public async Task A_complaint_against_a_firm_outside_the_region_waits_with_the_intake_of_the_whole_region()
    {
        var filed = await Scenario.Submitted(f =>
        {
            f.Respondent = new Respondent { Kind = TraderKind.Ordinary, Name = "北京某商贸有限公司", Address = "朝阳区建国路 1 号", RegionCode = "110000" };
            f.Purchase.Amount = new Money { CurrencyCode = "CNY", MinorUnits = 100 };
        });

        Assert.StartsWith("150000-", filed.ReceiptNumber, StringComparison.Ordinal);
        Assert.True((await Host.Complaints(Callers.Staff(Protos.Access.V1.Role.IntakeOfficer))
            .ReviewComplaintAsync(new ReviewComplaintRequest { ComplaintId = filed.ComplaintId })).Suggestion.Outside);
    }

    private async Task<ListComplaintsResponse> List(ListComplaintsRequest request) =>
        await Host.Complaints(IntakeHost.IntakeOfficer).ListComplaintsAsync(request);
}

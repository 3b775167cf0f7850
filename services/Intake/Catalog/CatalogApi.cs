using System.Collections.Frozen;
using Complaints.Intake.Filing;
using Complaints.Platform.Errors;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Grpc.Core;

namespace Complaints.Intake.Catalog;

/// <summary>The catalogue over gRPC and REST. What does not depend on the day is built once.</summary>
internal sealed class CatalogApi(
    CatalogAnswers answers, Departments departments, Regions regions, Rights rights, Categories categories, LegalParameters parameters,
    TimeProvider clock) : CatalogService.CatalogServiceBase
{
    public override Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Catalog(LegalDay.Today(clock)));

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context)
    {
        var known = request.ParentCode.Length == 0 || regions.Find(request.ParentCode) is not null;
        CheckCodes(("parent_code", known));
        return Task.FromResult(answers.RegionsBelow(request.ParentCode));
    }

    public override Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext context)
    {
        CheckCodes(("region_code", request.RegionCode.Length == 0 || regions.Find(request.RegionCode) is not null));
        var response = new ListDepartmentsResponse();
        response.Departments.AddRange(departments.InSystemWithin(request.RegionCode, LegalDay.Today(clock)).Select(d =>
            new Protos.Intake.V1.Department { Code = d.Id, Name = d.Name.ToProto(), RegionCode = d.RegionCode }));
        return Task.FromResult(response);
    }

    public override Task<ListRightsResponse> ListRights(ListRightsRequest request, ServerCallContext context)
    {
        CheckCodes(
            ("channel_code", request.ChannelCode.Length == 0 || categories.ChannelName(request.ChannelCode) is not null),
            ("category_code", request.CategoryCode.Length == 0 || categories.CategoryName(request.CategoryCode) is not null),
            ("issue_code", request.IssueCode.Length == 0 || categories.IssueName(request.IssueCode) is not null));
        var response = new ListRightsResponse();
        response.Rights.AddRange(rights.For(request.ChannelCode, request.CategoryCode, request.IssueCode).Select(r => new Right
        {
            Code = r.Code,
            Title = r.Title.ToProto(),
            Text = r.Text.ToProto(),
            Basis = parameters.Laws.Quote(r.Basis),
        }));
        return Task.FromResult(response);
    }

    private static void CheckCodes(params ReadOnlySpan<(string Field, bool Known)> codes)
    {
        var check = new RequestCheck();
        foreach (var (field, known) in codes)
        {
            if (!known)
                check.Wrong(field, IntakeReasons.UnknownCode, "Choose one of the list; the catalogue has all codes.");
        }

        check.ThrowIfAny();
    }
}

/// <summary>The answers of the catalogue, built once; the one that shows the law's numbers anew on each legal day.</summary>
internal sealed class CatalogAnswers
{
    /// <summary>The deadlines that a consumer meets, in the order of the guide.</summary>
    private static readonly string[] ConsumerDeadlines =
        ["complaint.acceptance", "complaint.limitation", "mediation.limit", "report.check", "return.noReason", "return.refund", "burdenOfProof.durable"];

    private readonly LegalParameters _parameters;
    private readonly GetCatalogResponse _codes;
    private readonly FrozenDictionary<string, ListRegionsResponse> _regions;
    private volatile Dated? _today;

    public CatalogAnswers(Categories categories, Grounds grounds, Regions regions, LegalParameters parameters)
    {
        _parameters = parameters;
        _codes = new GetCatalogResponse();
        _codes.Goods.AddRange(categories.Goods.Select(c => Quoting.Item(c.Code, c.Name)));
        _codes.Services.AddRange(categories.Services.Select(c => Quoting.Item(c.Code, c.Name)));
        _codes.Issues.AddRange(categories.Issues.SelectMany(group => (group.Issues ?? [])
            .Select(issue => Quoting.Item(issue.Code, issue.Name, group.Code))
            .Prepend(Quoting.Item(group.Code, group.Name))));
        _codes.Remedies.AddRange(categories.Remedies.Select(r => Quoting.Item(r.Code, r.Name)));
        _codes.Channels.AddRange(categories.Channels.Select(c => Quoting.Item(c.Code, c.Name)));
        _codes.RejectionGrounds.AddRange(grounds.Rejection.Select(Item));
        _codes.TerminationGrounds.AddRange(grounds.Termination.Select(Item));
        _codes.OtherRoutes.AddRange(grounds.OtherRoutes.Select(Item));
        _regions = regions.All.Select(r => r.Code).Append("").ToFrozenDictionary(code => code, code => Below(regions, code), StringComparer.Ordinal);

        CatalogItem Item(Ground ground) => Quoting.Item(ground.Code, ground.Text, basis: parameters.Laws.Quote(ground.Basis));
    }

    /// <summary>The whole catalogue with the numbers that hold on that day.</summary>
    public GetCatalogResponse Catalog(DateOnly day)
    {
        if (_today is { } built && built.Day == day)
            return built.Answer;
        var answer = _codes.Clone();
        answer.MaxFiles = (int)_parameters.Get("evidence.maxFiles", day).Value;
        answer.MaxFileBytes = _parameters.Get("evidence.maxBytes", day).Value;
        answer.DraftDays = (int)_parameters.Get("draft.retention", day).Value;
        answer.Deadlines.AddRange(ConsumerDeadlines
            .Select(key => _parameters.All.FirstOrDefault(p => p.Key == key && p.AppliesOn(day)))
            .OfType<LegalParameter>()
            .Select(p => new DeadlineRule
            {
                Key = p.Key,
                Length = (int)p.Value,
                Unit = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Unit.ToString()),
                Basis = _parameters.Laws.Quote(p.Basis),
            }));
        _today = new Dated(day, answer);
        return answer;
    }

    /// <summary>The regions below a known one; the provinces for an empty code.</summary>
    public ListRegionsResponse RegionsBelow(string code) => _regions[code];

    private static ListRegionsResponse Below(Regions regions, string code)
    {
        var response = new ListRegionsResponse();
        response.Regions.AddRange(regions.Below(code).Select(r => Quoting.Item(r.Code, r.Name, r.Parent)));
        return response;
    }

    private sealed record Dated(DateOnly Day, GetCatalogResponse Answer);
}

/// <summary>Registers the catalogue.</summary>
internal static class CatalogModule
{
    /// <summary>Reads the seeds now, so that a mistake in them stops the start and not a case.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services, string seedsPath)
    {
        var laws = LawBook.Load(seedsPath);
        var regions = Regions.Load(seedsPath);
        var categories = Categories.Load(seedsPath);
        return services
            .AddSingleton(regions)
            .AddSingleton(categories)
            .AddSingleton(Departments.Load(seedsPath, regions))
            .AddSingleton(Grounds.Load(seedsPath, laws))
            .AddSingleton(Rights.Load(seedsPath, categories, laws))
            .AddSingleton(Codes(categories, regions))
            .AddSingleton<CatalogAnswers>();
    }

    /// <summary>The codes that a filing may use.</summary>
    internal static FilingCodes Codes(Categories categories, Regions regions) => new(
        categories.Goods.Concat(categories.Services).Select(c => c.Code).ToFrozenSet(StringComparer.Ordinal),
        categories.ChoosableIssues.ToFrozenSet(StringComparer.Ordinal),
        categories.Remedies.Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal),
        categories.Channels.Select(c => c.Code).ToFrozenSet(StringComparer.Ordinal),
        regions.All.Where(r => r.Level != RegionLevel.Street).Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal));
}

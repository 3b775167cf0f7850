using Complaints.CreditBlacklist.Data;
using Complaints.Platform.Access;
using Complaints.Platform.Codes;
using Complaints.Platform.Errors;
using Complaints.Platform.Persistence;
using Complaints.Protos.Credit.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.CreditBlacklist.Firms;

/// <summary>Finds firms by code and by name.</summary>
internal sealed class FirmDirectory(CreditDb db, PageTokens tokens)
{
    private const int LongestTyped = 100;

    /// <summary>One firm; a code with a mistake is refused with every mistake and a likely right one.</summary>
    public async Task<GetFirmResponse> Get(GetFirmRequest request, CancellationToken ct)
    {
        var typed = request.Code.Length > LongestTyped ? request.Code[..LongestTyped] : request.Code;
        var stripped = typed.Trim();
        var firms = db.Set<Firm>().AsNoTracking();
        // The register's own codes are found as they stand, also the few whose check digit does not fit.
        var firm = await firms.SingleOrDefaultAsync(f => f.Code == stripped, ct);
        if (firm is null && RegistrationNumber.TryParse(typed, out var number, out _))
        {
            var digits = number.ToString();
            firm = await firms.Where(f => f.RegistrationNumber == digits).OrderBy(f => f.Code).FirstOrDefaultAsync(ct);
        }
        else if (firm is null)
        {
            var check = new RequestCheck();
            var code = check.FirmCode("code", typed);
            check.ThrowIfAny();
            firm = await firms.SingleOrDefaultAsync(f => f.Code == code, ct);
        }

        if (firm is null)
            throw Refusal.NotFound(CreditReasons.FirmNotFound, "The directory holds no firm with this code.");
        return new GetFirmResponse { Firm = (await ToProto([firm], ct))[0] };
    }

    /// <summary>Firms whose present or an earlier name begins with the words.</summary>
    public async Task<SearchFirmsResponse> Search(SearchFirmsRequest request, CancellationToken ct)
    {
        var check = new RequestCheck();
        var name = check.Text("name", request.Name, 100, 2);
        var region = check.RegionOrNone("region_code", request.RegionCode);
        check.ThrowIfAny();
        var size = FieldChecks.PageSize(request.PageSize);
        var end = ExactText.EndOf(name);
        var firms = db.Set<Firm>().AsNoTracking();
        var former = db.Set<FormerFirmName>().Where(n => string.Compare(n.Name, name) >= 0 && string.Compare(n.Name, end) < 0).Select(n => n.Code);
        var found = firms.Where(f => (string.Compare(f.Name, name) >= 0 && string.Compare(f.Name, end) < 0) || former.Contains(f.Code));
        if (region.Length > 0)
        {
            var (from, to) = (Caller.PrefixOf(region), ExactText.EndOf(Caller.PrefixOf(region)));
            found = found.Where(f => string.Compare(f.RegionCode, from) >= 0 && string.Compare(f.RegionCode, to) < 0);
        }

        if (tokens.Read<Position>(request) is { } after)
            found = found.Where(f => string.Compare(f.Name, after.Name) > 0 || (f.Name == after.Name && string.Compare(f.Code, after.Code) > 0));
        var rows = await found.OrderBy(f => f.Name).ThenBy(f => f.Code).Take(size + 1).ToListAsync(ct);
        var response = new SearchFirmsResponse();
        response.Firms.AddRange(await ToProto([.. rows.Take(size)], ct));
        if (rows.Count > size)
            response.NextPageToken = tokens.Write(request, new Position(rows[size - 1].Name, rows[size - 1].Code));
        return response;
    }

    /// <summary>The name that a firm has in the directory; empty when it is not there.</summary>
    public async Task<string> NameOf(string code, CancellationToken ct) =>
        await db.Set<Firm>().AsNoTracking().Where(f => f.Code == code).Select(f => f.Name).SingleOrDefaultAsync(ct) ?? "";

    private async Task<List<RegisteredFirm>> ToProto(List<Firm> firms, CancellationToken ct)
    {
        var codes = firms.ConvertAll(f => f.Code);
        var names = (await db.Set<FormerFirmName>().AsNoTracking().Where(n => codes.Contains(n.Code)).ToListAsync(ct)).ToLookup(n => n.Code, StringComparer.Ordinal);
        return firms.ConvertAll(f =>
        {
            var proto = new RegisteredFirm
            {
                Code = f.Code,
                Name = f.Name,
                RegionCode = f.RegionCode,
                Status = f.Status,
                IndividualBusiness = f.IsIndividualBusiness,
                CheckDigitDisagrees = f.CheckDigitDisagrees,
                RegistrationNumber = f.RegistrationNumber,
            };
            proto.FormerNames.AddRange(names[f.Code].OrderByDescending(n => n.Until).Select(n => new FormerName { Name = n.Name, Until = n.Until?.ToProto() }));
            return proto;
        });
    }

    private sealed record Position(string Name, string Code);
}

/// <summary>The directory over gRPC and REST.</summary>
internal sealed class FirmDirectoryApi(FirmDirectory directory) : FirmDirectoryService.FirmDirectoryServiceBase
{
    public override Task<GetFirmResponse> GetFirm(GetFirmRequest request, ServerCallContext context) =>
        directory.Get(request, context.CancellationToken);

    public override Task<SearchFirmsResponse> SearchFirms(SearchFirmsRequest request, ServerCallContext context) =>
        directory.Search(request, context.CancellationToken);
}

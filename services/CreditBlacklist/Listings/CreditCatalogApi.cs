using Complaints.Protos.Credit.V1;
using Grpc.Core;

namespace Complaints.CreditBlacklist.Listings;

/// <summary>What forms offer to choose from.</summary>
internal sealed class CreditCatalogApi(ListingClasses classes) : CreditCatalogService.CreditCatalogServiceBase
{
    public override Task<GetCreditCatalogResponse> GetCreditCatalog(GetCreditCatalogRequest request, ServerCallContext context)
    {
        var response = new GetCreditCatalogResponse();
        response.Classes.AddRange(classes.All.Select(c => new CreditCode { Code = c.Code, Name = c.Name.ToProto() }));
        response.Factors.AddRange(classes.Factors.Select(f => new CreditCode { Code = f.Code, Name = f.Name.ToProto() }));
        return Task.FromResult(response);
    }
}

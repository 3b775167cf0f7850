using Complaints.Protos.Common.V1;
using Complaints.Protos.Credit.V1;
using Grpc.Core;

namespace Complaints.Gateway.Tests.Desk;

/// <summary>One published listing with everything that a page of it shows.</summary>
internal sealed class FakeListings : ListingsService.ListingsServiceBase
{
    public const string Id = "0b6ad1b0-4ef7-4a5c-8d1a-2f6d3c1e9a10";

    public override Task<ListListingsResponse> ListListings(ListListingsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListListingsResponse { Rows = { new ListingRow { Status = Status(), FirmCode = "91150103MA0DEM021D", FirmName = "某某健身服务有限公司" } } });

    public override Task<GetListingResponse> GetListing(GetListingRequest request, ServerCallContext context) => Task.FromResult(new GetListingResponse
    {
        Listing = new Listing
        {
            Status = Status(),
            FirmCode = "91150103MA0DEM021D",
            FirmName = "某某健身服务有限公司",
            Source = LeadSource.Breach,
            PenaltyDecisionNumber = "回市监处罚〔2026〕1号",
            ClassCode = "consumer",
            Facts = "收取预付款后关闭经营场所。",
            OpenedAt = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_790_000_000 },
            Published = new PublishedListing
            {
                ListingId = Id,
                FirmName = "某某健身服务有限公司",
                ClassName = new LocalText { Zh = "侵害消费者权益", En = "Infringement of consumers' rights" },
                DecisionNumber = "回市监列严〔2026〕1号",
                Reason = "收取预付款后关闭经营场所。",
                ListedOn = new Google.Type.Date { Year = 2026, Month = 9, Day = 1 },
                Until = new Google.Type.Date { Year = 2029, Month = 8, Day = 31 },
            },
            AllowedActions = { ListingAction.Correct, ListingAction.AttachPenalty },
            History = { new ListingEvent { Action = ListingAction.Decide, Actor = "head", At = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_790_000_000 } } },
        },
    });

    private static ListingStatus Status() => new() { ListingId = Id, State = ListingState.Listed, Version = 7 };
}

/// <summary>The catalogue of the lists.</summary>
internal sealed class FakeCreditCatalog : CreditCatalogService.CreditCatalogServiceBase
{
    public override Task<GetCreditCatalogResponse> GetCreditCatalog(GetCreditCatalogRequest request, ServerCallContext context) => Task.FromResult(
        new GetCreditCatalogResponse { Classes = { new CreditCode { Code = "consumer", Name = new LocalText { Zh = "侵害消费者权益", En = "Infringement of consumers' rights" } } } });
}

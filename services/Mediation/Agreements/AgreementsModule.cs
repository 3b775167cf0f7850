using Complaints.Mediation.BlindBids;
using Complaints.Mediation.Confirmation;
using Complaints.Mediation.HandOff;
using Complaints.Mediation.Offers;
using Complaints.Mediation.Performance;
using Complaints.Mediation.Statistics;
using Complaints.Platform.LegalClock;

namespace Complaints.Mediation.Agreements;

/// <summary>Registers everything from the first offer to the last instalment: offers, bids, agreements, confirmation, performance, hand-off, statistics.</summary>
internal static class AgreementsModule
{
    public static IServiceCollection AddAgreements(this IServiceCollection services, IConfiguration configuration)
    {
        var seeds = configuration["Seeds:Path"] is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "seeds");
        services.AddSingleton(provider => VagueTerms.Load(seeds, provider.GetRequiredService<LegalParameters>().Laws));
        services.AddSingleton(provider => Courts.Load(seeds, provider.GetRequiredService<LegalParameters>().Laws));
        return services
            .AddSingleton<TermsReader>().AddSingleton<DutyReminders>().AddSingleton<ConfirmationClock>().AddSingleton<BreachAdvice>()
            .AddScoped<AgreementNotices>().AddScoped<OfferBook>().AddScoped<AgreementDrafting>().AddScoped<AgreementFile>().AddScoped<AgreementEffect>()
            .AddScoped<DocumentNumbers>().AddScoped<SigningCodes>().AddScoped<SigningParty>().AddScoped<VerificationThrottle>()
            .AddScoped<ConfirmationFile>().AddScoped<DutyChange>().AddScoped<RemindOfDuties>()
            .AddScoped<ListOffers>().AddScoped<MakeOffer>().AddScoped<AcceptOffer>().AddScoped<DeclineOffer>().AddScoped<WithdrawOffer>()
            .AddScoped<OpenBlindBid>().AddScoped<EnterBlindBid>().AddScoped<ListBlindBids>()
            .AddScoped<DraftAgreement>().AddScoped<ReviseAgreement>().AddScoped<GetAgreement>().AddScoped<RequestSigningCode>().AddScoped<SignAgreement>()
            .AddScoped<RefuseToSign>().AddScoped<SealAgreement>().AddScoped<RecordAgreement>().AddScoped<VerifyAgreement>()
            .AddScoped<GetConfirmation>().AddScoped<ConsentToConfirmation>().AddScoped<FileConfirmation>().AddScoped<RecordCourtAnswer>()
            .AddScoped<GetConfirmationBundle>()
            .AddScoped<GetPerformance>().AddScoped<SubmitProof>().AddScoped<ConfirmPerformance>().AddScoped<ReportBreach>()
            .AddScoped<RecordUndisputedFacts>().AddScoped<AffirmUndisputedFacts>().AddScoped<GetUndisputedFacts>().AddScoped<GetHandOffPack>()
            .AddScoped<RateMediation>().AddScoped<GetStatistics>()
            .AddSingleton<AgreementAlarms>()
            .AddHostedService<AgreementDeadlines>();
    }

    public static IEndpointRouteBuilder MapAgreements(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<OffersApi>();
        endpoints.MapGrpcService<BlindBidsApi>();
        endpoints.MapGrpcService<AgreementsApi>();
        endpoints.MapGrpcService<ConfirmationApi>();
        endpoints.MapGrpcService<PerformanceApi>();
        endpoints.MapGrpcService<HandOffApi>();
        endpoints.MapGrpcService<StatisticsApi>();
        return endpoints;
    }
}

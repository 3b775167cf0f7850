using System.Net.Http.Headers;
using Complaints.Platform.Persistence;
using Complaints.Platform.PersonalData;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Complaints.Platform.Notices;

/// <summary>Registers notices.</summary>
public static class NoticesModule
{
    /// <summary>
    /// Registers <see cref="NoticeWriter"/> and the delivery of the database's notices. Call it after the database, so
    /// that delivery begins after the migration.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">
    /// <c>Notices:Mailbox=true</c>, or <c>Notices:Email:{Host,Port,From,User,Password}</c> and/or
    /// <c>Notices:Sms:{Url,Token}</c>.
    /// </param>
    /// <exception cref="InvalidOperationException">No way to the outside is set.</exception>
    public static IServiceCollection AddNotices<TDb>(this IServiceCollection services, IConfiguration configuration)
        where TDb : ServiceDb
    {
        // Several services may share a process; they share the ways to the outside.
        if (!services.Any(s => s.ServiceType == typeof(NoticeWriter)))
            services.AddSenders(configuration.GetSection("Notices"));
        services.AddScoped<NoticeCourier<TDb>>();
        services.AddHostedService<NoticeDelivery<TDb>>();
        return services;
    }

    /// <summary>Delivers the notices of a database that are due: now and not at the worker's next look. Safe to repeat.</summary>
    /// <returns>How many were delivered or tried.</returns>
    public static async Task<int> DeliverDueNotices<TDb>(this IServiceProvider services, CancellationToken ct)
        where TDb : ServiceDb
    {
        for (var all = 0; ;)
        {
            await using var scope = services.CreateAsyncScope();
            var tried = await scope.ServiceProvider.GetRequiredService<NoticeCourier<TDb>>().DeliverDue(ct);
            if (tried == 0)
                return all;
            all += tried;
        }
    }

    private static void AddSenders(this IServiceCollection services, IConfigurationSection settings)
    {
        if (settings.GetValue("Mailbox", defaultValue: false))
        {
            services.AddSingleton<INoticeSender>(new Mailbox.Sender(NoticeChannel.Email));
            services.AddSingleton<INoticeSender>(new Mailbox.Sender(NoticeChannel.Sms));
        }
        else if (!(services.AddEmail(settings.GetSection("Email")) | services.AddSms(settings.GetSection("Sms"))))
        {
            throw new InvalidOperationException(
                "Notices have no way to the people: set Notices:Email:Host and From, Notices:Sms:Url and Token, or, for a demo, Notices:Mailbox=true.");
        }

        services.AddSingleton(provider => new NoticeWriter(provider.GetRequiredService<Vault>(), provider.GetServices<INoticeSender>()));
    }

    private static bool AddEmail(this IServiceCollection services, IConfigurationSection section)
    {
        if (SmtpSettings.Read(section) is not { } smtp)
            return false;
        services.AddSingleton<INoticeSender>(new SmtpSender(smtp));
        return true;
    }

    private static bool AddSms(this IServiceCollection services, IConfigurationSection section)
    {
        if (section["Url"] is not { Length: > 0 } text)
            return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("Notices:Sms:Url is no http address.");

        var token = section["Token"];
        services
            .AddHttpClient(SmsSender.ClientName, http =>
            {
                if (!string.IsNullOrEmpty(token))
                    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            })
            .AddResilienceHandler(SmsSender.ClientName, pipeline =>
            {
                // The outside lives in real time, whatever the clock of the cases says.
                pipeline.TimeProvider = TimeProvider.System;
                // The courier repeats with longer pauses; here only what fails at once is tried once more.
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.FromMilliseconds(200),
                    ShouldRetryAfterHeader = false,
                });
                pipeline.AddTimeout(TimeSpan.FromSeconds(7));
            });
        services.AddSingleton<INoticeSender>(provider => new SmsSender(provider.GetRequiredService<IHttpClientFactory>(), url));
        return true;
    }
}

using System.Reflection;
using Complaints.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Complaints.Platform.Messaging;

/// <summary>Registers consumers of facts. Facts are the public records of <c>Complaints.Contracts</c>.</summary>
public static class MessagingRegistration
{
    private static readonly MethodInfo AddOne = typeof(MessagingRegistration).GetMethod(nameof(AddFactConsumer))!;

    /// <summary>Registers one consumer.</summary>
    public static IServiceCollection AddFactConsumer<TConsumer>(this IServiceCollection services)
        where TConsumer : class, IConsumer
    {
        var (fact, db) = Served(typeof(TConsumer))
            ?? throw new InvalidOperationException($"{typeof(TConsumer).Name} does not derive from FactConsumer.");
        services.Facts().Add<TConsumer>(fact, db);
        services.AddScoped<TConsumer>();
        return services;
    }

    /// <summary>Registers every consumer of an assembly that writes to <typeparamref name="TDb"/>.</summary>
    public static IServiceCollection AddConsumers<TDb>(this IServiceCollection services, Assembly assembly)
        where TDb : ServiceDb
    {
        foreach (var consumer in assembly.GetTypes().Where(t => !t.IsAbstract && Served(t)?.Db == typeof(TDb)).OrderBy(t => t.FullName, StringComparer.Ordinal))
            AddOne.MakeGenericMethod(consumer).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [services], null);
        return services;
    }

    internal static IServiceCollection AddOutbox<TDb>(this IServiceCollection services, IConfiguration configuration)
        where TDb : ServiceDb
    {
        services.Configure<MessagingOptions>(configuration.GetSection("Messaging"));
        services.Facts();
        services.TryAddSingleton<IFactTransport, MediatorTransport>();
        services.TryAddScoped<FailedMessages>();
        services.AddSingleton<OutboxDispatcher<TDb>>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<OutboxDispatcher<TDb>>());
        return services;
    }

    private static FactRegistry Facts(this IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(FactRegistry))?.ImplementationInstance is FactRegistry known)
            return known;
        var facts = new FactRegistry(Assembly.Load("Complaints.Contracts"));
        services.AddSingleton(facts);
        // The mediator is built when it is first needed; by then every module has added its consumers.
        services.AddMediator(mediator => mediator.ConfigureMediator((context, endpoint) => facts.Connect(endpoint, context)));
        return facts;
    }

    private static (Type Fact, Type Db)? Served(Type consumer)
    {
        for (var type = consumer.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FactConsumer<,>))
                return (type.GenericTypeArguments[0], type.GenericTypeArguments[1]);
        }

        return null;
    }
}

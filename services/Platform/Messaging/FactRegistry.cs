using System.Reflection;
using MassTransit;

namespace Complaints.Platform.Messaging;

/// <summary>
/// The facts that this process knows by name, and their consumers. Nothing else is ever made from the type name of a
/// stored message.
/// </summary>
internal sealed class FactRegistry
{
    private readonly Dictionary<string, Type> _facts = new(StringComparer.Ordinal);
    private readonly HashSet<(Type Db, string Name)> _names = [];
    private readonly List<Action<IReceiveEndpointConfigurator, IRegistrationContext>> _consumers = [];

    /// <summary>Makes a registry of every public record of an assembly.</summary>
    public FactRegistry(Assembly contracts)
    {
        foreach (var fact in contracts.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericType: false }))
            Know(fact);
    }

    /// <summary>The record of this full name; null when unknown.</summary>
    public Type? Find(string name) => _facts.GetValueOrDefault(name);

    /// <summary>Adds a fact.</summary>
    public void Know(Type fact) => _facts[fact.FullName!] = fact;

    /// <summary>Adds a consumer and its fact.</summary>
    /// <exception cref="InvalidOperationException">Two consumers of one database have the same name: the inbox could
    /// not tell them apart and would silence one.</exception>
    public void Add<TConsumer>(Type fact, Type db)
        where TConsumer : class, IConsumer
    {
        if (!_names.Add((db, typeof(TConsumer).Name)))
            throw new InvalidOperationException($"Two consumers of {db.Name} are called {typeof(TConsumer).Name}.");
        Know(fact);
        _consumers.Add((endpoint, context) => endpoint.Consumer<TConsumer>(context));
    }

    /// <summary>Connects every consumer.</summary>
    public void Connect(IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        foreach (var connect in _consumers)
            connect(endpoint, context);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Complaints.Testing.Databases;

/// <summary>
/// What must hold of the migrations of a service. Each check returns its findings, one sentence each; none means well.
/// Make the contexts with the service's design-time factories: nothing here connects.
/// </summary>
public static class MigrationChecks
{
    /// <summary>Contexts whose model has moved on since the last migration.</summary>
    public static IEnumerable<string> PendingModelChanges(params IEnumerable<DbContext> contexts) =>
        from context in contexts
        where context.Database.HasPendingModelChanges()
        select $"{context.GetType().Name} has changes that no migration holds.";

    /// <summary>Contexts whose migrations have other names, or another order, than those of the first.</summary>
    public static IEnumerable<string> DifferentNames(params IReadOnlyList<DbContext> contexts)
    {
        var expected = Names(contexts[0]);
        return from context in contexts.Skip(1)
               let names = Names(context)
               where names != expected
               select $"{context.GetType().Name} has [{names}], {contexts[0].GetType().Name} has [{expected}].";
    }

    /// <summary>Statements of the migrations of an SQL Server context that are no T-SQL; also when there is no migration.</summary>
    public static IEnumerable<string> UnreadableMigrations(DbContext sqlServer)
    {
        var script = sqlServer.GetService<IMigrator>().GenerateScript();
        return sqlServer.Database.GetMigrations().Any()
            ? UnreadableTransactSql(script)
            : [$"{sqlServer.GetType().Name} has no migrations."];
    }

    /// <summary>Queries of an SQL Server context that do not become T-SQL.</summary>
    /// <param name="queries">A name and the query.</param>
    public static IEnumerable<string> UnreadableQueries(params IEnumerable<(string Name, IQueryable Query)> queries) =>
        from query in queries
        from mistake in UnreadableTransactSql(query.Query.ToQueryString())
        select $"{query.Name}: {mistake}";

    /// <summary>Mistakes that the parser of SQL Server 2022 finds.</summary>
    public static IEnumerable<string> UnreadableTransactSql(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var mistakes);
        return mistakes.Select(m => $"line {m.Line}, column {m.Column}: {m.Message}");
    }

    // A migration is called 20260930120000_Name; the providers' were made some seconds apart.
    private static string Names(DbContext context) =>
        string.Join(", ", context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]));
}

using Complaints.Platform.Persistence;

namespace Complaints.Mediation.Data;

/// <summary>For <c>dotnet ef migrations</c>; never connects.</summary>
internal sealed class SqliteMediationDbDesign() : DesignTimeDb<SqliteMediationDb>(DatabaseProvider.Sqlite);

/// <inheritdoc cref="SqliteMediationDbDesign"/>
internal sealed class SqlServerMediationDbDesign() : DesignTimeDb<SqlServerMediationDb>(DatabaseProvider.SqlServer);

/// <inheritdoc cref="SqliteMediationDbDesign"/>
internal sealed class PostgreSqlMediationDbDesign() : DesignTimeDb<PostgreSqlMediationDb>(DatabaseProvider.PostgreSql);

using Complaints.Platform.Persistence;

namespace Complaints.CreditBlacklist.Data;

/// <summary>For <c>dotnet ef migrations</c>; never connects.</summary>
internal sealed class SqliteCreditDbDesign() : DesignTimeDb<SqliteCreditDb>(DatabaseProvider.Sqlite);

/// <inheritdoc cref="SqliteCreditDbDesign"/>
internal sealed class SqlServerCreditDbDesign() : DesignTimeDb<SqlServerCreditDb>(DatabaseProvider.SqlServer);

/// <inheritdoc cref="SqliteCreditDbDesign"/>
internal sealed class PostgreSqlCreditDbDesign() : DesignTimeDb<PostgreSqlCreditDb>(DatabaseProvider.PostgreSql);

using Complaints.Platform.Persistence;

namespace Complaints.Intake.Data;

/// <summary>For <c>dotnet ef migrations</c>; never connects.</summary>
internal sealed class SqliteIntakeDbDesign() : DesignTimeDb<SqliteIntakeDb>(DatabaseProvider.Sqlite);

/// <inheritdoc cref="SqliteIntakeDbDesign"/>
internal sealed class SqlServerIntakeDbDesign() : DesignTimeDb<SqlServerIntakeDb>(DatabaseProvider.SqlServer);

/// <inheritdoc cref="SqliteIntakeDbDesign"/>
internal sealed class PostgreSqlIntakeDbDesign() : DesignTimeDb<PostgreSqlIntakeDb>(DatabaseProvider.PostgreSql);

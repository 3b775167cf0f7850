using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Intake.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AnsweredRequests",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Body = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Response = table.Column<byte[]>(type: "varbinary(8000)", maxLength: 8000, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnsweredRequests", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    ActorId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ActorRole = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Link = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CaseDoor",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDoor", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "Complaints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Desk = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FirmKey = table.Column<string>(type: "nvarchar(124)", maxLength: 124, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RemedyCodes = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KnewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    PhonePrint = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityPrint = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrderPrint = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FactsPrint = table.Column<long>(type: "bigint", nullable: false),
                    Urgent = table.Column<bool>(type: "bit", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    League = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DepartmentCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HandlerId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HandlerName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcludedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DistributeBy = table.Column<DateOnly>(type: "date", nullable: true),
                    DecideBy = table.Column<DateOnly>(type: "date", nullable: true),
                    WarnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MediateBy = table.Column<DateOnly>(type: "date", nullable: true),
                    DecisionRule = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    MediationRule = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    CalendarVersion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NextAlarmAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Warned = table.Column<bool>(type: "bit", nullable: false),
                    Overdue = table.Column<bool>(type: "bit", nullable: false),
                    DistributedLate = table.Column<bool>(type: "bit", nullable: false),
                    SupplementRequestedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RejectionGround = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    TerminationGround = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    TransferredToPoliceAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LinkedReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Satisfaction = table.Column<int>(type: "int", nullable: true),
                    Purchase_Batch = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    Purchase_Brand = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    Purchase_CategoryCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Purchase_ChannelCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Purchase_Model = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    Purchase_Product = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Purchase_PurchasedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Purchase_Price_CurrencyCode = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Purchase_Price_MinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    Respondent_Address = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    Respondent_AddressUnreachable = table.Column<bool>(type: "bit", nullable: false),
                    Respondent_CreditCode = table.Column<string>(type: "nvarchar(18)", maxLength: 18, nullable: false),
                    Respondent_Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Respondent_Name = table.Column<string>(type: "nvarchar(480)", maxLength: 480, nullable: false),
                    Respondent_PlatformName = table.Column<string>(type: "nvarchar(480)", maxLength: 480, nullable: false),
                    Respondent_PlatformRegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Respondent_RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Respondent_RegistrationNumber = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    TimelineLength = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Complaints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    UploadKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(2000)", maxLength: 2000, nullable: false),
                    MediaType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FailedAttempts",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    WindowFrom = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Locks = table.Column<int>(type: "int", nullable: false),
                    ForgetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailedAttempts", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "FailedMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AggregateId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FailedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    TraceParent = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailedMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Consumer = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.MessageId, x.Consumer });
                });

            migrationBuilder.CreateTable(
                name: "Injuries",
                columns: table => new
                {
                    ComplaintId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ConsentedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Injuries", x => x.ComplaintId);
                });

            migrationBuilder.CreateTable(
                name: "NegotiatingFirms",
                columns: table => new
                {
                    CreditCode = table.Column<string>(type: "nvarchar(18)", maxLength: 18, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(480)", maxLength: 480, nullable: false),
                    TakesPart = table.Column<bool>(type: "bit", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NegotiatingFirms", x => x.CreditCode);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AuthorId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AuthorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ForParty = table.Column<bool>(type: "bit", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 16000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Officers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DepartmentCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Handles = table.Column<bool>(type: "bit", nullable: false),
                    Heads = table.Column<bool>(type: "bit", nullable: false),
                    TakesIn = table.Column<bool>(type: "bit", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Active = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Officers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AggregateId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ClaimedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TraceParent = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptSequence",
                columns: table => new
                {
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptSequence", x => new { x.RegionCode, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    FirmKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CategoryCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    SealedClue = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SealedReporter = table.Column<byte[]>(type: "varbinary(4000)", maxLength: 4000, nullable: true),
                    ComplaintId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DepartmentCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CheckBy = table.Column<DateOnly>(type: "date", nullable: true),
                    CheckRule = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    ExtensionRule = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    CalendarVersion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Overdue = table.Column<bool>(type: "bit", nullable: false),
                    NextAlarmAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ConcludedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SealedConclusion = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    MergedInto = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: true),
                    Respondent_Address = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    Respondent_AddressUnreachable = table.Column<bool>(type: "bit", nullable: false),
                    Respondent_CreditCode = table.Column<string>(type: "nvarchar(18)", maxLength: 18, nullable: false),
                    Respondent_Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Respondent_Name = table.Column<string>(type: "nvarchar(480)", maxLength: 480, nullable: false),
                    Respondent_PlatformName = table.Column<string>(type: "nvarchar(480)", maxLength: 480, nullable: false),
                    Respondent_PlatformRegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Respondent_RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Respondent_RegistrationNumber = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    TimelineLength = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Timeline",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SealedText = table.Column<byte[]>(type: "varbinary(max)", maxLength: 16000, nullable: true),
                    Values = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    StaffOnly = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timeline", x => new { x.CaseId, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AnsweredRequests_AnsweredAt",
                table: "AnsweredRequests",
                column: "AnsweredAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_CaseId_Sequence",
                table: "AuditEvents",
                columns: new[] { "CaseId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDoor_ReceiptNumber",
                table: "CaseDoor",
                column: "ReceiptNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Desk_DueOn_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "Desk", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Desk_SubmittedAt_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "Desk", "SubmittedAt", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_FirmKey_SubmittedAt_FactsPrint",
                table: "Complaints",
                columns: new[] { "FirmKey", "SubmittedAt", "FactsPrint" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_HandlerId_Desk_DueOn_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "HandlerId", "Desk", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_IdentityPrint_SubmittedAt",
                table: "Complaints",
                columns: new[] { "IdentityPrint", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_League_Desk_DueOn_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "League", "Desk", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_League_Desk_SubmittedAt_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "League", "Desk", "SubmittedAt", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_NameKey_ReceiptNumber_RegionCode",
                table: "Complaints",
                columns: new[] { "NameKey", "ReceiptNumber", "RegionCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_NextAlarmAt",
                table: "Complaints",
                column: "NextAlarmAt");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_PhonePrint_SubmittedAt",
                table: "Complaints",
                columns: new[] { "PhonePrint", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReceiptNumber",
                table: "Complaints",
                column: "ReceiptNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_RegionCode_Desk_DueOn_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "RegionCode", "Desk", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_RegionCode_Desk_SubmittedAt_ReceiptNumber",
                table: "Complaints",
                columns: new[] { "RegionCode", "Desk", "SubmittedAt", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ExpiresAt",
                table: "Drafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_OwnerId_Number",
                table: "Evidence",
                columns: new[] { "OwnerId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_UploadKey",
                table: "Evidence",
                column: "UploadKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FailedAttempts_ForgetAt",
                table: "FailedAttempts",
                column: "ForgetAt");

            migrationBuilder.CreateIndex(
                name: "IX_FailedMessages_FailedAt",
                table: "FailedMessages",
                column: "FailedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_ReceivedAt",
                table: "Inbox",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_ComplaintId_At",
                table: "Notes",
                columns: new[] { "ComplaintId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_CaseId_CreatedAt",
                table: "Notices",
                columns: new[] { "CaseId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_State_NextAttemptAt",
                table: "Notices",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Officers_DepartmentCode",
                table: "Officers",
                column: "DepartmentCode");

            migrationBuilder.CreateIndex(
                name: "IX_Officers_RegionCode",
                table: "Officers",
                column: "RegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_AggregateId_Sequence",
                table: "Outbox",
                columns: new[] { "AggregateId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ClaimedBy",
                table: "Outbox",
                column: "ClaimedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Id",
                table: "Outbox",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ComplaintId",
                table: "Reports",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_DepartmentCode_State_DueOn_ReceiptNumber",
                table: "Reports",
                columns: new[] { "DepartmentCode", "State", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NameKey",
                table: "Reports",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NextAlarmAt",
                table: "Reports",
                column: "NextAlarmAt");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReceiptNumber",
                table: "Reports",
                column: "ReceiptNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_RegionCode_State_DueOn_ReceiptNumber",
                table: "Reports",
                columns: new[] { "RegionCode", "State", "DueOn", "ReceiptNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_State_DueOn_ReceiptNumber",
                table: "Reports",
                columns: new[] { "State", "DueOn", "ReceiptNumber" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnsweredRequests");

            migrationBuilder.DropTable(
                name: "AuditEvents");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "CaseDoor");

            migrationBuilder.DropTable(
                name: "Complaints");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "FailedAttempts");

            migrationBuilder.DropTable(
                name: "FailedMessages");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "Injuries");

            migrationBuilder.DropTable(
                name: "NegotiatingFirms");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Officers");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "ReceiptSequence");

            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "Timeline");
        }
    }
}

using Complaints.CreditBlacklist;
using Complaints.Platform.Hosting;
using Complaints.Platform.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddCreditBlacklist(builder.Configuration);
var app = builder.Build();
if (args.Contains("migrate", StringComparer.Ordinal))
{
    await app.Services.MigrateAsync(CancellationToken.None);
    return;
}

app.MapPlatform();
app.MapCreditBlacklist();
await app.RunAsync();

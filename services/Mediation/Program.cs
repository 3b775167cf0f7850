using Complaints.Mediation;
using Complaints.Platform.Hosting;
using Complaints.Platform.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddMediation(builder.Configuration);
var app = builder.Build();
if (args.Contains("migrate", StringComparer.Ordinal))
{
    await app.Services.MigrateAsync(CancellationToken.None);
    return;
}

app.MapPlatform();
app.MapMediation();
await app.RunAsync();

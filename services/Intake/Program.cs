using Complaints.Intake;
using Complaints.Platform.Hosting;
using Complaints.Platform.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddIntake(builder.Configuration);
var app = builder.Build();
if (args.Contains("migrate", StringComparer.Ordinal))
{
    await app.Services.MigrateAsync(CancellationToken.None);
    return;
}

app.MapPlatform();
app.MapIntake();
await app.RunAsync();

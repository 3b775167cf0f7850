using System.Threading.Channels;
using Complaints.Gateway.Data;
using Complaints.Protos.Access.V1;
using Complaints.Protos.Intake.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gateway.Identity;

/// <summary>
/// Tells Intake of every account of staff: all at start, then each that changes, again and again until Intake answers. The whole
/// record is sent each time, so sending twice changes nothing, and what was lost with a process comes again with the next.
/// </summary>
internal sealed class OfficerRoster(
    IServiceScopeFactory scopes, CaseAccessService.CaseAccessServiceClient intake, ILogger<OfficerRoster> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<Guid> _changed = Channel.CreateUnbounded<Guid>();

    /// <summary>Asks for an account to be sent.</summary>
    public void Changed(Guid account) => _changed.Writer.TryWrite(account);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var id in await Ids(stoppingToken))
            await Tell(id, stoppingToken);
        await foreach (var id in _changed.Reader.ReadAllAsync(stoppingToken))
            await Tell(id, stoppingToken);
    }

    private async Task Tell(Guid id, CancellationToken ct)
    {
        for (var pause = FirstPause; ; pause = Min(pause * 2, LongestPause))
        {
            try
            {
                if (await Read(id, ct) is { } officer)
                    await intake.SetOfficerAsync(officer, cancellationToken: ct);
                return;
            }
            catch (RpcException e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("Intake does not take the officer {Officer}: {Status}. Trying again in {Pause}", id, e.StatusCode, pause);
                await Task.Delay(pause, ct);
            }
        }
    }

    private async Task<SetOfficerRequest?> Read(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<GatewayDb>().Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        // Mediators and people of firms are no officers.
        return account is null || !account.RoleList().Any(IsOfficer) ? null : new SetOfficerRequest
        {
            OfficerId = account.Id.ToString(),
            Name = account.DisplayName,
            DepartmentCode = account.DepartmentCode,
            RegionCode = account.RegionCode,
            Roles = { account.RoleList() },
            Email = account.Email ?? "",
            Active = account.Active,
        };
    }

    private async Task<List<Guid>> Ids(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GatewayDb>().Users.Select(a => a.Id).ToListAsync(ct);
    }

    private static bool IsOfficer(Role role) =>
        role is Role.IntakeOfficer or Role.HandlingOfficer or Role.Head or Role.Auditor or Role.Operator;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

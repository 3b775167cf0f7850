using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Complaints.Standalone;

/// <summary>What the demo tells a newcomer about one of its cases.</summary>
internal sealed record DemoReceipt(string Key, string ReceiptNumber, string AccessCode);

/// <summary>
/// Lives the demo's story through the services' own RPCs, step by step on the demo clock: nothing is inserted behind
/// their back, so every case has its real timeline, audit trail and notices.
/// </summary>
internal sealed class DemoCases(
    CallInvoker invoker, ServiceTokenIssuer tokens, DemoClock clock, DemoAccounts accounts, Func<CancellationToken, Task> runDue)
{
    private static readonly Dictionary<string, MethodDescriptor> Methods =
        new[] { ComplaintsService.Descriptor, ReportsService.Descriptor }
            .SelectMany(s => s.Methods).ToDictionary(m => m.Name, StringComparer.Ordinal);

    private static readonly string[] IdFields = ["complaintId", "reportId"];
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false));
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private readonly Dictionary<string, (string Id, long Version)> _cases = new(StringComparer.Ordinal);

    /// <summary>Lives every step and ends at real time.</summary>
    public async Task<IReadOnlyList<DemoReceipt>> Live(IReadOnlyList<DemoStep> steps, CancellationToken ct)
    {
        List<DemoReceipt> receipts = [];
        DateOnly? today = null;
        foreach (var step in steps)
        {
            // Each morning of the story the system looks what has become due, as it would have.
            for (var day = today ?? LegalDay.Of(step.At); day <= LegalDay.Of(step.At); day = day.AddDays(1))
            {
                var morning = LegalDay.StartUtc(day).AddHours(8.5);
                if (morning >= step.At)
                    break;
                clock.Set(new DateTimeOffset(morning, TimeSpan.Zero));
                await runDue(ct);
            }

            today = LegalDay.Of(step.At).AddDays(1);
            clock.Set(new DateTimeOffset(step.At, TimeSpan.Zero));
            if (await Take(step, ct) is { } receipt)
                receipts.Add(receipt);
        }

        clock.Set(TimeProvider.System.GetUtcNow());
        await runDue(ct);
        return receipts;
    }

    /// <summary>Tells Intake of the officers, as the gateway does for real accounts.</summary>
    public async Task SetOfficers(CancellationToken ct)
    {
        var client = new CaseAccessService.CaseAccessServiceClient(invoker);
        var headers = new Metadata { { "authorization", "Bearer " + tokens.Issue(DemoAccounts.Gateway) } };
        foreach (var account in accounts.Accounts)
        {
            var officer = new SetOfficerRequest
            {
                OfficerId = DemoAccounts.Id(account).ToString(),
                Name = account.Name,
                DepartmentCode = account.DepartmentCode,
                RegionCode = account.RegionCode,
                Email = account.Email,
                Active = true,
            };
            officer.Roles.AddRange(account.RoleSet);
            await client.SetOfficerAsync(officer, headers, cancellationToken: ct);
        }
    }

    private async Task<DemoReceipt?> Take(DemoStep step, CancellationToken ct)
    {
        var method = Methods[step.Do];
        var json = Complete(step, method);
        var caller = step.As switch
        {
            "" => Caller.Anybody("127.0.0.1"),
            "consumer" => accounts.Complainant(Guid.Parse(_cases[step.Case].Id)),
            _ => accounts.Staff(step.As),
        };
        var response = JsonNode.Parse(await CallWhenPossible(method, json, caller, ct))!;
        var status = response["status"] ?? response["report"];
        var id = (status?["complaintId"] ?? status?["reportId"])?.GetValue<string>();
        if (id is not null)
            _cases[step.Case] = (id, long.Parse(status!["version"]?.ToString() ?? "1", CultureInfo.InvariantCulture));
        else if (step.Do == "AssignComplaints")
            _cases[step.Case] = (_cases[step.Case].Id, _cases[step.Case].Version + 1);

        var code = (response["accessCode"] ?? response["report"]?["accessCode"])?.GetValue<string>();
        return string.IsNullOrEmpty(code) ? null : new DemoReceipt(step.Case, status!["receiptNumber"]!.GetValue<string>(), code);
    }

    private string Complete(DemoStep step, MethodDescriptor method)
    {
        var request = (JsonObject)step.With.DeepClone();
        DatesOf(request, LegalDay.Of(step.At));
        if (request.Remove("officer", out var officer))
            request["officerId"] = accounts.Staff(officer!.GetValue<string>()).Id;
        request["requestId"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{step.Case}/{step.Do}/{step.At:O}")).AsSpan(0, 16)).ToString();
        if (_cases.TryGetValue(step.Case, out var known))
        {
            var fields = method.InputType.Fields.InDeclarationOrder().Select(f => f.JsonName).ToHashSet(StringComparer.Ordinal);
            if (fields.Contains("complaintIds"))
                request["complaintIds"] = new JsonArray(known.Id);
            foreach (var field in IdFields.Where(fields.Contains))
                request[field] = known.Id;
            if (fields.Contains("version"))
                request["version"] = known.Version;
        }

        return request.ToJsonString();
    }

    /// <summary>Days are written as calendar days before the step, for example <c>-20</c>.</summary>
    private static void DatesOf(JsonNode? node, DateOnly today)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                DatesOf(item, today);
        }

        if (node is not JsonObject @object)
            return;
        foreach (var (name, value) in @object.ToList())
        {
            if (name is "purchasedOn" or "occurredOn" or "knewOn" or "validUntil")
            {
                var day = today.AddDays(int.Parse(value!.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                @object[name] = new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };
            }
            else
            {
                DatesOf(value, today);
            }
        }
    }

    /// <summary>A case is archived when its notices have gone out, which takes the couriers of the story a moment.</summary>
    private async Task<string> CallWhenPossible(MethodDescriptor method, string json, Caller caller, CancellationToken ct)
    {
        for (var left = 100; ; left--)
        {
            try
            {
                return await Call(method, json, caller, ct);
            }
            catch (RpcException early) when (left > 0 && method.Name == "ArchiveComplaint" && early.StatusCode is StatusCode.FailedPrecondition)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }

    private async Task<string> Call(MethodDescriptor method, string json, Caller caller, CancellationToken ct)
    {
        var request = Parser.Parse(json, method.InputType);
        var call = new Method<IMessage, IMessage>(
            MethodType.Unary, method.Service.FullName, method.Name,
            Marshallers.Create<IMessage>(m => m.ToByteArray(), _ => throw new NotSupportedException()),
            Marshallers.Create<IMessage>(_ => throw new NotSupportedException(), method.OutputType.Parser.ParseFrom));
        var headers = new Metadata { { "authorization", "Bearer " + tokens.Issue(caller) } };
        using var answer = invoker.AsyncUnaryCall(call, host: null, new CallOptions(headers, cancellationToken: ct), request);
        try
        {
            return Formatter.Format(await answer);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument)
        {
            throw new InvalidOperationException($"The demo's story has a mistake in {method.Name}: {refused.GetRpcStatus()}", refused);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Platform.Access;
using Complaints.Platform.LegalClock;
using Complaints.Protos.Intake.V1;
using Complaints.Protos.Mediation.V1;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Complaints.Standalone;

/// <summary>What the demo tells a newcomer about one of its cases.</summary>
internal sealed record DemoReceipt(string Key, string ReceiptNumber, string AccessCode);

/// <summary>
/// Lives the demo's story through the services' own RPCs, step by step on the demo clock: nothing is inserted behind
/// their back, so every case has its real timeline, audit trail and notices.
/// </summary>
internal sealed partial class DemoCases(DemoCalls calls, DemoClock clock, DemoAccounts accounts, WorkCalendar calendar, IServiceProvider services)
{
    private static readonly Dictionary<string, MethodDescriptor> Methods =
        new[]
        {
            ComplaintsService.Descriptor, ReportsService.Descriptor, NegotiationsService.Descriptor, MediationsService.Descriptor, MeetingsService.Descriptor,
            RoomService.Descriptor, OffersService.Descriptor, AgreementsService.Descriptor, ConfirmationService.Descriptor, PerformanceService.Descriptor,
            HandOffService.Descriptor,
        }.SelectMany(s => s.Methods).ToDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>What answers name and later requests need.</summary>
    private static readonly string[] Ids = ["complaintId", "reportId", "offerId", "meetingId"];

    private readonly Dictionary<string, Dictionary<string, string>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <summary>Lives every step and ends at real time.</summary>
    public async Task<IReadOnlyList<DemoReceipt>> Live(IReadOnlyList<DemoStep> steps, CancellationToken ct)
    {
        List<DemoReceipt> receipts = [];
        DateOnly? today = null;
        foreach (var step in steps)
        {
            // Each working morning of the story the system looks what has become due, as it would have.
            for (var day = today ?? LegalDay.Of(step.At); day <= LegalDay.Of(step.At); day = day.AddDays(1))
            {
                if (!calendar.Of(day, DemoScript.Region).IsWorking)
                    continue;
                var morning = LegalDay.StartUtc(day).AddHours(8.5);
                if (morning >= step.At)
                    break;
                clock.Set(new DateTimeOffset(morning, TimeSpan.Zero));
                await services.RunDue(ct);
            }

            today = LegalDay.Of(step.At).AddDays(1);
            clock.Set(new DateTimeOffset(step.At, TimeSpan.Zero));
            if (await Take(step, ct) is { } receipt)
                receipts.Add(receipt);
        }

        clock.Set(TimeProvider.System.GetUtcNow());
        await services.RunDue(ct);
        return receipts;
    }

    private async Task<DemoReceipt?> Take(DemoStep step, CancellationToken ct)
    {
        var method = Methods[step.Do];
        var caller = step.As switch
        {
            "" => Caller.Anybody("127.0.0.1"),
            "consumer" => accounts.Complainant(Guid.Parse(_known[step.Case]["complaintId"])),
            _ => accounts.Staff(step.As),
        };
        var json = await Complete(step, method, caller, ct);
        var response = JsonNode.Parse(await CallWhenPossible(method, json, caller, ct))!.AsObject();
        var status = (response["status"] ?? response["report"])?.AsObject();
        var known = _known.TryGetValue(step.Case, out var before) ? before : _known[step.Case] = new(StringComparer.Ordinal);
        foreach (var id in Ids)
        {
            if ((response[id] ?? status?[id])?.GetValue<string>() is { Length: > 0 } value)
                known[id] = value;
        }

        // Most answers say where the case is now; after the others it is asked again.
        if (status?["mediationId"] is not null)
            known["mediationVersion"] = status["version"]!.GetValue<string>();
        else
            known.Remove("mediationVersion");
        if (IsOfIntake(method))
        {
            _versions[step.Case] = status?["version"] is { } version
                ? long.Parse(version.ToString(), CultureInfo.InvariantCulture)
                : _versions.GetValueOrDefault(step.Case) + 1;
        }

        var code = (response["accessCode"] ?? response["report"]?["accessCode"])?.GetValue<string>();
        return string.IsNullOrEmpty(code) ? null : new DemoReceipt(step.Case, status!["receiptNumber"]!.GetValue<string>(), code);
    }

    private async Task<string> Complete(DemoStep step, MethodDescriptor method, Caller caller, CancellationToken ct)
    {
        var request = (JsonObject)step.With.DeepClone();
        DatesOf(request, LegalDay.Of(step.At));
        foreach (var person in (string[])["officer", "mediator"])
        {
            if (request.Remove(person, out var named))
                request[person + "Id"] = accounts.Staff(named!.GetValue<string>()).Id;
        }

        request["requestId"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{step.Case}/{step.As}/{step.Do}/{step.At:O}")).AsSpan(0, 16)).ToString();
        if (!_known.TryGetValue(step.Case, out var known))
            return request.ToJsonString();

        var fields = method.InputType.Fields.InDeclarationOrder().Select(f => f.JsonName).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in known.Where(k => fields.Contains(k.Key)))
            request[name] = value;
        if (fields.Contains("complaintIds"))
            request["complaintIds"] = new JsonArray(known["complaintId"]);
        if (request.ContainsKey("answersOfferId"))
            request["answersOfferId"] = known["offerId"];
        if (fields.Contains("version") && IsOfIntake(method))
            request["version"] = _versions[step.Case];
        if (fields.Contains("negotiationId"))
            TakeOver(await Negotiation(known, caller, ct));
        if (fields.Contains("mediationId"))
            await OfMediation();
        if (fields.Contains("documentSha256"))
            request["documentSha256"] = (await Ask("GetAgreement", caller, ("mediationId", request["mediationId"]!), ct))["agreement"]!["sha256"]!.GetValue<string>();
        if (fields.Contains("code"))
            request["code"] = await LatestCode(step.At, ct);
        return request.ToJsonString();

        void TakeOver(JsonNode negotiation)
        {
            request["negotiationId"] = negotiation["negotiationId"]!.GetValue<string>();
            if (fields.Contains("version"))
                request["version"] = negotiation["version"]!.GetValue<string>();
        }

        async Task OfMediation()
        {
            var id = await Mediation(known, ct);
            request["mediationId"] = id;
            if (!fields.Contains("version"))
                return;
            request["version"] = known.TryGetValue("mediationVersion", out var version)
                ? version
                : (await Ask("GetMediation", caller, ("mediationId", id), ct))["mediation"]!["status"]!["version"]!.GetValue<string>();
        }
    }

    private static bool IsOfIntake(MethodDescriptor method) => method.Service.File.Package == ComplaintsService.Descriptor.File.Package;

    /// <summary>The status of the case's negotiation, once Mediation has heard of it.</summary>
    private Task<JsonNode> Negotiation(Dictionary<string, string> known, Caller caller, CancellationToken ct) =>
        DemoCalls.Eventually(
            () => Unless(StatusCode.NotFound, async () => (await Ask("GetNegotiation", caller, ("complaintId", known["complaintId"]), ct))["negotiation"]!["status"]!),
            "a negotiation", ct);

    /// <summary>The id of the case's mediation, once it is open.</summary>
    private async Task<string> Mediation(Dictionary<string, string> known, CancellationToken ct)
    {
        if (known.TryGetValue("mediation", out var id))
            return id;
        return known["mediation"] = await DemoCalls.Eventually(
                async () =>
                {
                    await services.RunDue(ct);
                    var rows = (await Ask("ListMediations", accounts.Staff("head"), ("complaintId", known["complaintId"]), ct))["rows"]!.AsArray();
                    return rows.Count == 0 ? null : rows[0]!["status"]!["mediationId"]!.GetValue<string>();
                },
                "a mediation", ct);
    }

    private async Task<JsonNode> Ask(string name, Caller caller, (string Name, JsonNode Value) field, CancellationToken ct) =>
        JsonNode.Parse(await calls.Call(Methods[name], new JsonObject { [field.Name] = field.Value.DeepClone() }.ToJsonString(), caller, ct))!;

    /// <summary>The one-time code that was just sent, read in the demo's mailbox.</summary>
    private Task<string> LatestCode(DateTime since, CancellationToken ct) =>
        DemoCalls.Eventually(
            async () =>
            {
                await services.RunDue(ct);
                return (await services.Letters(5, ct)).Where(letter => letter.At >= since.AddMinutes(-1))
                    .Select(letter => OneTimeCode().Match(letter.Body)).FirstOrDefault(match => match.Success)?.Groups["code"].Value;
            },
            "a one-time code", ct);

    /// <summary>Days are written as calendar days from the step, for example <c>-20</c>.</summary>
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
            if (name is "purchasedOn" or "occurredOn" or "knewOn" or "validUntil" or "dueOn")
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

    /// <summary>A case is archived when its notices have gone out.</summary>
    private async Task<string> CallWhenPossible(MethodDescriptor method, string json, Caller caller, CancellationToken ct)
    {
        if (method.Name != "ArchiveComplaint")
            return await calls.Call(method, json, caller, ct);
        return await DemoCalls.Eventually(
            async () =>
            {
                await services.RunDue(ct);
                return await Unless(StatusCode.FailedPrecondition, () => calls.Call(method, json, caller, ct));
            },
            method.Name, ct);
    }

    private static async Task<T?> Unless<T>(StatusCode early, Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (RpcException refused) when (refused.StatusCode == early)
        {
            return null;
        }
    }

    [GeneratedRegex("验证码：(?<code>[0-9]{6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneTimeCode();
}

using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Complaints.EndToEnd.Tests;

/// <summary>Files cases as a program does: quicker than the form, for tests that begin where the form ends.</summary>
internal sealed class Rest(Uri site) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = site };

    /// <summary>Files a complaint against a trader of Huimin district.</summary>
    /// <param name="trader">Name of the trader; also what the case is found by.</param>
    /// <param name="creditCode">Its unified social credit code; empty when the consumer does not know it.</param>
    /// <param name="negotiate">Whether the firm is asked first.</param>
    /// <returns>Receipt number and access code.</returns>
    public async Task<(string Number, string Code)> Complaint(string trader, string creditCode = "", bool negotiate = false)
    {
        var bought = TimeProvider.System.GetUtcNow().AddDays(-20);
        var answer = await Send("/v1/complaints", new
        {
            requestId = new Guid(RandomNumberGenerator.GetBytes(16)),
            filing = new
            {
                complainant = new { name = "斯琴", phone = "13804715555", postalAddress = "呼和浩特市回民区光明路 12 号" },
                respondent = Respondent(trader, creditCode),
                purchase = new
                {
                    product = "电热水壶",
                    categoryCode = "goods.appliances",
                    channelCode = "shop",
                    amount = new { currencyCode = "CNY", minorUnits = 15900 },
                    purchasedOn = new { year = bought.Year, month = bought.Month, day = bought.Day },
                },
                issueCode = "A.promotion",
                remedyCodes = new[] { "refund" },
                facts = $"在{trader}买的电热水壶标称三年保修，第二周就漏水，店里说已经不生产，不修也不退。",
                language = "zh-CN",
                declaresTruth = true,
            },
            negotiate,
        });
        return (answer.GetProperty("status").GetProperty("receiptNumber").GetString()!, answer.GetProperty("accessCode").GetString()!);
    }

    /// <summary>Files an anonymous report on a trader of Huimin district.</summary>
    /// <returns>Receipt number and access code.</returns>
    public async Task<(string Number, string Code)> Report(string trader)
    {
        var answer = await Send("/v1/reports", new
        {
            requestId = new Guid(RandomNumberGenerator.GetBytes(16)),
            filing = new
            {
                respondent = Respondent(trader, ""),
                issueCode = "X.defect",
                facts = $"{trader}货架上的插线板没有认证标志，今天仍在卖，一共三排。",
                language = "zh-CN",
            },
        });
        var report = answer.GetProperty("report");
        return (report.GetProperty("receiptNumber").GetString()!, report.GetProperty("accessCode").GetString()!);
    }

    public void Dispose() => _http.Dispose();

    private static object Respondent(string trader, string creditCode) =>
        new { kind = "TRADER_KIND_ORDINARY", name = trader, creditCode, address = "呼和浩特市回民区中山西路 30 号", regionCode = "150103" };

    private async Task<JsonElement> Send(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? json : throw new InvalidOperationException(json.ToString());
    }
}

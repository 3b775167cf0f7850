using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Complaints.Platform.Notices;

/// <summary>
/// Hands text messages to an HTTP gateway: <c>POST {"id","to","text"}</c> with a bearer token, settings
/// <c>Notices:Sms:{Url,Token}</c>. Any 2xx means taken. <c>id</c>, also sent as <c>Idempotency-Key</c>, is the same on
/// every attempt.
/// </summary>
internal sealed class SmsSender(IHttpClientFactory clients, Uri url) : INoticeSender
{
    public const string ClientName = "notices-sms";

    public NoticeChannel Channel => NoticeChannel.Sms;

    public async Task Send(Guid noticeId, NoticeLetter letter, CancellationToken ct)
    {
        using var http = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = JsonContent.Create(new { id = noticeId, to = letter.Address, text = letter.Body }),
        };
        request.Headers.Add("Idempotency-Key", noticeId.ToString());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw new NoticeUndelivered(
                string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"),
                final: response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
        }
    }
}

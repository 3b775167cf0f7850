using System.Net;
using System.Text.RegularExpressions;

namespace Complaints.Gateway.Tests.Web;

/// <summary>A person with a browser that runs no script: opens pages, fills forms, presses buttons.</summary>
public sealed class Visitor(Uri site, CookieContainer cookies) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = site };

    /// <summary>Address of the site.</summary>
    public Uri Site => site;

    /// <summary>The cookies of the browser.</summary>
    public CookieContainer Cookies => cookies;

    /// <summary>Another window of the same browser.</summary>
    public Visitor OtherWindow() => new(site, cookies);

    /// <summary>A closed and reopened browser: cookies without a lifetime are gone.</summary>
    public Visitor Reopened()
    {
        var kept = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            if (cookie.Expires != default)
                kept.Add(cookie);
        }

        return new Visitor(site, kept);
    }

    /// <summary>Opens a page.</summary>
    public async Task<SeenPage> Open(string path) => await See(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills the page's main form and sends it; what is not given stays as the page had it.</summary>
    public async Task<SeenPage> Send(SeenPage page, string button, params (string Name, string Value)[] typed)
    {
        var fields = page.Fields(button).ToList();
        foreach (var name in typed.Select(field => field.Name).Distinct(StringComparer.Ordinal))
            fields.RemoveAll(field => field.Key == name);
        fields.AddRange(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        fields.Add(KeyValuePair.Create("do", button));
        return await Post(page.Action(button), fields);
    }

    /// <summary>Fills the form of the page that is sent to an address, and sends it; what is not given stays as the page had it.</summary>
    public async Task<SeenPage> SendTo(SeenPage page, string action, params (string Name, string Value)[] typed)
    {
        var fields = page.FieldsTo(action).ToList();
        foreach (var name in typed.Select(field => field.Name).Distinct(StringComparer.Ordinal))
            fields.RemoveAll(field => field.Key == name);
        fields.AddRange(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Post(page.ActionTo(action), fields);
    }

    /// <summary>The same with files, under the name that the page gives them.</summary>
    public async Task<SeenPage> UploadTo(SeenPage page, string action, (string Name, string Value)[] typed, params (string Field, string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in page.FieldsTo(action).Where(field => !typed.Any(t => t.Name == field.Key)))
            content.Add(new StringContent(value), name);
        foreach (var (name, value) in typed)
            content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, name);
        return await See(await _http.PostAsync(new Uri(page.ActionTo(action), UriKind.Relative), content));
    }

    /// <summary>Posts fields as they are.</summary>
    public async Task<SeenPage> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await See(await _http.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>Sends files with a form.</summary>
    public async Task<SeenPage> Upload(SeenPage page, string button, params (string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in page.Fields(button))
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(button), "do");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        return await See(await _http.PostAsync(new Uri(page.Action(button), UriKind.Relative), content));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<SeenPage> See(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new SeenPage(
                answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath, await answer.Content.ReadAsStringAsync(),
                answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
        }
    }
}

/// <summary>A page as it came.</summary>
public sealed partial record SeenPage(HttpStatusCode Status, string Path, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The text without tags; a name within a sentence stays in it.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Name().Replace(Html, "${name}"), " "));

    /// <summary>Address to which the form with this button is sent.</summary>
    public string Action(string button) => Attribute(FormWith(button), "action");

    /// <summary>What the form with this button would send.</summary>
    public IList<KeyValuePair<string, string>> Fields(string button) => FieldsOf(FormWith(button));

    /// <summary>What the form that is sent to an address would send; the address by its end.</summary>
    public IList<KeyValuePair<string, string>> FieldsTo(string action) => FieldsOf(FormTo(action));

    /// <summary>The whole address of a form, by its end.</summary>
    public string ActionTo(string action) => Attribute(FormTo(action), "action");

    private string FormTo(string action) =>
        Form().Matches(Html).Select(match => match.Value).FirstOrDefault(form => Attribute(form, "action").EndsWith(action, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No form of {Path} is sent to '{action}'. The page says: {Text}");

    private static List<KeyValuePair<string, string>> FieldsOf(string form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (Match match in Input().Matches(form))
        {
            var tag = match.Value;
            var type = Attribute(tag, "type");
            if (type is "file" || (type is "radio" or "checkbox" && !tag.Contains(" checked", StringComparison.Ordinal)))
                continue;
            fields.Add(KeyValuePair.Create(Attribute(tag, "name"), Attribute(tag, "value")));
        }

        foreach (Match match in TextArea().Matches(form))
            fields.Add(KeyValuePair.Create(Attribute(match.Value, "name"), WebUtility.HtmlDecode(match.Groups["text"].Value).TrimStart('\n')));
        foreach (Match match in Select().Matches(form))
        {
            var chosen = Option().Matches(match.Value).FirstOrDefault(option => option.Value.Contains(" selected", StringComparison.Ordinal));
            fields.Add(KeyValuePair.Create(Attribute(match.Value, "name"), chosen is null ? "" : Attribute(chosen.Value, "value")));
        }

        return fields;
    }

    /// <summary>The value that a control shows.</summary>
    public string Value(string name) => Fields("next").FirstOrDefault(field => field.Key == name).Value ?? "";

    /// <summary>What stands beside a field as its mistake; empty when nothing does.</summary>
    public string ErrorOf(string field) =>
        Regex.Match(Html, $"""id="{Regex.Escape(field)}-error">(?<text>[^<]*)<""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups["text"].Value)
            : "";

    private string FormWith(string button) =>
        Form().Matches(Html).Select(match => match.Value).FirstOrDefault(form =>
            form.Contains($"value=\"{button}\"", StringComparison.Ordinal) || (button.Length == 0 && form.Contains("<button", StringComparison.Ordinal)))
        ?? throw new InvalidOperationException($"No form of {Path} has the button '{button}'.");

    private static string Attribute(string tag, string name) =>
        Regex.Match(tag, $"""\s{name}="(?<value>[^"]*)["]""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups["value"].Value)
            : "";

    [GeneratedRegex("<span translate=\"no\">(?<name>[^<]*)</span>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("<textarea[^>]*>(?<text>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Option();
}

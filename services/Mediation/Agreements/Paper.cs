using System.Net;
using System.Text;

namespace Complaints.Mediation.Agreements;

/// <summary>A paper for people and courts: UTF-8 HTML that any browser shows and prints, without script or outside files.</summary>
internal sealed class Paper
{
    private const string Style =
        "body{font-family:'Noto Serif CJK SC','SimSun',serif;line-height:1.8;max-width:42em;margin:2em auto;padding:0 1em}"
        + "h1{text-align:center;font-size:1.5em}h2{font-size:1.1em}th{text-align:left;vertical-align:top;padding-right:1em;font-weight:normal;color:#444}"
        + "p,td{white-space:pre-wrap}@page{size:A4;margin:25mm}";

    private readonly StringBuilder _body = new();
    private readonly string _title;

    /// <summary>Begins a paper.</summary>
    public Paper(string title)
    {
        _title = title;
        Add("h1", title);
    }

    /// <summary>A heading.</summary>
    public Paper Heading(string text) => Add("h2", text);

    /// <summary>A paragraph; line feeds stay.</summary>
    public Paper Text(string text) => Add("p", text);

    /// <summary>A table of labels and values; rows without a value are left out.</summary>
    public Paper Rows(params IEnumerable<(string Label, string Value)> rows)
    {
        _body.Append("<table>\n");
        foreach (var (label, value) in rows.Where(r => r.Value.Length > 0))
            _body.Append("<tr><th scope=\"row\">").Append(Encode(label)).Append("</th><td>").Append(Encode(value)).Append("</td></tr>\n");
        _body.Append("</table>\n");
        return this;
    }

    /// <summary>The whole document.</summary>
    public string ToHtml() =>
        $"<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Encode(_title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n{_body}</body>\n</html>\n";

    private Paper Add(string element, string text)
    {
        _body.Append('<').Append(element).Append('>').Append(Encode(text)).Append("</").Append(element).Append(">\n");
        return this;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings("\n"));
}

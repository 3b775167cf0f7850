using System.Globalization;
using System.Text;
using System.Xml;
using Complaints.Protos.Credit.V1;

namespace Complaints.Gateway.Web.Credit;

/// <summary>The published list as an Atom feed (RFC 4287), newest first: what is on the list now and nothing that was removed.</summary>
internal static class CreditAtom
{
    /// <summary>Where it is read.</summary>
    public const string Address = "/credit/atom.xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Entries = 50;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, Feed);

    private static async Task<IResult> Feed(
        HttpContext context, PublishedListingsService.PublishedListingsServiceClient published, CreditTexts text, CancellationToken ct)
    {
        var answer = await published.ListPublishedListingsAsync(new ListPublishedListingsRequest { PageSize = Entries }, cancellationToken: ct);
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            writer.WriteStartElement("feed", Namespace);
            Element("title", text["Public.Title"]);
            Element("id", site + "/credit");
            Element("updated", Day(answer.Listings.Count > 0 ? answer.Listings[0].ListedOn.AsDay() : null, text.Today));
            Link("self", site + Address);
            Link("alternate", site + "/credit");
            foreach (var listing in answer.Listings)
            {
                writer.WriteStartElement("entry", Namespace);
                Element("title", listing.FirmName);
                Element("id", "urn:uuid:" + listing.ListingId);
                Element("updated", Day(listing.ListedOn.AsDay(), text.Today));
                writer.WriteStartElement("author", Namespace);
                Element("name", listing.Authority);
                writer.WriteEndElement();
                Link("alternate", $"{site}/credit/{listing.ListingId}");
                Element("summary", $"{listing.FirmCode} {listing.ClassName.Here()}");
                writer.WriteEndElement();
            }

            writer.WriteEndElement();

            void Element(string name, string value) => writer.WriteElementString(name, Namespace, value);

            void Link(string relation, string address)
            {
                writer.WriteStartElement("link", Namespace);
                writer.WriteAttributeString("rel", relation);
                writer.WriteAttributeString("href", address);
                writer.WriteEndElement();
            }
        }

        return Results.Text(xml.ToString(), "application/atom+xml", Encoding.UTF8);
    }

    /// <summary>Midnight of the legal day (UTC+8): the list knows days, Atom wants an instant.</summary>
    private static string Day(DateOnly? day, DateOnly today) => (day ?? today).ToString("yyyy-MM-dd'T00:00:00+08:00'", CultureInfo.InvariantCulture);
}

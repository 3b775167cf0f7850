using System.Security.Cryptography;
using System.Text;
using Complaints.Gateway.Web.Fields;
using Complaints.Gateway.Web.Rooms;

namespace Complaints.Gateway.Web.Verification;

/// <summary>
/// Takes the text of an agreement as a file and verifies its hash. The file is hashed and forgotten. Editors that end lines
/// otherwise, add a mark at the beginning or compose characters otherwise change nothing of the text, so that is undone first.
/// </summary>
internal static class VerifyForm
{
    /// <summary>Where the file is sent.</summary>
    public const string Address = "/verify/file";

    private const long Largest = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(Address, (HttpContext context, RoomTexts text) => Take(context, text));
        endpoints.MapGet(Address, () => Results.LocalRedirect("/verify"));
    }

    private static async Task<IResult> Take(HttpContext context, RoomTexts text)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var number = form["number"].ToString().Trim();
        if (!await context.IsOwnForm())
            return Again(StatusCodes.Status400BadRequest, number, text["Form.Old"]);
        if (form.Files.Count != 1 || form.Files[0].Length is 0 or > Largest)
            return Again(StatusCodes.Status422UnprocessableEntity, number, text["Verify.NoFile"]);
        using var content = new MemoryStream();
        await form.Files[0].CopyToAsync(content, context.RequestAborted);
        return Results.LocalRedirect($"/verify?number={Uri.EscapeDataString(number)}&sha256={HashOf(content.ToArray())}");
    }

    /// <summary>SHA-256 of the text as it was signed: UTF-8, form C, lines ended by one line feed.</summary>
    public static string HashOf(byte[] file)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(file).TrimStart('\uFEFF').ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
        catch (ArgumentException)
        {
            // No text: whatever it is, it is not the document.
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Again(int status, string number, string sentence) => Pages.Render<VerifyPage>(
        status,
        (nameof(VerifyPage.Attempt), new FormView(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = number }, [new PageMistake("file", sentence, "#file")], [])));
}

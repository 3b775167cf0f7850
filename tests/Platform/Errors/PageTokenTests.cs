using Complaints.Platform.Errors;
using Complaints.Protos.Intake.V1;
using CsCheck;
using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

public sealed class PageTokenTests
{
    private static readonly EphemeralDataProtectionProvider Ring = new();
    private readonly PageTokens _tokens = new(Ring);

    private sealed record Position(DateTime At, Guid Id);

    private static Position Here { get; } = new(new DateTime(2026, 4, 20, 1, 0, 0, DateTimeKind.Utc), new Guid("0195f3a0-0000-7000-8000-000000000001"));

    private static ListComplaintsRequest Request(string token = "", string search = "x", int pageSize = 25) =>
        new() { Search = search, PageSize = pageSize, PageToken = token };

    [Fact]
    public void A_token_brings_back_its_position_also_with_another_page_size_and_on_another_replica()
    {
        var token = _tokens.Write(Request(), Here);

        Assert.Equal(Here, new PageTokens(Ring).Read<Position>(Request(token, pageSize: 50)));
    }

    [Fact]
    public void Without_a_token_the_first_page_is_meant() => Assert.Null(_tokens.Read<Position>(Request()));

    [Fact]
    public void A_token_does_not_continue_a_list_with_other_filters() =>
        Refuses(Request(_tokens.Write(Request(), Here), search: "y"));

    [Fact]
    public void A_token_does_not_continue_another_list()
    {
        var token = _tokens.Write(new ListReportsRequest(), Here);

        Refuses(new ListComplaintsRequest { PageToken = token });
    }

    [Fact]
    public void A_token_shows_nothing_of_its_position()
    {
        var token = _tokens.Write(Request(), Here);

        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.DoesNotContain("0195f3a0", System.Text.Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(token)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var token = _tokens.Write(Request(), Here);

        // The last character may carry unused bits.
        Gen.Int[0, token.Length - 2].Sample(i => Refuses(Request(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..])), iter: 100);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("第二页")]
    public void A_token_that_never_was_one_is_refused(string token) => Refuses(Request(token));

    private void Refuses(Google.Protobuf.IMessage request)
    {
        var refusal = Assert.Throws<Refusal>(() => _tokens.Read<Position>(request));
        Assert.Equal((RefusalKind.Invalid, "INVALID_PAGE_TOKEN"), (refusal.Kind, refusal.Reason));
        Assert.Equal("page_token", Assert.Single(refusal.Fields).Field);
    }
}

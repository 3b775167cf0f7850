using Complaints.Platform.Codes;
using MassTransit;
using Xunit;

namespace Complaints.Intake.Tests.CaseAccess;

public sealed class AccessCodeTests
{
    private const string Receipt = "150102-20260420-000001-9";

    private readonly AccessCodes _codes = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public void A_code_has_16_digits_and_is_the_same_for_every_repetition()
    {
        var request = NewId.NextGuid();

        Assert.Matches("^[0-9]{16}$", _codes.Derive(request, Receipt));
        Assert.Equal(_codes.Derive(request, Receipt), _codes.Derive(request, Receipt));
    }

    [Fact]
    public void Another_request_another_receipt_and_another_key_give_other_codes()
    {
        var request = NewId.NextGuid();
        var codes = new[]
        {
            _codes.Derive(request, Receipt),
            _codes.Derive(NewId.NextGuid(), Receipt),
            _codes.Derive(request, "150102-20260420-000002-7"),
            new AccessCodes(new byte[32]).Derive(request, Receipt),
        };

        Assert.Equal(4, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_code_fits_its_own_hash_and_no_other()
    {
        var code = _codes.Derive(NewId.NextGuid(), Receipt);
        var hash = _codes.Hash(Receipt, code);

        Assert.True(_codes.Fits(Receipt, code, hash));
        Assert.False(_codes.Fits(Receipt, "0000000000000000", hash));
        Assert.False(_codes.Fits("150102-20260420-000002-7", code, hash));
        Assert.False(_codes.Fits(Receipt, code, hash: null));
        Assert.False(new AccessCodes(new byte[32]).Fits(Receipt, code, hash));
    }

    [Theory]
    [InlineData("1234 5678 9012 3456")]
    [InlineData("1234-5678-9012-3456")]
    [InlineData("１２３４５６７８９０１２３４５６")]
    public void A_code_may_be_typed_in_groups_and_full_width(string typed) =>
        Assert.Equal("1234567890123456", AccessCodes.NormaliseCode(typed));
}

using Complaints.Platform.Errors;
using Complaints.Platform.PersonalData;
using Complaints.Protos.Common.V1;
using CsCheck;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

public sealed class FieldCheckTests
{
    private readonly RequestCheck _check = new();

    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData(" 138 1234 5678 ", "13812345678")]
    [InlineData("138-1234-5678", "13812345678")]
    [InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("+86 13812345678", "13812345678")]
    [InlineData("0086-138-1234-5678", "13812345678")]
    [InlineData("8613812345678", "13812345678")]
    [InlineData("0471-4512345", "0471-4512345")]
    [InlineData("04714512345", "0471-4512345")]
    [InlineData("(0471) 4512345", "0471-4512345")]
    [InlineData("（0471）4512345", "0471-4512345")]
    [InlineData("+86 471 4512345", "0471-4512345")]
    [InlineData("010-62345678", "010-62345678")]
    [InlineData("0471-4512345-801", "0471-4512345-801")]
    [InlineData("0471-4512345转801", "0471-4512345-801")]
    [InlineData("+976 9911 2233", "+97699112233")]
    [InlineData("00976 99112233", "+97699112233")]
    [InlineData("+7 (495) 123-45-67", "+74951234567")]
    public void A_telephone_number_has_one_spelling_however_it_was_typed(string typed, string expected)
    {
        Assert.Equal(expected, _check.Phone("phone", typed));
        Assert.Empty(_check.Mistakes);
        Assert.Equal(expected, PhoneNumber.Read(expected));
    }

    [Theory]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("12812345678")]
    [InlineData("4512345")]
    [InlineData("+86 1281234567")]
    [InlineData("+123")]
    [InlineData("+1234567890123456")]
    [InlineData("phone")]
    [InlineData("13812345678 or 13812345679")]
    public void What_is_no_telephone_number_is_refused(string typed)
    {
        Assert.Equal("", _check.Phone("phone", typed));
        Assert.Equal("PHONE_NUMBER", Assert.Single(_check.Mistakes).Reason);
    }

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("+97699112233", true)]
    [InlineData("0471-4512345", false)]
    public void Text_messages_do_not_go_to_landlines(string number, bool takes) => Assert.Equal(takes, PhoneNumber.TakesTexts(number));

    [Fact]
    public void Reading_any_text_as_a_telephone_number_ends_and_what_it_reads_is_stable() =>
        Gen.String[Gen.Char["0123456789+-()转#x 　Ａ１"], 0, 30].Sample(text =>
            PhoneNumber.Read(text) is not { } number || PhoneNumber.Read(number) == number);

    [Theory]
    [InlineData("name@example.com", "name@example.com")]
    [InlineData(" First.Last+tag@Mail.Example.COM ", "First.Last+tag@mail.example.com")]
    [InlineData("name＠example.com", "name@example.com")]
    [InlineData("name@例子.中国", "name@xn--fsqu00a.xn--fiqs8s")]
    public void An_e_mail_address_is_taken_with_its_domain_in_lower_case(string typed, string expected)
    {
        Assert.Equal(expected, _check.Email("email", typed));
        Assert.Empty(_check.Mistakes);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("name@")]
    [InlineData("@example.com")]
    [InlineData("name@example")]
    [InlineData("name@-example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("name@example.com\r\nBcc: other@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("name <name@example.com>")]
    public void What_is_no_e_mail_address_is_refused(string typed)
    {
        Assert.Equal("", _check.Email("email", typed));
        Assert.Equal("EMAIL_ADDRESS", Assert.Single(_check.Mistakes).Reason);
    }

    [Fact]
    public void Absent_fields_are_fine_unless_they_are_required()
    {
        Assert.Equal(("", "", "", null), (_check.Phone("a", null), _check.Email("b", " "), _check.ResidentId("c", ""), _check.Money("d", null)));
        Assert.Empty(_check.Mistakes);

        _check.Phone("a", null, required: true);
        _check.Email("b", " ", required: true);
        _check.ResidentId("c", "", required: true);
        _check.Money("d", null, required: true);
        Assert.Equal([("a", "REQUIRED"), ("b", "REQUIRED"), ("c", "REQUIRED"), ("d", "REQUIRED")], _check.Mistakes.Select(m => (m.Field, m.Reason)));
    }

    [Fact]
    public void A_wrong_amount_names_the_currency_and_the_number()
    {
        Assert.Null(_check.Money("amount", new Money { CurrencyCode = "cny", MinorUnits = -1 }));

        Assert.Equal(
            [("amount.currency_code", "CURRENCY_CODE", "CNY"), ("amount.minor_units", "NEGATIVE_AMOUNT", null)],
            _check.Mistakes.Select(m => (m.Field, m.Reason, m.Suggestion)));
    }

    [Theory]
    [InlineData("CNY", 0, true)]
    [InlineData("MNT", 5, true)]
    [InlineData("RUB", FieldChecks.LargestAmount, true)]
    [InlineData("RUB", FieldChecks.LargestAmount + 1, false)]
    [InlineData("XXX", 1, false)]
    [InlineData("", 1, false)]
    public void Amounts_have_a_currency_of_ISO_4217_and_a_bound(string currency, long minorUnits, bool good)
    {
        Assert.Equal(good, _check.Money("amount", new Money { CurrencyCode = currency, MinorUnits = minorUnits }) is not null);
        Assert.Equal(good, _check.Mistakes.Count == 0);
    }

    // The example of the standard and numbers computed by hand from its formula.
    [Theory]
    [InlineData("11010519491231002X", null)]
    [InlineData("11010519491231002x", null)]
    [InlineData("440524188001010014", null)]
    [InlineData("110105 19491231 002X", null)]
    [InlineData("110105194912310021", "RESIDENT_ID_CHECK_DIGIT")]
    [InlineData("11010519490230002X", "RESIDENT_ID_CHECK_DIGIT")]
    [InlineData("1101051949123100", "RESIDENT_ID_FORMAT")]
    [InlineData("11010519491231002A", "RESIDENT_ID_FORMAT")]
    public void A_resident_identity_number_is_checked_by_its_check_digit_and_birthday(string typed, string? reason)
    {
        var number = _check.ResidentId("identity_number", typed);

        Assert.Equal(reason, _check.Mistakes.SingleOrDefault()?.Reason);
        Assert.Equal(reason is null, number.Length == 18);
        Assert.All(_check.Mistakes, m => Assert.Null(m.Suggestion));
    }

    [Fact]
    public void Any_single_wrong_digit_of_a_resident_identity_number_is_noticed()
    {
        const string right = "11010519491231002X";
        for (var i = 0; i < 17; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = right[..i] + digit + right[(i + 1)..];
                Assert.Equal(typed == right, ResidentId.Check(typed) == ResidentId.Mistake.None);
            }
        }
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(-3, 25)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(int.MaxValue, 100)]
    public void Page_sizes_are_clamped(int asked, int expected) => Assert.Equal(expected, FieldChecks.PageSize(asked));
}

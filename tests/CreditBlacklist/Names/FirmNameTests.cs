using Complaints.CreditBlacklist.Names;
using Complaints.Testing;
using Xunit;

namespace Complaints.CreditBlacklist.Tests.Names;

public class FirmNameTests
{
    private static readonly NameMatcher Matcher = NameMatcher.Load(RepositoryFolder.Seeds);

    [Theory]
    [InlineData("内蒙古亨通物流有限公司", "内蒙古", "亨通", "物流", "Limited")]
    [InlineData("内蒙古自治区呼和浩特市亨通物流有限责任公司", "内蒙古自治区呼和浩特市", "亨通", "物流", "Limited")]
    [InlineData("亨通（内蒙古）物流有限公司", "内蒙古", "亨通", "物流", "Limited")]
    [InlineData("亨通物流【内蒙古】股份有限公司", "内蒙古", "亨通", "物流", "JointStock")]
    [InlineData("亨通物流内蒙古有限公司", "内蒙古", "亨通", "物流", "Limited")]
    [InlineData("內蒙古小肥羊餐飲連鎖有限公司", "内蒙古", "小肥羊", "餐饮连锁", "Limited")]
    [InlineData("内蒙古鄂尔多斯羊绒有限公司", "内蒙古", "鄂尔多斯", "羊绒", "Limited")]
    [InlineData("内蒙古安康大药房有限公司", "内蒙古", "安康", "大药房", "Limited")]
    [InlineData("达拉特旗树林召镇老王烧烤店", "达拉特旗树林召镇", "老王", "烧烤店", null)]
    [InlineData("锡林郭勒盟草原牧歌种植养殖专业合作社", "锡林郭勒盟", "草原牧歌", "种植养殖", "Cooperative")]
    [InlineData("赤峰盛鑫股权投资中心（有限合伙）", "赤峰", "盛鑫", "股权投资中心", "Partnership")]
    [InlineData("昆山市亨通电子有限公司", "昆山市", "亨通", "电子", "Limited")]
    public void A_chinese_name_falls_into_its_parts(string text, string places, string brand, string trade, string? form)
    {
        var name = Matcher.Read(text);

        Assert.Equal(
            (places, brand, trade, form),
            (string.Concat(name.Places.Select(place => place.Written)), name.Brand, name.Trade, name.Form?.ToString()));
    }

    [Theory]
    [InlineData("内蒙古亨通物流有限公司呼和浩特分公司", "亨通", "呼和浩特分公司")]
    [InlineData("亨通物流呼和浩特分公司", "亨通", "呼和浩特分公司")]
    [InlineData("内蒙古亨通物流有限公司第二分公司", "亨通", "第二分公司")]
    [InlineData("内蒙古亨通物流有限公司", "亨通", "")]
    public void A_branch_is_no_part_of_the_firm(string text, string brand, string branch)
    {
        var name = Matcher.Read(text);

        Assert.Equal((brand, branch), (name.Brand, name.Branch));
    }

    [Theory]
    [InlineData("ООО «Весна»", "vesna", "Limited")]
    [InlineData("«Весна», Общество с ограниченной ответственностью", "vesna", "Limited")]
    [InlineData("О.О.О. Весна", "vesna", "Limited")]
    [InlineData("Публичное акционерное общество «Заря»", "zaria", "JointStock")]
    [InlineData("\"Говь\" ХК", "gov", "JointStock")]
    [InlineData("Алтан Говь ХХК", "altan gov", "Limited")]
    [InlineData("Altan Gov' Co., Ltd.", "altan gov", "Limited")]
    [InlineData("ИП Иванов", "ivanov", "Sole")]
    public void An_alphabetic_name_loses_its_form_and_gets_one_spelling(string text, string plain, string form)
    {
        var name = Matcher.Read(text);

        Assert.Equal((plain, form), (name.Plain, name.Form?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀😀")]
    [InlineData("\uD83D")]
    [InlineData("（）()【】")]
    [InlineData("---...///")]
    public void What_holds_no_letter_matches_nothing(string text)
    {
        var name = Matcher.Read(text);

        Assert.Equal(NameScript.None, name.Script);
        Assert.Equal(NameVerdict.Different, Matcher.Compare(name, name).Verdict);
    }

    [Theory]
    [InlineData("有限公司")]
    [InlineData("内蒙古")]
    [InlineData("内蒙古有限公司")]
    [InlineData("物流")]
    [InlineData("一")]
    [InlineData("ООО")]
    [InlineData("LLC LLC LLC")]
    [InlineData("内蒙古ABC科技Мир有限公司")]
    [InlineData("((((((内蒙古")]
    public void An_odd_name_is_still_itself(string text) => Assert.Equal(NameVerdict.Same, Matcher.Compare(text, text).Verdict);

    [Fact]
    public void Whatever_characters_come_nothing_fails()
    {
        var random = new Random(7);
        const string alphabet = "内蒙古亨通物流有限公司分()（）ABЖщө ·.&'/9\uD83D\uDE00\u200B\u0301市县旗";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Assert.NotNull(Matcher.Compare(text, "内蒙古亨通物流有限公司"));
        }

        Assert.True(Matcher.Read(new string('亨', 10_000)).Plain.Length <= NameText.Longest);
    }
}

namespace Complaints.CreditBlacklist.Tests.Names;

/// <summary>
/// Makes firm names and what people, registers and scanners make of them. The slips are lists of their own, not those of
/// the seeds, so that a hole in the seeds is seen.
/// </summary>
internal sealed class NameGrammar(int seed)
{
    private const string BrandCharacters =
        "安奥百宝北本滨博才昌畅超晨诚驰创春达大德鼎东尔丰峰福富高冠光广国海汉浩和恒弘宏鸿华辉汇惠嘉佳嘉建健江杰金锦京晶景久聚军钧骏凯康科坤朗乐立利力联亮林龙隆鲁路绿美蒙民明铭茂牧南宁诺鹏平普祺奇琪启乾强庆泉仁日荣融瑞润森善盛胜圣晟世顺硕思四泰腾天通同途万旺威维伟文五西祥翔向晓欣新鑫信星兴雄旭讯雅阳耀业益亿义艺银永优友宇玉裕誉元源远悦越云运泽展长兆振正政志智中众卓忠";

    private const string SoundSlips =
        "恒衡 诚成 宏弘 宏鸿 源原 源元 盛晟 盛胜 达答 欣新 新鑫 信欣 泽责 瑞锐 祥翔 佳嘉 华桦 汇惠 利力 丰峰 丰锋 远源 宇雨 玉裕 誉裕 康慷 泰太 腾滕 旭续 益亿 义艺 强墙 杰捷 凯楷 明铭 名明 通同 东冬 建健 康糠 晨辰 博勃 富福 安鞍 立利 荣融 龙隆 顺舜 兴星 阳洋 永勇 智志 正政 中忠 卓桌 聚巨 军均 骏俊 金津 锦津 广光 润闰 森僧 天添 业叶 友优 云耘 振镇 庆清";

    private const string ShapeSlips =
        "亨享 泰秦 恒桓 末未 土士 大太 天夫 晴睛 元无 本木 日曰 王玉 己已 干千 午牛 万方 鸟乌 人入 林材 明朋 海悔 诚城 源原 博搏 佳住 康庚 晨辰 建健 辉挥 景影 聚取 骏俊 凯剀 浩洁 瑞端 泽译 祥详 顺项 兴兵 星是 旭旮 银很 永水 优忧 裕浴 运远 展屈 兆北 志忘 金全 汇江 坤坤 宏宠 恒恨 鹏鹏 信倍 盛盗 利刊 强弹 思恩 友反 同冈 隆降 洋祥 华毕 昌冒 东车 力刀 江红 阳阴 牧枚 民良 美羔 智暂";

    private static readonly string[] TradeNames =
    [
        "物流", "商贸", "科技", "建筑工程", "餐饮管理", "食品", "农牧业", "乳业", "煤炭运销", "房地产开发", "装饰工程", "汽车销售服务", "医药连锁",
        "生物科技", "文化传媒", "电子商务", "信息技术", "网络科技", "物业服务", "旅游开发", "国际贸易", "新能源", "化工", "机械设备", "劳务服务", "人力资源服务",
        "环保科技", "酒店管理", "教育咨询", "广告传媒", "畜牧", "粮油", "肉业", "羊绒制品", "供应链管理", "投资管理", "园林绿化", "建材", "矿业", "运输",
    ];

    private static readonly (string Full, string Brief)[] RegionNames =
    [
        ("内蒙古", "内蒙"), ("内蒙古自治区", "内蒙古"), ("呼和浩特市", "呼和浩特"), ("包头市", "包头"), ("鄂尔多斯市", "鄂尔多斯"), ("赤峰市", "赤峰"),
        ("通辽市", "通辽"), ("呼伦贝尔市", "呼伦贝尔"), ("乌兰察布市", "乌兰察布"), ("巴彦淖尔市", "巴彦淖尔"), ("乌海市", "乌海"), ("锡林郭勒盟", "锡林郭勒"),
        ("兴安盟", "兴安盟"), ("阿拉善盟", "阿拉善盟"), ("呼和浩特市赛罕区", "呼和浩特赛罕区"), ("包头市昆都仑区", "包头昆都仑区"), ("满洲里市", "满洲里"),
    ];

    private static readonly string[] FormNames = ["有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司"];

    private readonly Random _random = new(seed);

    /// <summary>A firm of two to four brand characters.</summary>
    public Firm Next()
    {
        var length = _random.Next(10) switch { < 6 => 2, < 9 => 3, _ => 4 };
        var brand = string.Concat(Enumerable.Range(0, length).Select(_ => BrandCharacters[_random.Next(BrandCharacters.Length)]));
        return new(RegionNames[_random.Next(RegionNames.Length)], brand, Pick(TradeNames), Pick(FormNames));
    }

    /// <summary>The same firm written otherwise, and in which way.</summary>
    public (string Kind, string Name) Vary(Firm firm) => _random.Next(12) switch
    {
        0 => ("without place", firm.Brand + firm.Trade + firm.Form),
        1 => ("without form", firm.Region.Full + firm.Brand + firm.Trade),
        2 => ("other form of words", firm.Region.Full + firm.Brand + firm.Trade + Other(firm.Form)),
        3 => ("place behind in brackets", $"{firm.Brand}{firm.Trade}（{firm.Region.Brief}）{firm.Form}"),
        4 => ("place inside in brackets", $"{firm.Brand}({firm.Region.Full}){firm.Trade}{firm.Form}"),
        5 => ("brief place", firm.Region.Brief + firm.Brand + firm.Trade + firm.Form),
        6 => ("a branch", firm.Name + Pick(["呼和浩特分公司", "包头分公司", "第二分公司", "东胜营业部"])),
        7 => ("wide and spaced", string.Join(' ', firm.Name.Chunk(3).Select(part => new string(part))) + "　。"),
        8 => ("misheard", Slip(firm, SoundSlips) ?? firm.Name),
        9 => ("misread", Slip(firm, ShapeSlips) ?? firm.Name),
        10 => ("traditional", Traditional(firm.Name)),
        _ => ("misread form", firm.Name.Replace("公司", _random.Next(2) == 0 ? "公可" : "公司.", StringComparison.Ordinal)),
    };

    /// <summary>Another firm that differs by one character of the brand.</summary>
    public string Neighbour(Firm firm)
    {
        while (true)
        {
            var at = _random.Next(firm.Brand.Length);
            var other = BrandCharacters[_random.Next(BrandCharacters.Length)];
            if (other != firm.Brand[at])
                return (firm with { Brand = firm.Brand[..at] + other + firm.Brand[(at + 1)..] }).Name;
        }
    }

    private static string Other(string form) => form switch
    {
        "有限公司" => "有限责任公司",
        "有限责任公司" => "有限公司",
        _ => "股份公司",
    };

    private static string Traditional(string name)
    {
        const string pairs = "蒙蒙 贸貿 业業 东東 华華 达達 兴興 运運 龙龍 汇匯 丰豐 宝寶 泽澤 诚誠 远遠 国國 汉漢 鸿鴻 辉輝 凯凱 乐樂 联聯 绿綠 宁寧 鹏鵬 启啟 庆慶 荣榮 润潤 圣聖 顺順 硕碩 腾騰 万萬 维維 伟偉 晓曉 讯訊 阳陽 亿億 义義 艺藝 银銀 优優 誉譽 云雲 长長 众眾 设設 责責 环環 药藥 传傳 媒媒 电電 务務 开開 发發 农農 矿礦 输輸 园園 饮飲 销銷 产產 车車 劳勞 资資 应應 链鏈 绒絨 乌烏 赛賽 罕罕 区區";
        var table = pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);
        return string.Concat(name.Select(character => table.GetValueOrDefault(character, character)));
    }

    private string? Slip(Firm firm, string slips)
    {
        var fits = slips.Split(' ')
            .SelectMany(pair => ((char From, char To)[])[(pair[0], pair[1]), (pair[1], pair[0])])
            .Where(slip => slip.From != slip.To && firm.Brand.Contains(slip.From, StringComparison.Ordinal)).ToList();
        if (fits.Count == 0)
            return null;
        var (from, to) = fits[_random.Next(fits.Count)];
        var at = firm.Brand.IndexOf(from, StringComparison.Ordinal);
        return (firm with { Brand = firm.Brand[..at] + to + firm.Brand[(at + 1)..] }).Name;
    }

    private string Pick(string[] list) => list[_random.Next(list.Length)];
}

/// <summary>A made-up firm by its parts.</summary>
internal sealed record Firm((string Full, string Brief) Region, string Brand, string Trade, string Form)
{
    /// <summary>As registered.</summary>
    public string Name => Region.Full + Brand + Trade + Form;
}

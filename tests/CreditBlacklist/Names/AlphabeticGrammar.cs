using System.Globalization;

namespace Complaints.CreditBlacklist.Tests.Names;

/// <summary>Makes pairs of Latin and Cyrillic firm names that are one firm or two; its transliterations are its own.</summary>
internal sealed class AlphabeticGrammar(int seed)
{
    private static readonly string[] Russian =
    [
        "Весна", "Юпитер", "Заря", "Восход", "Щербаков", "Крылья", "Северсталь", "Чайка", "Жемчужина", "Ярославль", "Хабаровск", "Цемент", "Энергия", "Байкал",
        "Мираж", "Гранит", "Алмаз", "Вятка", "Подъём", "Ижевск", "Объектив", "Южный", "Шахтёр", "Русич", "Ангара", "Кристалл", "Форвард", "Меркурий", "Ельник",
        "Тайга", "Прогресс", "Радуга", "Зенит", "Вымпел", "Бурятия", "Чистополь", "Кузбасс", "Луч", "Маяк", "Якорь",
    ];

    private static readonly string[] Mongolian =
    [
        "Эрдэнэт", "Тавантолгой", "Хөгжил", "Өгөөж", "Жаргалан", "Баянгол", "Түмэн", "Алтан", "Говь", "Цагаан", "Хүрэн", "Дархан", "Сүлд", "Мөнх", "Наран",
        "Оюун", "Шижир", "Төгрөг", "Буян", "Зэс",
    ];

    private static readonly string[] Latin =
    [
        "Northgate", "Silverline", "Brandt", "Castellano", "Meridian", "Oakfield", "Petrolux", "Quantum", "Rosenberg", "Sanderson", "Tallinn", "Ventura",
        "Westbrook", "Xenon", "Yardley", "Zephyr", "Albatross", "Blackstone", "Cormorant", "Dunmore", "Everest", "Falcon", "Granville", "Hamilton", "Ironwood",
        "Jupiter", "Kingfisher", "Larsen", "Mayfair", "Norwood",
    ];

    private static readonly string[] Trades = ["Trading", "Logistics", "Shipping", "Construction", "Energy", "Engineering", "Mining", "Holding", "Group", "International"];
    private static readonly string[] LatinForms = ["LLC", "Ltd", "Limited", "Co., Ltd.", "Inc.", "GmbH", "JSC", "S.A."];

    private readonly Random _random = new(seed);

    /// <summary>Two names and whether they are one firm's.</summary>
    public (string Left, string Right, bool Same) Next()
    {
        var same = _random.Next(2) == 0;
        return _random.Next(3) switch
        {
            0 => Cyrillic(Russian, "ООО", ["OOO", "LLC", "Limited Liability Company"], Bgn, same),
            1 => Cyrillic(Mongolian, "ХХК", ["XXK", "LLC", "HHK"], MongolianLatin, same),
            _ => InLatin(same),
        };
    }

    private (string, string, bool) Cyrillic(string[] brands, string form, string[] latinForms, string[] table, bool same)
    {
        var (one, two) = (Pick(brands), Pick(brands));
        var twoWords = _random.Next(2) == 0 && one != two;
        var name = twoWords ? $"{one} {two}" : one;
        var left = _random.Next(3) switch { 0 => $"{form} «{name}»", 1 => $"{form} {name.ToUpper(CultureInfo.InvariantCulture)}", _ => $"{name} {form}" };
        if (!same)
        {
            var other = Pick(brands);
            while (other == one || other == two)
                other = Pick(brands);
            name = twoWords && _random.Next(2) == 0 ? $"{one} {other}" : other;
        }

        var right = _random.Next(4) == 0 ? name : Spell(name, _random.Next(2) == 0 ? table : Iso(table));
        right = _random.Next(3) switch { 0 => $"{right} {Pick(latinForms)}", 1 => $"{Pick(latinForms)} \"{right}\"", _ => right };
        return (left, right, same);
    }

    private (string, string, bool) InLatin(bool same)
    {
        var (one, two, trade) = (Pick(Latin), Pick(Latin), Pick(Trades));
        var twoWords = _random.Next(2) == 0 && one != two;
        var left = $"{one} {(twoWords ? two + " " : "")}{trade} {Pick(LatinForms)}";
        if (!same)
        {
            var other = Pick(Latin);
            while (other == one || other == two)
                other = Pick(Latin);
            return (left, $"{other} {(twoWords ? two + " " : "")}{trade} {Pick(LatinForms)}", false);
        }

        var brand = _random.Next(3) == 0 ? Typo(one) : one;
        var right = _random.Next(4) switch
        {
            0 => $"{brand.ToUpperInvariant()} {(twoWords ? two.ToUpperInvariant() + " " : "")}{trade.ToUpperInvariant()}",
            1 => $"{(twoWords ? two + " " : "")}{brand} {trade} {Pick(LatinForms)}",
            2 => $"The {brand}{(twoWords ? "-" + two : "")} {trade} Company",
            _ => $"{brand} {(twoWords ? two + " " : "")}{trade}",
        };
        return (left, right, true);
    }

    private string Typo(string word)
    {
        var at = _random.Next(1, word.Length - 1);
        return _random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private static readonly string[] Bgn =
        "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya".Split(' ');

    private static readonly string[] MongolianLatin =
        "а=a б=b в=v г=g д=d е=ye ё=yo ж=j з=z и=i й=i к=k л=l м=m н=n о=o ө=u п=p р=r с=s т=t у=u ү=u ф=f х=kh ц=ts ч=ch ш=sh ъ= ы=y ь=i э=e ю=yu я=ya".Split(' ');

    private static string[] Iso(string[] table) =>
        [.. table, "ж=zh", "й=j", "х=h", "ц=c", "щ=shh", "ю=ju", "я=ja", "ө=o"];

    private static string Spell(string name, string[] table)
    {
        var letters = new Dictionary<char, string>();
        foreach (var row in table)
            letters[row[0]] = row[2..];
        return string.Concat(name.Select(letter =>
        {
            var spelled = letters.GetValueOrDefault(char.ToLowerInvariant(letter), letter.ToString());
            return char.IsUpper(letter) && spelled.Length > 0 ? char.ToUpperInvariant(spelled[0]) + spelled[1..] : spelled;
        }));
    }

    private string Pick(string[] list) => list[_random.Next(list.Length)];
}

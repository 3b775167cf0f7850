using System.Collections.Frozen;

namespace Complaints.Platform.Errors;

/// <summary>The currencies of ISO 4217 in which people pay, with the number of digits of the minor unit.</summary>
public static class Currencies
{
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
        + "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
        + "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
        + "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
        + "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Digits =
        (((IEnumerable<(string Codes, int Digits)>)[(TwoDigits, 2), (NoDigits, 0), (ThreeDigits, 3)])
            .SelectMany(group => group.Codes.Split(' ').Select(code => (code, group.Digits))))
        .ToFrozenDictionary(pair => pair.code, pair => pair.Digits, StringComparer.Ordinal);

    /// <summary>Whether it is a code of the list; upper case only.</summary>
    public static bool Contains(string code) => Digits.ContainsKey(code);

    /// <summary>How many digits the minor unit has: 2 for CNY, 0 for JPY.</summary>
    public static int MinorDigits(string code) => Digits[code];
}

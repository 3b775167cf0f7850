using System.Numerics;
using Complaints.Intake.Filing;

namespace Complaints.Intake.Complaints;

/// <summary>
/// A 64-bit fingerprint of a text (simhash over pairs of characters): near-identical texts differ in few bits. It tells
/// nothing of the text itself, so it may stand beside the sealed one.
/// </summary>
internal static class TextPrint
{
    /// <summary>Texts that differ in at most this many bits are shown as near-identical. Unrelated texts differ in about 32.</summary>
    public const int NearBits = 8;

    /// <summary>The fingerprint. White space, punctuation and letter case do not matter.</summary>
    public static long Of(string text)
    {
        var key = NameKey.Of(text);
        Span<int> votes = stackalloc int[64];
        for (var i = 0; i + 1 < key.Length; i++)
        {
            var hash = Spread(((ulong)key[i] << 16) | key[i + 1]);
            for (var bit = 0; bit < 64; bit++)
                votes[bit] += ((hash >> bit) & 1) == 1 ? 1 : -1;
        }

        var print = 0UL;
        for (var bit = 0; bit < 64; bit++)
            print |= votes[bit] > 0 ? 1UL << bit : 0;
        return (long)print;
    }

    /// <summary>Whether two fingerprints are of near-identical texts.</summary>
    public static bool Near(long one, long other) => BitOperations.PopCount((ulong)(one ^ other)) <= NearBits;

    // The finaliser of splitmix64: each bit of a pair of characters moves half of the 64. The same on every machine.
    private static ulong Spread(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

using System.Collections.Concurrent;

namespace Complaints.CreditBlacklist.Names;

/// <summary>A name of the index that a query may mean.</summary>
/// <param name="Position">Its place in the list that the index was built over.</param>
/// <param name="Name">As listed.</param>
/// <param name="Comparison">Verdict, score and reasons.</param>
internal sealed record NameCandidate(int Position, string Name, NameComparison Comparison);

/// <summary>
/// Finds a name among a million. Built once over a list and never changed; shared by all threads. Each name stands in the
/// posting lists of its keys; a query reads its rarest lists first, and only the best few names are read and compared.
/// </summary>
internal sealed class ScreeningIndex
{
    private const int BucketBits = 22;
    private const int Compared = 40;
    private const int FewestPostings = 6_000;
    private const int LongestList = 20_000;

    private readonly NameMatcher _matcher;
    private readonly IReadOnlyList<string> _names;
    private readonly int[] _starts;
    private readonly int[] _postings;
    private readonly ConcurrentBag<Scratch> _scratch = [];

    private ScreeningIndex(NameMatcher matcher, IReadOnlyList<string> names, int[] starts, int[] postings) =>
        (_matcher, _names, _starts, _postings) = (matcher, names, starts, postings);

    /// <summary>How many names it holds.</summary>
    public int Count => _names.Count;

    /// <summary>Builds an index; some ten seconds for a million names.</summary>
    public static ScreeningIndex Build(NameMatcher matcher, IReadOnlyList<string> names)
    {
        var starts = new int[(1 << BucketBits) + 1];
        var keyCounts = new byte[names.Count];
        var keys = new List<uint[]>();
        Span<uint> own = stackalloc uint[NameKeys.Most];
        const int chunk = 1 << 16;
        var (block, used) = (new uint[chunk], 0);
        for (var i = 0; i < names.Count; i++)
        {
            var count = NameKeys.Write(matcher.Read(names[i]), matcher.Characters, own);
            keyCounts[i] = (byte)count;
            foreach (var key in own[..count])
            {
                if (used == chunk)
                {
                    keys.Add(block);
                    (block, used) = (new uint[chunk], 0);
                }

                block[used++] = key;
                starts[Bucket(key) + 1]++;
            }
        }

        keys.Add(block);
        for (var i = 0; i < 1 << BucketBits; i++)
            starts[i + 1] += starts[i];
        var postings = new int[starts[^1]];
        var next = starts.AsSpan(0, 1 << BucketBits).ToArray();
        var at = 0;
        for (var i = 0; i < names.Count; i++)
        {
            for (var k = 0; k < keyCounts[i]; k++, at++)
                postings[next[Bucket(keys[at / chunk][at % chunk])]++] = i;
        }

        return new(matcher, names, starts, postings);
    }

    /// <summary>The names that a query is the same as or possibly is, best first.</summary>
    public IReadOnlyList<NameCandidate> Find(string name, int limit)
    {
        var query = _matcher.Read(name);
        if (query.Script == NameScript.None || _names.Count == 0)
            return [];
        if (!_scratch.TryTake(out var scratch))
            scratch = new(_names.Count);
        try
        {
            Gather(query, scratch);
            return Compare(query, scratch.Best(Compared), limit);
        }
        finally
        {
            scratch.Clear();
            _scratch.Add(scratch);
        }
    }

    private static int Bucket(uint key) => (int)(key >> (32 - BucketBits));

    private void Gather(FirmName query, Scratch scratch)
    {
        Span<uint> own = stackalloc uint[NameKeys.Most];
        var count = NameKeys.Write(query, _matcher.Characters, own);
        foreach (var key in own[..count])
            scratch.Add(Bucket(key), ListLength(key), 1);
        scratch.Misread.Clear();
        NameKeys.WriteMisread(query, _matcher.Characters, scratch.Misread);
        foreach (var key in scratch.Misread)
            scratch.Add(Bucket(key), ListLength(key), 0.7f);

        scratch.Lists.Sort(static (one, other) => one.Length != other.Length ? one.Length.CompareTo(other.Length) : one.Bucket.CompareTo(other.Bucket));
        var (read, before) = (0, -1);
        foreach (var list in scratch.Lists)
        {
            if (list.Length == 0 || list.Bucket == before)
                continue;
            if (list.Length > LongestList || (read > 0 && read + list.Length > FewestPostings))
                break;
            var rarity = list.Factor * MathF.Log2(1 + ((float)_names.Count / list.Length));
            foreach (var position in _postings.AsSpan(_starts[list.Bucket], list.Length))
                scratch.Score(position, rarity);
            read += list.Length;
            before = list.Bucket;
        }
    }

    private int ListLength(uint key) => _starts[Bucket(key) + 1] - _starts[Bucket(key)];

    private List<NameCandidate> Compare(FirmName query, List<int> positions, int limit)
    {
        var found = new List<(NameCandidate Candidate, int Shared)>();
        foreach (var position in positions)
        {
            var listed = _matcher.Read(_names[position]);
            var comparison = _matcher.Compare(query, listed);
            if (comparison.Verdict != NameVerdict.Different)
                found.Add((new(position, _names[position], comparison), Shared(query.Plain, listed.Plain)));
        }

        // Of two writings that mean the same, the one that looks more like the query comes first.
        return
        [
            .. found.OrderByDescending(one => one.Candidate.Comparison.Score).ThenByDescending(one => one.Shared)
                .ThenBy(one => one.Candidate.Position).Take(limit).Select(one => one.Candidate),
        ];
    }

    private static int Shared(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        var first = one.AsSpan().CommonPrefixLength(other);
        var last = 0;
        while (last < shorter - first && one[^(last + 1)] == other[^(last + 1)])
            last++;
        return first + last - Math.Abs(one.Length - other.Length);
    }

    /// <summary>What one query needs, kept for the next one.</summary>
    private sealed class Scratch(int names)
    {
        private readonly float[] _scores = new float[names];
        private readonly List<int> _touched = [];
        private readonly PriorityQueue<int, float> _best = new();

        public List<uint> Misread { get; } = [];

        public List<(int Bucket, int Length, float Factor)> Lists { get; } = [];

        public void Add(int bucket, int length, float factor) => Lists.Add((bucket, length, factor));

        public void Score(int position, float rarity)
        {
            if (_scores[position] == 0)
                _touched.Add(position);
            _scores[position] += rarity;
        }

        public List<int> Best(int count)
        {
            foreach (var position in _touched)
            {
                if (_best.Count < count)
                    _best.Enqueue(position, _scores[position]);
                else
                    _best.EnqueueDequeue(position, _scores[position]);
            }

            var positions = new List<int>(_best.Count);
            while (_best.TryDequeue(out var position, out _))
                positions.Add(position);
            positions.Reverse();
            return positions;
        }

        public void Clear()
        {
            foreach (var position in _touched)
                _scores[position] = 0;
            _touched.Clear();
            Lists.Clear();
            _best.Clear();
        }
    }
}

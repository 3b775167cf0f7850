using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Complaints.Mediation.Tests.Calls;

/// <summary>
/// Makes messages that look like real ones: known codes, ids of cases that exist, names, dates and amounts, mixed with
/// what nobody should send. The same seed makes the same message.
/// </summary>
internal sealed class RandomMessage(int seed, IReadOnlyList<string> ids)
{
    private const int Deepest = 6;

    private static readonly string[] Texts =
    [
        "", " ", "张三", "13804710001", "+97699112233", "110", "someone@example.com", "@", "呼和浩特市腾跃健身服务有限公司", "91150103MA0DEM021D",
        "91150103MA0DEM021X", "150103", "150000", "110000", "999999", "C.prepaid", "Q.fake", "refund", "refundPrepaid", "shop", "platform", "goods.food",
        "services.cultureSport", "CNY", "MNT", "XXX", "zh-CN", "en", "R1", "R5", "R9", "T2", "amr-150103", "amr-150202", "officer-1", "JS-0381",
        "线上购买的商品一直没有发货，商家拒绝退款。", "\0", "\u202eabc", "\ud800", "<script>alert(1)</script>", "' OR 1=1 --", "%", "_", "😀😀😀😀😀😀😀😀😀😀",
    ];

    private static readonly long[] Numbers = [0, 1, 2, 3, 4, 5, 7, 12, 31, 100, 2026, 360000, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    private readonly Random _random = new(seed);

    /// <summary>A message of a type.</summary>
    public IMessage Of(MessageDescriptor type, int depth = 0)
    {
        var message = type.Parser.ParseFrom(ReadOnlySpan<byte>.Empty.ToArray());
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (_random.Next(8) == 0 || (depth >= Deepest && field.FieldType == FieldType.Message))
                continue;
            if (field.IsMap)
                continue;
            if (field.IsRepeated)
            {
                var list = (System.Collections.IList)field.Accessor.GetValue(message);
                for (var count = _random.Next(4); count > 0; count--)
                    list.Add(Value(field, depth));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, depth));
            }
        }

        return message;
    }

    /// <summary>A copy of a right message with some fields, anywhere in it, replaced or left out.</summary>
    public T Spoil<T>(T right)
        where T : IMessage<T>, IDeepCloneable<T>
    {
        var spoilt = right.Clone();
        for (var times = _random.Next(4); times > 0; times--)
            SpoilOne(spoilt);
        return spoilt;
    }

    private void SpoilOne(IMessage message)
    {
        var fields = message.Descriptor.Fields.InFieldNumberOrder();
        var field = fields[_random.Next(fields.Count)];
        if (field is { FieldType: FieldType.Message, IsRepeated: false } && field.Accessor.GetValue(message) is IMessage inner && _random.Next(6) > 0)
        {
            SpoilOne(inner);
        }
        else if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            if (list.Count > 0 && _random.Next(2) == 0)
                list.Clear();
            else
                list.Add(Value(field, depth: 1));
        }
        else if (_random.Next(4) == 0)
        {
            field.Accessor.Clear(message);
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, depth: 1));
        }
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Message => Of(field.MessageType, depth + 1),
        FieldType.String => Text(field.Name),
        FieldType.Bytes => ByteString.CopyFrom(RandomBytes()),
        FieldType.Bool => _random.Next(4) > 0,
        FieldType.Int64 => Number(field.Name),
        FieldType.Int32 => (int)Math.Clamp(Number(field.Name), int.MinValue, int.MaxValue),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, _random.Next(5) == 0 ? _random.Next(-2, 100) : _random.Next(field.EnumType.Values.Count)),
        _ => throw new InvalidOperationException($"No random {field.FieldType} is made yet."),
    };

    private long Number(string name) => name switch
    {
        "year" => _random.Next(4) == 0 ? Any() : _random.Next(2020, 2031),
        "month" => _random.Next(6) == 0 ? Any() : _random.Next(1, 13),
        "day" => _random.Next(6) == 0 ? Any() : _random.Next(1, 32),
        "version" => _random.Next(1, 5),
        _ => Any(),
    };

    private long Any() => Numbers[_random.Next(Numbers.Length)];

    private string Text(string name)
    {
        if (name == "request_id" && _random.Next(5) > 0)
            return new Guid(RandomBytes(16)).ToString();
        if (name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_ids", StringComparison.Ordinal))
            return ids[_random.Next(ids.Count)];
        var text = Texts[_random.Next(Texts.Length)];
        // A lone surrogate cannot be sent at all.
        text = text == "\ud800" ? "？" : text;
        return _random.Next(12) == 0 ? string.Concat(Enumerable.Repeat(text, _random.Next(1, 400))) : text;
    }

    private byte[] RandomBytes(int? length = null)
    {
        var bytes = new byte[length ?? _random.Next(64)];
        _random.NextBytes(bytes);
        return bytes;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Complaints.Platform.LegalClock;

/// <summary>Reads the seed files strictly: a member that nobody knows is a typing mistake in the law, not something to skip.</summary>
public static class SeedJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a file into records; every member must be there and be known.</summary>
    /// <exception cref="InvalidDataException">It is no JSON of this shape; the message names file and place.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, Strict) ?? throw new InvalidDataException($"{path} holds no object.");
        }
        catch (JsonException mistake)
        {
            throw new InvalidDataException($"{path} cannot be read: {mistake.Message}", mistake);
        }
    }
}

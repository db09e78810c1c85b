using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearing.Domain.Contracts;

/// <summary>The shapes of single values: texts, numbers, words, ids, dates, times.</summary>
internal sealed class ScalarShape(JsonSerializerOptions options)
{
    /// <summary>The longest text where nothing else is said.</summary>
    public const int LongestText = 20_000;

    private readonly Dictionary<Type, string> _words = [];

    /// <summary>What is wrong with the value; null when nothing is.</summary>
    public string? Wrong(JsonElement value, Type type, ICustomAttributeProvider? attributes) =>
        type == typeof(string) ? WrongText(value, attributes)
        : type == typeof(int) ? WrongNumber(value, attributes)
        : type == typeof(JsonElement) ? value.ValueKind == JsonValueKind.Object && !HasBadText(value) ? null : "must be an object of plain texts and numbers"
        : type.IsEnum ? IsReadable(value, type) ? null : $"must be one of {Words(type)}"
        : IsReadable(value, type) ? null : $"must be {Expected(type)}";

    /// <summary>A value of the right shape that stands for what was wrong.</summary>
    public JsonNode? Placeholder(Type type, ICustomAttributeProvider? attributes) =>
        type == typeof(string) ? ""
        : type == typeof(int) ? (attributes.Get<RangeAttribute>()?.Minimum as int? ?? 0)
        : type == typeof(JsonElement) ? new JsonObject()
        : type == typeof(Guid) || type.Name.EndsWith("Id", StringComparison.Ordinal) ? Guid.CreateVersion7().ToString()
        : JsonSerializer.SerializeToNode(type.IsEnum ? Enum.GetValues(type).GetValue(0) : Activator.CreateInstance(type), type, options);

    /// <summary>The member's name, unless it holds half a surrogate pair.</summary>
    public bool TryName(JsonProperty member, out string name)
    {
        try
        {
            name = member.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    /// <summary>The path of an unknown member, in brackets where its name is no plain word, cut where it is long.</summary>
    public string Path(string path, string name)
    {
        var shown = name.Length > 80 ? name[..80] + "…" : name;
        return shown.Length > 0 && shown.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{path}.{shown}" : $"{path}['{shown}']";
    }

    private static string? WrongText(JsonElement value, ICustomAttributeProvider? attributes)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return "must be a text";
        }

        if (TextOf(value) is not { } text || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            return "holds characters that are no text";
        }

        var longest = attributes.Get<MaxLengthAttribute>()?.Length ?? LongestText;
        return text.Length > longest ? $"has {text.Length} characters, {longest} at most" : null;
    }

    private static string? WrongNumber(JsonElement value, ICustomAttributeProvider? attributes)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            return "must be a whole number";
        }

        return attributes.Get<RangeAttribute>() is { } range && !range.IsValid(number) ? $"must be {range.Minimum} to {range.Maximum}" : null;
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool HasBadText(JsonElement value)
    {
        try
        {
            CanonicalJson.Text(value);
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return true;
        }
    }

    private bool IsReadable(JsonElement value, Type type)
    {
        try
        {
            value.Deserialize(type, options);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private string Words(Type type) =>
        _words.TryGetValue(type, out var known) ? known
        : _words[type] = string.Join(", ", Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.SerializeToNode(v, type, options)!.GetValue<string>()));

    private static string Expected(Type type) => type.Name switch
    {
        nameof(DateOnly) => "a date such as 2026-05-28",
        nameof(TimeOnly) => "a local time such as 09:30",
        nameof(DateTimeOffset) => "an instant such as 2026-05-28T07:30:00.000Z",
        nameof(Boolean) => "true or false",
        nameof(Int64) => "a whole number",
        _ => "an id: a GUID such as 0197a2c4-0000-7000-8000-000000000001",
    };
}

/// <summary>Attributes of a member, if it has any.</summary>
internal static class MemberAttributes
{
    public static T? Get<T>(this ICustomAttributeProvider? provider) where T : Attribute =>
        provider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}

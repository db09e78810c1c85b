using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Hearing.Domain.Contracts;

/// <summary>
/// Compares a JSON value with the shape of a type and notes every difference. What is returned has the right shape whatever came in:
/// what was wrong is replaced by a placeholder, so that the rules can be checked on the rest.
/// </summary>
internal sealed class DocumentShape(JsonSerializerOptions options)
{
    /// <summary>The longest list.</summary>
    public const int LongestList = 10_000;

    private readonly List<DocumentFault> _faults = [];
    private readonly ScalarShape _scalars = new(options);

    public IReadOnlyList<DocumentFault> Faults => _faults;

    private bool HasRoom => _faults.Count < EditionReader.MaxFaults;

    public JsonNode? Read(JsonElement value, Type type) => Read(value, type, "$", null, nullable: false);

    private JsonNode? Read(JsonElement value, Type declared, string path, ICustomAttributeProvider? attributes, bool nullable)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (nullable || type != declared)
            {
                return null;
            }

            Fault(path, "may not be null");
            return Placeholder(type, attributes);
        }

        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => ReadObject(value, info, path),
            JsonTypeInfoKind.Enumerable => ReadList(value, info, path, attributes),
            _ => ReadScalar(value, type, path, attributes),
        };
    }

    private JsonObject ReadObject(JsonElement value, JsonTypeInfo info, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(path, "must be an object");
            return Empty(info);
        }

        var read = new JsonObject();
        var known = info.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject().TakeWhile(_ => HasRoom))
        {
            ReadMember(read, known, member, path);
        }

        foreach (var missing in info.Properties.Where(p => p.IsRequired && !read.ContainsKey(p.Name)))
        {
            Fault($"{path}.{missing.Name}", "is missing");
            read[missing.Name] = Placeholder(missing.PropertyType, missing.AttributeProvider);
        }

        return read;
    }

    private void ReadMember(JsonObject read, Dictionary<string, JsonPropertyInfo> known, JsonProperty member, string path)
    {
        if (!_scalars.TryName(member, out var name))
        {
            Fault(path, "has a member whose name is not valid text");
        }
        else if (!known.TryGetValue(name, out var property))
        {
            Fault(_scalars.Path(path, name), "is not a member that this format knows");
        }
        else if (read.ContainsKey(name))
        {
            Fault($"{path}.{name}", "is there twice");
        }
        else
        {
            read[name] = Read(member.Value, property.PropertyType, $"{path}.{name}", property.AttributeProvider, property.IsSetNullable);
        }
    }

    private JsonArray ReadList(JsonElement value, JsonTypeInfo info, string path, ICustomAttributeProvider? attributes)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(path, "must be a list");
            return [];
        }

        var read = new JsonArray();
        if (value.GetArrayLength() > LongestList)
        {
            Fault(path, $"has {value.GetArrayLength()} items, {LongestList} at most");
            return read;
        }

        foreach (var item in value.EnumerateArray().TakeWhile(_ => HasRoom))
        {
            read.Add(Read(item, info.ElementType!, $"{path}[{read.Count}]", null, nullable: false));
        }

        if (attributes.Get<MinLengthAttribute>() is { } least && read.Count < least.Length)
        {
            Fault(path, $"must have at least {least.Length}");
        }

        return read;
    }

    private JsonNode? ReadScalar(JsonElement value, Type type, string path, ICustomAttributeProvider? attributes)
    {
        if (_scalars.Wrong(value, type, attributes) is not { } wrong)
        {
            return JsonNode.Parse(value.GetRawText());
        }

        Fault(path, wrong);
        return Placeholder(type, attributes);
    }

    private JsonNode? Placeholder(Type declared, ICustomAttributeProvider? attributes)
    {
        if (Nullable.GetUnderlyingType(declared) is not null)
        {
            return null;
        }

        var info = options.GetTypeInfo(declared);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Empty(info),
            JsonTypeInfoKind.Enumerable => new JsonArray(),
            _ => _scalars.Placeholder(declared, attributes),
        };
    }

    private JsonObject Empty(JsonTypeInfo info) =>
        new(info.Properties.Where(p => p.IsRequired).Select(p => KeyValuePair.Create(p.Name, Placeholder(p.PropertyType, p.AttributeProvider))));

    private void Fault(string path, string message)
    {
        if (HasRoom)
        {
            _faults.Add(new(path, message));
        }
    }
}

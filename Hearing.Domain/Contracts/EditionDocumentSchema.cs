using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Hearing.Domain.Contracts;

/// <summary>The JSON Schema (2020-12) of <see cref="EditionDocument"/>, made from the same types and bounds that the reader checks.</summary>
public static class EditionDocumentSchema
{
    private const string Instant = "^\\d{4}-\\d{2}-\\d{2}T";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema's text.</summary>
    public static string Text()
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Bounds };
        var schema = EditionJson.Options.GetJsonSchemaAsNode(typeof(EditionDocument), exporter).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", EditionDocument.FormatName);
        schema["properties"]!["format"]!["const"] = EditionDocument.FormatName;
        return schema.ToJsonString(Indented);
    }

    private static JsonObject Bounds(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (node is not JsonObject schema)
        {
            schema = type == typeof(JsonElement) ? new JsonObject { ["type"] = "object" } : [];
        }

        Scalar(schema, type, type != context.TypeInfo.Type || context.PropertyInfo?.IsSetNullable == true);
        Attributes(schema, type, context.PropertyInfo?.AttributeProvider);
        return schema;
    }

    private static void Scalar(JsonObject schema, Type type, bool nullable)
    {
        var pattern = type == typeof(DateOnly) ? "^\\d{4}-\\d{2}-\\d{2}$"
            : type == typeof(TimeOnly) ? "^\\d{2}:\\d{2}(:\\d{2})?$"
            : type == typeof(DateTimeOffset) ? Instant
            : type == typeof(Guid) || (type.IsValueType && type.Namespace == "Hearing.Domain") ? "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
            : null;
        if (pattern is not null)
        {
            schema.Remove("format");
            schema["type"] = nullable ? new JsonArray("string", "null") : "string";
            schema["pattern"] = pattern;
        }
    }

    private static void Attributes(JsonObject schema, Type type, ICustomAttributeProvider? attributes)
    {
        if (type == typeof(string))
        {
            schema["maxLength"] = attributes.Get<MaxLengthAttribute>()?.Length ?? ScalarShape.LongestText;
        }

        if (attributes.Get<RangeAttribute>() is { } range)
        {
            schema["minimum"] = (int)range.Minimum;
            schema["maximum"] = (int)range.Maximum;
        }

        if (attributes.Get<MinLengthAttribute>() is { } least)
        {
            schema["minItems"] = least.Length;
        }

        if (schema["items"] is not null)
        {
            schema["maxItems"] = DocumentShape.LongestList;
        }
    }
}

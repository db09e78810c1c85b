using System.Text.Json;
using System.Text.RegularExpressions;
using Hearing.Api.Editions;
using Hearing.Domain.Contracts;
using Hearing.Domain.Tests.Editions;

namespace Hearing.Api.Tests.Editions;

public sealed class SchemaTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly JsonElement _schema = JsonElement.Parse(EditionDocumentSchema.Text());

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_schema_is_published()
    {
        var text = await _app.Stranger().GetStringAsync("/api/schemas/guldtrappan-edition-1.json", TestContext.Current.CancellationToken);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonElement.Parse(text).GetProperty("$schema").GetString());
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("demo")]
    public void A_sample_keeps_to_the_schema(string name) => Assert.Empty(Wrong(JsonElement.Parse(Samples.Bytes(name))));

    [Fact]
    public void Invented_documents_keep_to_the_schema()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Empty(Wrong(JsonElement.Parse(new AnyEdition(seed).Bytes())));
        }
    }

    [Theory]
    [InlineData("\"year\": 2026", "\"year\": \"2026\"")]
    [InlineData("\"year\": 2026", "\"year\": 26")]
    [InlineData("\"mode\": \"hybrid\"", "\"mode\": \"somewhere\"")]
    [InlineData("\"slug\": \"demo\",", "")]
    [InlineData("\"slug\": \"demo\",", "\"slug\": \"demo\", \"surprise\": 1,")]
    public void What_the_reader_refuses_in_shape_breaks_the_schema(string old, string changed)
    {
        var text = System.Text.Encoding.UTF8.GetString(Samples.Bytes(Samples.Demo)).Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEmpty(EditionReader.Read(System.Text.Encoding.UTF8.GetBytes(text)).Faults);
        Assert.NotEmpty(Wrong(JsonElement.Parse(text)));
    }

    private List<string> Wrong(JsonElement value) => [.. Wrong(value, _schema, "$")];

    /// <summary>The part of JSON Schema that the published schema uses.</summary>
    private IEnumerable<string> Wrong(JsonElement value, JsonElement schema, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var found = keyword.Name switch
            {
                "type" => IsType(value, keyword.Value) ? [] : [$"{path}: type"],
                "const" => JsonElement.DeepEquals(value, keyword.Value) ? [] : [$"{path}: const"],
                "enum" => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)) ? [] : [$"{path}: enum"],
                "$ref" => Wrong(value, At(keyword.Value.GetString()!), path),
                "required" => value.ValueKind != JsonValueKind.Object ? [] : keyword.Value.EnumerateArray().Where(n => !value.TryGetProperty(n.GetString()!, out _)).Select(n => $"{path}: no {n}"),
                "properties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(m => keyword.Value.TryGetProperty(m.Name, out _)).SelectMany(m => Wrong(m.Value, keyword.Value.GetProperty(m.Name), $"{path}.{m.Name}")),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(m => !schema.GetProperty("properties").TryGetProperty(m.Name, out _)).Select(m => $"{path}: {m.Name}"),
                "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((v, i) => Wrong(v, keyword.Value, $"{path}[{i}]")),
                "minItems" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < keyword.Value.GetInt32() ? [$"{path}: few"] : [],
                "maxItems" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > keyword.Value.GetInt32() ? [$"{path}: many"] : [],
                "minimum" => value.ValueKind == JsonValueKind.Number && value.GetDouble() < keyword.Value.GetDouble() ? [$"{path}: small"] : [],
                "maximum" => value.ValueKind == JsonValueKind.Number && value.GetDouble() > keyword.Value.GetDouble() ? [$"{path}: large"] : [],
                "maxLength" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > keyword.Value.GetInt32() ? [$"{path}: long"] : [],
                "pattern" => value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!) ? [$"{path}: pattern"] : [],
                "$schema" or "title" or "default" => [],
                var unknown => throw new NotSupportedException(unknown),
            };
            foreach (var wrong in found)
            {
                yield return wrong;
            }
        }
    }

    private JsonElement At(string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(_schema, (at, name) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, null)] : at.GetProperty(name));

    private static bool IsType(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(t => IsType(value, t))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            var unknown => throw new NotSupportedException(unknown),
        };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hearing.Domain.Contracts;

/// <summary>Edition documents as JSON text.</summary>
public static class EditionJson
{
    /// <summary>As <see cref="WireJson.Options"/>; local times may also be read without seconds.</summary>
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>The canonical text of a document: RFC 8785, lists in document order, defaults written out.</summary>
    public static string Canonical(EditionDocument document) => CanonicalJson.Text(JsonSerializer.SerializeToElement(document, Options));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(WireJson.Options);
        options.Converters.Add(new LocalTimeConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class LocalTimeConverter : JsonConverter<TimeOnly>
    {
        private static readonly string[] Formats = ["HH:mm:ss", "HH:mm"];

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.ParseExact(reader.GetString()!, Formats, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }
}

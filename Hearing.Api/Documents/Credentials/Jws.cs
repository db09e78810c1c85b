using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hearing.Api.Documents.Credentials;

/// <summary>A JSON Web Signature in its compact form (RFC 7515, 7.1), read strictly: there is one way to write it, and no other is taken.</summary>
/// <param name="Header">The protected header, an object without repeated members.</param>
/// <param name="Payload">The payload, likewise.</param>
/// <param name="Signed">The bytes that are signed.</param>
/// <param name="Signature">The signature.</param>
internal sealed record Jws(JsonElement Header, JsonElement Payload, byte[] Signed, byte[] Signature)
{
    /// <summary>The longest that is read.</summary>
    public const int Longest = Hearing.Client.Documents.VerifyPage.LongestCredential;

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 12 };

    public static string Sign(byte[] header, byte[] payload, CredentialKey key)
    {
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The parts of the text; null when it is not written as it has to be.</summary>
    public static Jws? Read(string text)
    {
        var parts = text.Split('.');
        return text.Length <= Longest && parts.Length == 3
            && Decoded(parts[0]) is { } header && Decoded(parts[1]) is { } payload && Decoded(parts[2]) is { } signature
            && Object(header) is { } head && Object(payload) is { } body
            ? new(head, body, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
            : null;
    }

    /// <summary>The bytes of a part. What they would be written as must be the part itself: no padding, no white space, no other last bits.</summary>
    private static byte[]? Decoded(string part) =>
        Base64Url.IsValid(part) && Base64Url.DecodeFromChars(part) is var bytes && Base64Url.EncodeToString(bytes) == part ? bytes : null;

    private static JsonElement? Object(byte[] utf8)
    {
        // The parser leaves the bytes inside texts for later.
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(utf8, _strict);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

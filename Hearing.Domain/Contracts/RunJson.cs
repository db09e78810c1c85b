using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hearing.Domain.Contracts;

/// <summary>How facts are stored: canonical JSON, whose bytes are never rewritten.</summary>
public static class RunJson
{
    /// <summary>The fact's canonical text, its kind included.</summary>
    public static string Text(RunFact fact) => Canonical(fact);

    /// <summary>The fact of a stored text.</summary>
    public static RunFact Fact(string text) =>
        JsonSerializer.Deserialize<RunFact>(text, WireJson.Options) ?? throw new JsonException("A fact is not null.");

    /// <summary>The fact's kind as it is written, such as <c>cueStarted</c>.</summary>
    public static string Kind(RunFact fact) => JsonNamingPolicy.CamelCase.ConvertName(fact.GetType().Name);

    /// <summary>SHA-256 of a command's canonical text in lower-case hexadecimal.</summary>
    public static string Hash(CommandEnvelope command) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(command))));

    private static string Canonical<T>(T value) => CanonicalJson.Text(JsonSerializer.SerializeToElement(value, WireJson.Options));
}

using System.Text.Json;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents.Credentials;

/// <summary>What a signature says of a credential that somebody handed in.</summary>
internal enum SignatureState
{
    /// <summary>We signed exactly this.</summary>
    Ours,
    /// <summary>It names our key, or nobody's, and is not what was signed.</summary>
    Changed,
    /// <summary>It names a key that is not ours.</summary>
    Foreign,
    /// <summary>It is no credential at all.</summary>
    Unreadable,
}

/// <summary>Reads a credential that somebody handed in. Whether the certificate still holds is for the register to say.</summary>
internal sealed class CredentialCheck(CredentialKeys keys)
{
    private const int Shortest = 100;

    /// <summary>What the signature says, and the certificate's code when it is ours.</summary>
    public (SignatureState State, string? Code) Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length < Shortest || text.Count(c => c == '.') != 2)
        {
            return (SignatureState.Unreadable, null);
        }

        if (Jws.Read(text) is not { } jws)
        {
            return (SignatureState.Changed, null);
        }

        if (Member(jws.Header, "kid") is not { } kid || keys.Find(kid.Split('/')[^1]) is not { } key)
        {
            return (SignatureState.Foreign, null);
        }

        return IsAsIssued(jws.Header) && key.Verifies(jws.Signed, jws.Signature) && Code(jws.Payload) is { } code
            ? (SignatureState.Ours, code)
            : (SignatureState.Changed, null);
    }

    /// <summary>The header holds what we write and nothing else: no other algorithm is ever asked for, no key taken from it.</summary>
    private static bool IsAsIssued(JsonElement header) =>
        header.EnumerateObject().Count() == 3 && Member(header, "alg") == CredentialHeader.Algorithm && Member(header, "typ") == CredentialHeader.BadgeType;

    private static string? Code(JsonElement payload) => CertificateCode.Read(Member(payload, "id")?.Split('/')[^1]);

    private static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}

namespace Hearing.Api.Documents.Credentials;

/// <summary>What the protected headers say.</summary>
internal static class CredentialHeader
{
    /// <summary>ECDSA on P-256 with SHA-256 (RFC 7518, 3.4); the only algorithm that is signed or checked with.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Open Badges 3.0, "JSON Web Token Proof Format": <c>typ</c>, if present, is JWT, and no header stands beside alg, kid, jwk and typ.</summary>
    public const string BadgeType = "JWT";

    /// <summary>Securing Verifiable Credentials using JOSE and COSE (W3C): the type of a credential that is no badge, and of what it holds.</summary>
    public const string CredentialType = "vc+jwt";

    /// <inheritdoc cref="CredentialType"/>
    public const string ContentType = "vc";

    /// <summary>The media type of both.</summary>
    public const string MediaType = "application/vc+jwt";
}

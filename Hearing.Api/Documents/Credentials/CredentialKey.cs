using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hearing.Api.Documents.Credentials;

/// <summary>A key on the curve P-256. Its id is the thumbprint of RFC 7638, so that no two keys share one.</summary>
internal sealed class CredentialKey
{
    private readonly ECParameters _parameters;

    private CredentialKey(ECParameters parameters, DateTimeOffset madeAt)
    {
        _parameters = parameters;
        MadeAt = madeAt;
        X = Base64Url.EncodeToString(parameters.Q.X);
        Y = Base64Url.EncodeToString(parameters.Q.Y);
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));
    }

    public string Id { get; }

    public DateTimeOffset MadeAt { get; }

    public string X { get; }

    public string Y { get; }

    public static CredentialKey New(DateTimeOffset madeAt)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportParameters(includePrivateParameters: true), madeAt);
    }

    /// <summary>The key of a PEM file, with or without its private part.</summary>
    public static CredentialKey Read(string pem, DateTimeOffset madeAt)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new(key.ExportParameters(pem.Contains("PRIVATE", StringComparison.Ordinal)), madeAt);
    }

    public string PrivatePem()
    {
        using var key = ECDsa.Create(_parameters);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public string PublicPem()
    {
        using var key = ECDsa.Create(_parameters);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>The signature in the form of JWS (RFC 7518, 3.4): r and s, 32 bytes each.</summary>
    public byte[] Sign(byte[] data)
    {
        using var key = ECDsa.Create(_parameters);
        return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool Verifies(byte[] data, byte[] signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = _parameters.Curve, Q = _parameters.Q });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}

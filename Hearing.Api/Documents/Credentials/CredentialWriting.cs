using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents.Credentials;

/// <summary>
/// Writes and signs what wallets and other programs check: each certificate as an Open Badges 3.0 credential
/// (https://www.imsglobal.org/spec/ob/v3p0/), which is a Verifiable Credential 2.0 (https://www.w3.org/TR/vc-data-model-2.0/) as a JWT, and
/// the edition's list of withdrawn ones. What is signed follows from the stored certificate alone: asked for again, after a key was changed
/// too, it says the same. Its words are Swedish, the award's language.
/// </summary>
internal sealed class CredentialWriting(CredentialKeys keys, IOptions<HearingOptions> options, TimeProvider clock)
{
    private static readonly ResourceManager Texts = new(typeof(DocumentsText));
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The certificate as a signed credential.</summary>
    /// <param name="place">Its place in the edition's list.</param>
    public string Badge(Edition edition, Certificate certificate, int place)
    {
        var (id, issuer) = (Address($"verify/{certificate.Code}"), Address(""));
        var subject = $"urn:uuid:{certificate.CandidateId?.Value ?? certificate.PersonId?.Value}";
        var from = CredentialDates.ValidFrom(edition, certificate);
        var badge = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = new JsonObject { ["id"] = issuer, ["type"] = new JsonArray("Profile"), ["name"] = Text("Credential.Issuer"), ["url"] = issuer },
            ["validFrom"] = CredentialDates.Written(from),
            ["name"] = Name(certificate),
            ["credentialSubject"] = Subject(edition, certificate, subject),
            ["credentialStatus"] = Status(edition, place),
            // The registered claims repeat the credential's own members, as Open Badges asks for.
            ["iss"] = issuer,
            ["jti"] = id,
            ["nbf"] = from.ToUnixTimeSeconds(),
            ["sub"] = subject,
        };
        if (certificate.Motivation.Length > 0)
        {
            badge["evidence"] = new JsonArray(new JsonObject { ["type"] = new JsonArray("Evidence"), ["name"] = Text("Credential.Evidence"), ["narrative"] = certificate.Motivation });
        }

        return Signed(new JsonObject { ["alg"] = CredentialHeader.Algorithm, ["typ"] = CredentialHeader.BadgeType }, badge);
    }

    /// <summary>The list of withdrawn certificates as a signed credential.</summary>
    /// <param name="visible">The edition's certificates that anybody may know of: no bit is set for another.</param>
    /// <param name="places">The place of each code.</param>
    public string StatusListOf(Edition edition, IReadOnlyList<Certificate> visible, IReadOnlyDictionary<string, int> places)
    {
        var changed = visible.Max(c => c.WithdrawnAt > CredentialDates.ValidFrom(edition, c) ? c.WithdrawnAt.Value : CredentialDates.ValidFrom(edition, c));
        var bits = StatusList.Bits(visible.Where(c => c.WithdrawnAt is not null).Select(c => places[c.Code]));
        var list = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = ListAddress(edition),
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = Address(""),
            ["validFrom"] = CredentialDates.Written(changed),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{ListAddress(edition)}#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = "revocation",
                // Multibase: u is base64url without padding.
                ["encodedList"] = $"u{Base64Url.EncodeToString(Compressed(bits))}",
            },
        };
        return Signed(new JsonObject { ["alg"] = CredentialHeader.Algorithm, ["typ"] = CredentialHeader.CredentialType, ["cty"] = CredentialHeader.ContentType }, list);
    }

    /// <summary>All public keys as a JWK set (RFC 7517), each under the address at which it can be had alone.</summary>
    public JsonObject KeySet() => new() { ["keys"] = new JsonArray([.. keys.Public.Select(Jwk)]) };

    public JsonObject Jwk(CredentialKey key) => new()
    {
        ["kty"] = "EC",
        ["crv"] = "P-256",
        ["x"] = key.X,
        ["y"] = key.Y,
        ["use"] = "sig",
        ["alg"] = CredentialHeader.Algorithm,
        ["kid"] = KeyAddress(key),
    };

    private JsonObject Subject(Edition edition, Certificate certificate, string id) => new()
    {
        ["id"] = id,
        ["type"] = new JsonArray("AchievementSubject"),
        ["identifier"] = new JsonArray(new JsonObject
        {
            ["type"] = "IdentityObject",
            ["hashed"] = false,
            ["identityHash"] = certificate.CandidateName,
            ["identityType"] = "name",
        }),
        ["achievement"] = new JsonObject
        {
            ["id"] = $"{Address($"{edition.Slug}/recipients")}#{certificate.Kind.ToString().ToLowerInvariant()}",
            ["type"] = new JsonArray("Achievement"),
            ["name"] = Name(certificate),
            ["description"] = Text($"Credential.About.{certificate.Kind}"),
            ["criteria"] = new JsonObject { ["narrative"] = Text($"Credential.Criteria.{certificate.Kind.Series()}", string.Join(", ", edition.Criteria.Select(c => c.Name))) },
            ["achievementType"] = certificate.Kind.Series() == CertificateSeries.Results ? "Award" : "Certificate",
            ["humanCode"] = certificate.Number,
            ["inLanguage"] = "sv",
        },
    };

    private JsonObject Status(Edition edition, int place) => new()
    {
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"{ListAddress(edition)}#{place}"),
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = "revocation",
        ["statusListIndex"] = place.ToString(CultureInfo.InvariantCulture),
        ["statusListCredential"] = ListAddress(edition),
    };

    private string Signed(JsonObject header, JsonObject payload)
    {
        var key = keys.Signing(clock.GetUtcNow());
        header["kid"] = KeyAddress(key);
        return Jws.Sign(JsonSerializer.SerializeToUtf8Bytes(header, AsWritten), JsonSerializer.SerializeToUtf8Bytes(payload, AsWritten), key);
    }

    private static byte[] Compressed(byte[] bits)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(bits);
        }

        return bytes.ToArray();
    }

    private static string Name(Certificate certificate) => Text("Credential.Name", certificate.Year, certificate.Kind switch
    {
        CertificateKind.Award => Text("KindAward"),
        CertificateKind.HonourableMention => Text("KindMention"),
        CertificateKind.Participation => Text("KindParticipation"),
        CertificateKind.Thanks => Text("KindThanks"),
        _ => throw new InvalidOperationException($"No words for {certificate.Kind}."),
    });

    private string ListAddress(Edition edition) => Address($"api/editions/{edition.Slug}/credential-status");

    private string KeyAddress(CredentialKey key) => Address($"api/keys/{key.Id}");

    private string Address(string path) => $"{options.Value.PublicUrl.AbsoluteUri.TrimEnd('/')}/{path}";

    private static string Text(string name, params object[] facts) => string.Format(Swedish, Texts.GetString(name, Swedish)!, facts);
}

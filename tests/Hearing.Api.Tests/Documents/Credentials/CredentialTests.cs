using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>The signed credential of a certificate, read with a JOSE library that is not ours and by hand against the standards' tables of members.</summary>
public sealed class CredentialTests : SampleEditionTests
{
    private const string Here = "http://localhost:5080";

    [Fact]
    public async Task An_independent_library_verifies_it_with_the_published_keys_and_says_the_same()
    {
        var certificate = (await ReleasedAsync())[0];
        using var answer = await App.Stranger().GetAsync(Address(certificate), Cancel);
        Assert.Equal("application/vc+jwt", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("guldtrappan-2026-01.jwt", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var jwt = await answer.Content.ReadAsStringAsync(Cancel);
        var headers = Jose.JWT.Headers(jwt);
        Assert.Equal(["alg", "kid", "typ"], headers.Keys.Order());
        Assert.Equal(("ES256", "JWT"), (headers["alg"], headers["typ"]));

        var set = Jose.JwkSet.FromJson(await App.Stranger().GetStringAsync("/.well-known/jwks.json", Cancel), Jose.JWT.DefaultSettings.JsonMapper);
        var key = Assert.Single(set, k => k.KeyId == (string)headers["kid"]);
        using var payload = JsonDocument.Parse(Jose.JWT.Decode(jwt, key, Jose.JwsAlgorithm.ES256));
        Assert.Contains("CANARY-first", payload.RootElement.GetProperty("evidence")[0].GetProperty("narrative").GetString(), StringComparison.Ordinal);

        // Open Badges: the kid can be dereferenced to the key alone.
        using var alone = JsonDocument.Parse(await App.Stranger().GetStringAsync(new Uri((string)headers["kid"]).PathAndQuery, Cancel));
        Assert.Equal((key.X, key.Y, (string)headers["kid"]), (Text(alone.RootElement, "x"), Text(alone.RootElement, "y"), Text(alone.RootElement, "kid")));
        Assert.False(alone.RootElement.TryGetProperty("d", out _));
    }

    /// <summary>
    /// Verifiable Credentials Data Model 2.0 (W3C Recommendation), 4.2 to 4.10, and Open Badges 3.0, classes AchievementCredential, Profile, AchievementSubject,
    /// Achievement, Criteria, IdentityObject, Evidence: every member that is required, with its type and the values it may have, and none that the
    /// class does not have.
    /// </summary>
    [Fact]
    public async Task It_has_the_members_that_the_standards_ask_for_and_no_other()
    {
        var certificate = (await ReleasedAsync())[0];
        var badge = Payload(await App.Stranger().GetStringAsync(Address(certificate), Cancel));
        Members(badge, "@context id type issuer validFrom name credentialSubject credentialStatus iss jti nbf sub evidence");
        Assert.Equal(["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], Texts(badge, "@context"));
        Assert.Equal(["VerifiableCredential", "OpenBadgeCredential"], Texts(badge, "type"));
        Assert.Equal($"{Here}/verify/{certificate.Code}", Text(badge, "id"));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", Text(badge, "validFrom"));
        Assert.Equal("Guldtrappan 2026: Utmärkelse", Text(badge, "name"));

        var issuer = badge.GetProperty("issuer");
        Members(issuer, "id type name url");
        Assert.Equal(["Profile"], Texts(issuer, "type"));

        var subject = badge.GetProperty("credentialSubject");
        Members(subject, "id type identifier achievement");
        Assert.Equal(["AchievementSubject"], Texts(subject, "type"));
        var identity = subject.GetProperty("identifier")[0];
        Members(identity, "type hashed identityHash identityType");
        Assert.Equal(("IdentityObject", false, "Karlstads kommun", "name"),
            (Text(identity, "type"), identity.GetProperty("hashed").GetBoolean(), Text(identity, "identityHash"), Text(identity, "identityType")));

        var achievement = subject.GetProperty("achievement");
        Members(achievement, "id type name description criteria achievementType humanCode inLanguage");
        Assert.Equal(["Achievement"], Texts(achievement, "type"));
        Assert.Equal(("Award", "2026-01", "sv"), (Text(achievement, "achievementType"), Text(achievement, "humanCode"), Text(achievement, "inLanguage")));
        Members(achievement.GetProperty("criteria"), "narrative");
        Assert.All(new[] { Text(badge, "id"), Text(issuer, "id"), Text(issuer, "url"), Text(subject, "id"), Text(achievement, "id") }, uri => Assert.True(Uri.TryCreate(uri, UriKind.Absolute, out _), uri));

        var evidence = badge.GetProperty("evidence")[0];
        Members(evidence, "type name narrative");
        Assert.Equal(["Evidence"], Texts(evidence, "type"));

        // The registered claims are the credential's own members.
        Assert.Equal((Text(issuer, "id"), Text(badge, "id"), Text(subject, "id")), (Text(badge, "iss"), Text(badge, "jti"), Text(badge, "sub")));
        Assert.Equal(DateTimeOffset.Parse(Text(badge, "validFrom"), CultureInfo.InvariantCulture).ToUnixTimeSeconds(), badge.GetProperty("nbf").GetInt64());
    }

    /// <summary>Bitstring Status List 1.0 (W3C Recommendation), 2.1 to 2.3: the entry, the list's credential, and what the list holds.</summary>
    [Fact]
    public async Task The_list_of_withdrawn_ones_is_signed_and_has_the_bit_of_the_withdrawn_one_alone()
    {
        var old = (await PrintedAsync()).Single(c => c.CandidateId == Sample.First);
        await Change(db => db.Candidates.Single(c => c.Id == Sample.First).Name = "Karlstads stad");
        var all = await ReleasedAsync();
        var held = all.Where(c => c.WithdrawnAt is null).ToList();
        Assert.Equal(HttpStatusCode.NotFound, (await App.Stranger().GetAsync(Address(old), Cancel)).StatusCode);

        var entries = new List<JsonElement>();
        foreach (var certificate in held)
        {
            entries.Add(Payload(await App.Stranger().GetStringAsync(Address(certificate), Cancel)).GetProperty("credentialStatus"));
        }

        Assert.All(entries, e => Members(e, "id type statusPurpose statusListIndex statusListCredential"));
        Assert.All(entries, e => Assert.Equal(("BitstringStatusListEntry", "revocation"), (Text(e, "type"), Text(e, "statusPurpose"))));

        var address = Text(entries[0], "statusListCredential");
        var jwt = await App.Stranger().GetStringAsync(new Uri(address).PathAndQuery, Cancel);
        var headers = Jose.JWT.Headers(jwt);
        Assert.Equal(("ES256", "vc+jwt", "vc"), (headers["alg"], headers["typ"], headers["cty"]));
        var keys = Jose.JwkSet.FromJson(await App.Stranger().GetStringAsync("/.well-known/jwks.json", Cancel), Jose.JWT.DefaultSettings.JsonMapper);
        using var list = JsonDocument.Parse(Jose.JWT.Decode(jwt, Assert.Single(keys), Jose.JwsAlgorithm.ES256));
        Members(list.RootElement, "@context id type issuer validFrom credentialSubject");
        Assert.Equal(["VerifiableCredential", "BitstringStatusListCredential"], Texts(list.RootElement, "type"));
        Assert.Equal(address, Text(list.RootElement, "id"));
        var subject = list.RootElement.GetProperty("credentialSubject");
        Members(subject, "id type statusPurpose encodedList");
        Assert.Equal(("BitstringStatusList", "revocation"), (Text(subject, "type"), Text(subject, "statusPurpose")));

        var bits = Unpacked(Text(subject, "encodedList"));
        Assert.Equal(StatusList.Length / 8, bits.Length);
        var place = StatusList.Places(all.OrderBy(c => c.IssuedAt).ThenBy(c => c.Code).Select(c => c.Code))[old.Code];
        Assert.Equal([place], Enumerable.Range(0, StatusList.Length).Where(i => (bits[i / 8] >> (7 - (i % 8)) & 1) == 1));
        Assert.DoesNotContain(entries, e => Text(e, "statusListIndex") == place.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Before_the_release_nobody_gets_a_credential_or_a_list()
    {
        var certificate = (await PrintedAsync())[0];
        foreach (var client in new[] { App.Stranger(), App.As(Candidate), App.As(Organiser), App.As(Juror) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Address(certificate), Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/editions/{Slug}/credential-status", Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task A_decision_holds_from_the_release_though_it_was_printed_before_and_what_tells_of_none_from_when_it_was_made()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates", ("series", "Participation"));
        await PrintedAsync();
        var made = App.Clock.GetUtcNow();
        App.Clock.AdjustTime(made.AddDays(3));
        foreach (var certificate in await ReleasedAsync())
        {
            var badge = Payload(await App.Stranger().GetStringAsync(Address(certificate), Cancel));
            Assert.Equal(certificate.Kind == CertificateKind.Participation ? made : made.AddDays(3), badge.GetProperty("validFrom").GetDateTimeOffset());
        }

        var list = Payload(await App.Stranger().GetStringAsync($"/api/editions/{Slug}/credential-status", Cancel));
        Assert.Equal(made.AddDays(3), list.GetProperty("validFrom").GetDateTimeOffset());
    }

    private static string Address(Certificate certificate) => $"/verify/{certificate.Code}/credential.jwt";

    private static JsonElement Payload(string jwt) => JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jwt.Split('.')[1])));

    private static byte[] Unpacked(string encoded)
    {
        Assert.StartsWith("u", encoded, StringComparison.Ordinal);
        using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(encoded.AsSpan(1))), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Members(JsonElement json, string expected) => Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), json.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static IEnumerable<string?> Texts(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(t => t.GetString());

    private async Task<IReadOnlyList<Certificate>> PrintedAsync()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        return await App.InDatabase(db => Task.FromResult(db.Certificates.OrderBy(c => c.Number).ToList()));
    }

    private async Task<IReadOnlyList<Certificate>> ReleasedAsync()
    {
        var all = await PrintedAsync();
        await Change(db => db.Editions.Single().Release(App.Clock.GetUtcNow()));
        return all;
    }
}

extern alias schemas;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearing.Domain.Documents;
using schemas::Json.Schema;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>
/// Issued credentials against JSON schemas, with a library that is not ours. The schemas are in our own words, from the specifications' tables
/// of members: <c>Schemas/README.md</c> says why.
/// </summary>
public sealed class CredentialSchemaTests : SampleEditionTests
{
    private static readonly JsonSchema Badge = Schema("achievement-credential");
    private static readonly JsonSchema StatusList = Schema("status-list");

    [Fact]
    public async Task A_credential_of_each_kind_and_the_status_list_are_as_the_schemas_say()
    {
        foreach (var series in Enum.GetNames<CertificateSeries>())
        {
            await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates", ("series", series));
        }

        await Change(db => db.Editions.Single().Release(App.Clock.GetUtcNow()));
        var all = await App.InDatabase(db => Task.FromResult(db.Certificates.ToList()));
        Assert.Equal(Enum.GetValues<CertificateKind>(), all.Select(c => c.Kind).Distinct().Order());
        foreach (var certificate in all)
        {
            Assert.Equal("", Faults(Badge, await PayloadAsync($"/verify/{certificate.Code}/credential.jwt")));
        }

        Assert.Equal("", Faults(StatusList, await PayloadAsync($"/api/editions/{Slug}/credential-status")));
        await EachMemberIsMissedAsync($"/verify/{all.First(c => c.Kind == CertificateKind.Award).Code}/credential.jwt");
    }

    /// <summary>The schema is no empty form: what may not be missing is missed, and what no class has is seen.</summary>
    private async Task EachMemberIsMissedAsync(string address)
    {
        var text = (await PayloadAsync(address)).GetRawText();
        string[] needed =
        [
            "@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject", "iss", "jti", "nbf", "sub", "issuer/id", "issuer/type", "credentialSubject/type",
            "credentialSubject/achievement", "credentialSubject/achievement/id", "credentialSubject/achievement/type", "credentialSubject/achievement/name",
            "credentialSubject/achievement/description", "credentialSubject/achievement/criteria", "credentialSubject/achievement/criteria/narrative",
            "credentialStatus/type", "credentialStatus/statusListIndex", "credentialStatus/statusListCredential",
        ];
        foreach (var path in needed)
        {
            var badge = JsonNode.Parse(text)!.AsObject();
            var (parent, name) = Inside(badge, path.Split('/'));
            Assert.True(parent.Remove(name), path);
            Assert.NotEqual("", Faults(Badge, Element(badge)));
            badge = JsonNode.Parse(text)!.AsObject();
            Inside(badge, path.Split('/')).Parent["unknown"] = "x";
            Assert.NotEqual("", Faults(Badge, Element(badge)));
        }
    }

    private static (JsonObject Parent, string Name) Inside(JsonObject badge, string[] path) =>
        path is [var name] ? (badge, name) : Inside(badge[path[0]]!.AsObject(), path[1..]);

    private static JsonElement Element(JsonObject json) => JsonElement.Parse(json.ToJsonString());

    private static string Faults(JsonSchema schema, JsonElement json)
    {
        var told = schema.Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
        // Of what may be one thing or another, the one that it is not is told of as well.
        return told.IsValid ? "" : string.Join("; ", (told.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")));
    }

    private async Task<JsonElement> PayloadAsync(string address) =>
        JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars((await App.Stranger().GetStringAsync(address, Cancel)).Split('.')[1])));

    private static JsonSchema Schema(string name) =>
        JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "Credentials", "Schemas", $"{name}.json")));
}

using System.Text;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Documents.Credentials;

/// <summary>Keys, credentials and the list of withdrawn ones, for programs that check.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentialEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/jwks.json", (CredentialWriting writing, HttpResponse response) => Keys(writing.KeySet(), "application/jwk-set+json", response)).ForEveryone();
        app.MapGet("/api/keys/{kid}", (string kid, CredentialKeys keys, CredentialWriting writing, HttpResponse response) => keys.Find(kid) is { } key
            ? Keys(writing.Jwk(key), "application/jwk+json", response)
            : throw new Refused(RefusalCode.NotFound, "There is no such key.")).ForEveryone();
        // The edition is known only by the certificate: who has the code may have the credential, once the certificate may be known of.
        app.MapGet("/verify/{code}/credential.jwt", Credential).ForEveryone();
        app.MapGet("/api/editions/{edition}/credential-status", StatusList).Needs(Right.SeePublic);
    }

    private static async Task<IResult> Credential(string code, Register register, CredentialWriting writing, HttpResponse response, CancellationToken cancel)
    {
        if (await register.FindAsync(code, cancel) is not { Certificate: { WithdrawnAt: null } certificate, Edition: var edition })
        {
            throw new Refused(RefusalCode.NotFound, "There is no such certificate, or it does not hold.");
        }

        var places = await register.PlacesAsync(edition.Id, cancel);
        response.Headers.ContentDisposition = $"attachment; filename=\"guldtrappan-{certificate.Number}.jwt\"";
        return Sent(writing.Badge(edition, certificate, places[certificate.Code]), response);
    }

    private static async Task<IResult> StatusList(EditionScope scope, Register register, CredentialWriting writing, HttpResponse response, CancellationToken cancel)
    {
        var visible = await register.VisibleAsync(scope.Edition, cancel);
        return visible.Count > 0
            ? Sent(writing.StatusListOf(scope.Edition, visible, await register.PlacesAsync(scope.Edition.Id, cancel)), response)
            : throw new Refused(RefusalCode.NotFound, "No certificates are published yet.");
    }

    private static ContentHttpResult Keys(System.Text.Json.Nodes.JsonObject keys, string type, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(keys.ToJsonString(), type, Encoding.UTF8);
    }

    private static ContentHttpResult Sent(string jwt, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(jwt, CredentialHeader.MediaType, Encoding.ASCII);
    }
}

using System.Globalization;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Client.Screens;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Sending a film or slides in pieces by tus 1.0.0, with the extensions creation, expiration, checksum and termination.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var largest = app.ServiceProvider.GetRequiredService<IOptions<FilmOptions>>().Value.MaxBytes;
        var uploads = app.MapGroup("/api/editions/{edition}/uploads");
        uploads.MapMethods("/", ["OPTIONS"], SayWhatIsSupported).Needs(Right.WriteMaterial);
        uploads.MapPost("/", Begin).Needs(Right.WriteMaterial);
        // The right is asked for with the owner, so that to all others there is nothing.
        uploads.MapMethods("/{id:guid}", ["HEAD"], SayOffset).Needs(Right.SeePublic);
        uploads.MapGet("/{id:guid}", Show).Needs(Right.SeePublic);
        uploads.MapPatch("/{id:guid}", Add).Needs(Right.SeePublic).WithMetadata(new RequestSizeLimitAttribute(largest));
        uploads.MapDelete("/{id:guid}", End).Needs(Right.SeePublic);
    }

    private static NoContent SayWhatIsSupported(HttpResponse response, IOptions<FilmOptions> options)
    {
        response.Headers["Tus-Version"] = Tus.Version;
        response.Headers["Tus-Extension"] = Tus.Extensions;
        response.Headers["Tus-Max-Size"] = Text(options.Value.MaxBytes);
        response.Headers["Tus-Checksum-Algorithm"] = Tus.ChecksumAlgorithms;
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Begin(HttpRequest request, HttpResponse response, EditionScope scope, UploadBeginning beginning, CancellationToken cancel)
    {
        var upload = await beginning.BeginAsync(Tus.Length(request), UploadMetadata.Read(request.Headers[Tus.UploadMetadata].ToString()), cancel);
        SayExpiry(response, upload);
        return TypedResults.Created($"/api/editions/{scope.Edition.Slug}/uploads/{upload.Id}");
    }

    private static async Task<IResult> SayOffset(Guid id, HttpResponse response, UploadSending sending, CancellationToken cancel)
    {
        var upload = await sending.FindAsync(id, cancel);
        response.Headers[Tus.UploadOffset] = Text(sending.OffsetOf(upload));
        response.Headers[Tus.UploadLength] = Text(upload.Length);
        response.Headers[Tus.UploadMetadata] = UploadMetadata.Write(upload);
        SayExpiry(response, upload);
        return TypedResults.Ok();
    }

    private static async Task<UploadView> Show(
        Guid id, UploadSending sending, IStringLocalizer<FilmsText> films, IStringLocalizer<ScreensText> slides, CancellationToken cancel)
    {
        var upload = await sending.FindAsync(id, cancel);
        var offset = sending.OffsetOf(upload);
        var state = upload.State == UploadState.Open && offset == upload.Length ? UploadState.Checking : upload.State;
        var words = upload.Refusal is null ? null : (upload.Kind == UploadKind.Film ? (IStringLocalizer)films : slides)[$"Refused.{upload.Refusal}", [.. upload.RefusalFacts.Select(Fact)]].Value;
        return new(upload.Id, upload.Kind, upload.CandidateId, upload.FileName, offset, upload.Length, upload.ExpiresAt, state, upload.Refusal, words, upload.Became);
    }

    private static async Task<IResult> Add(Guid id, HttpRequest request, HttpResponse response, UploadSending sending, UploadChecking checking, CancellationToken cancel)
    {
        var (upload, offset) = await sending.AddAsync(id, request, cancel);
        if (offset == upload.Length)
        {
            checking.Wake();
        }

        response.Headers[Tus.UploadOffset] = Text(offset);
        SayExpiry(response, upload);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> End(Guid id, UploadSending sending, CancellationToken cancel)
    {
        await sending.EndAsync(id, cancel);
        return TypedResults.NoContent();
    }

    private static void SayExpiry(HttpResponse response, Upload upload) =>
        response.Headers[Tus.UploadExpires] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number in a refusal is written as the reader's language writes numbers.</summary>
    private static object Fact(string fact) => double.TryParse(fact, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : fact;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

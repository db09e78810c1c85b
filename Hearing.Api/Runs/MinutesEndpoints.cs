using Hearing.Api.Documents;
using Hearing.Api.Documents.Designs;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Api.Runs;

/// <summary>The minutes as files to keep.</summary>
internal static class MinutesEndpoints
{
    public static void MapMinutesEndpoints(this IEndpointRouteBuilder app)
    {
        var minutes = app.MapGroup("/api/editions/{edition}/documents/minutes");
        minutes.MapGet("/{room}.json", FileAsync).Needs(Right.SeeMinutes).Produces<MinutesFile>();
        minutes.MapGet("/{room}.pdf", PrintAsync).Needs(Right.SeeMinutes);
    }

    private static async Task<IResult> FileAsync(
        string room, EditionScope scope, RunLoading loading, MinutesReading reading, HttpResponse response, CancellationToken cancel)
    {
        var file = await reading.ReadAsync(await loading.LoadAsync(scope.Edition, room, cancel), cancel);
        DocumentFiles.Private(response);
        return TypedResults.Ok(file);
    }

    private static async Task<IResult> PrintAsync(
        string room, bool? archive, EditionScope scope, RunLoading loading, MinutesReading reading, MinutesWords words, EditionTypesetter typesetter, HttpResponse response,
        CancellationToken cancel)
    {
        var run = await loading.LoadAsync(scope.Edition, room, cancel);
        var document = words.Print(run.Rundown(), await reading.ReadAsync(run, cancel));
        DocumentFiles.Private(response);
        return DocumentFiles.Pdf(response, await typesetter.SetAsync(document, DocumentFiles.Form(archive), cancel), $"minutes-{scope.Edition.Slug}-{room}.pdf");
    }
}

using Hearing.Api.Floors.Recording;
using Hearing.Api.Web;
using Hearing.Client.Runs;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Runs;

/// <summary>The minutes as a page, where kept ones can be compared with what is stored.</summary>
internal static class MinutesPages
{
    private const int LargestForm = KeptMinutesFile.MostBytes + (64 * 1024);

    public static void MapMinutesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/minutes/{room}", ShowAsync).Needs(Right.SeeMinutes);
        app.MapPost("/{edition}/minutes/{room}", CompareAsync).AsForm().Needs(Right.SeeMinutes).WithFormOptions(multipartBodyLengthLimit: LargestForm)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> ShowAsync(string room, EditionScope scope, RunLoading loading, MinutesReading reading, MinutesWords words, RecordingDesk recordings, CancellationToken cancel) =>
        await PageAsync(await loading.LoadAsync(scope.Edition, room, cancel), reading, words, recordings, null, 200, cancel);

    private static async Task<IResult> CompareAsync(
        string room, HttpRequest request, EditionScope scope, RunLoading loading, MinutesReading reading, MinutesWords words, RecordingDesk recordings, IStringLocalizer<MinutesText> texts,
        CancellationToken cancel)
    {
        var run = await loading.LoadAsync(scope.Edition, room, cancel);
        if ((await request.ReadFormAsync(cancel)).Files["kept"] is not { Length: > 0 } file)
        {
            return await PageAsync(run, reading, words, recordings, new(false, texts["Kept.NoFile"]), 422, cancel);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        var kept = KeptMinutesFile.Read(bytes.ToArray());
        return await PageAsync(run, reading, words, recordings, Told(run, kept?.Minutes, texts), kept is null ? 422 : 200, cancel);
    }

    private static MinutesPage.Compared Told(RunOfRoom run, KeptMinutes? kept, IStringLocalizer<MinutesText> texts) =>
        kept is null ? new(false, texts["Kept.NotOurs"]) : MinutesReading.Compare(run, kept) switch
        {
            null => new(false, texts["Kept.AnotherRun"]),
            { Fault: ChainFault.None } => new(true, texts["Kept.Same", kept.Lines.Count]),
            { Fault: ChainFault.Changed } found => new(false, texts["Changed", found.FromRevision!, found.UntilRevision!]),
            { Fault: ChainFault.Missing } found => new(false, texts["Missing", found.FromRevision!, found.UntilRevision!]),
            { Fault: var fault } => throw new InvalidOperationException($"No words for {fault}."),
        };

    private static async Task<IResult> PageAsync(
        RunOfRoom run, MinutesReading reading, MinutesWords words, RecordingDesk recordings, MinutesPage.Compared? compared, int status, CancellationToken cancel)
    {
        var document = run.Row is null ? null : words.Print(run.Rundown(), await reading.ReadAsync(run, cancel));
        return Page.Of<MinutesPage>(new
        {
            Model = new MinutesPage.MinutesModel(run.Edition.Slug, run.Edition.Name, run.Room, run.Edition.Room(run.Room).Name, document, compared,
                [.. (await recordings.MadeAsync(run.Edition, run.Room, cancel)).Select(r => new MinutesPage.Recorded(r.Title, SessionRecording.Address(run.Edition.Slug, r.SessionId)))]),
        }, status);
    }
}

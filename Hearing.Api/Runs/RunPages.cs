using System.Globalization;
using System.Text.Json;
using Hearing.Api.Floors;
using Hearing.Api.Meetings;
using Hearing.Api.Questions;
using Hearing.Api.Web;
using Hearing.Client.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Runs;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>The page on which everybody follows a room, and the console that runs it.</summary>
internal static class RunPages
{
    public static void MapRunPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/live/{room}", LiveAsync).Needs(Right.FollowLive).Compressed().UsesDevices();
        app.MapGet("/{edition}/console/{room}", ConsoleAsync).Needs(Right.RunHold).ContinuesInWebAssembly().UsesDevices();
        app.MapGet("/{edition}/console/{room}/rehearsal", RehearsalAsync).Needs(Right.RunAll).ContinuesInWebAssembly();
    }

    private static async Task<IResult> RehearsalAsync(string room, EditionScope scope, RunLoading loading, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        var edition = scope.Edition;
        await loading.LoadAsync(edition, room, cancel);
        return Page.Of<RehearsalPage>(new { Model = new RehearsalModel(edition.Slug, edition.Name, room, edition.Room(room).Name, edition.TimeZone) });
    }

    private static async Task<IResult> ConsoleAsync(string room, EditionScope scope, RunLoading loading, IFloor floor, IOptions<FloorOptions> recording, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        var edition = scope.Edition;
        var run = await loading.LoadAsync(edition, room, cancel);
        var notes = Timeline.Of(run.Desk.Plan, run.Facts).Order.Where(c => !string.IsNullOrWhiteSpace(c.HostNotes))
            .ToDictionary(c => c.Id.Value.ToString(), c => c.HostNotes!);
        return Page.Of<ConsolePage>(new
        {
            Model = new ConsoleModel(
                edition.Slug, edition.Name, room, edition.Room(room).Name, edition.TimeZone, run.Rundown(), notes, scope.Access.Allows(Right.RunAll), floor.Carries, recording.Value.MayRecord),
        });
    }

    private static async Task<IResult> LiveAsync(
        string room, EditionScope scope, RunLoading loading, RunClock clock, MeetingDesk meetings, QuestionDesk questions, IFloor floor, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var edition = scope.Edition;
        var place = edition.Room(scope.RoomToFollow(room));
        var rundown = (await loading.LoadAsync(edition, room, cancel)).Rundown();
        var reading = RundownReader.At(rundown, clock.Now);
        var stage = rundown.Cues.FirstOrDefault(c => c.Id == reading.OnStage);
        return Page.Of<LivePage>(new
        {
            Model = new LivePage.LiveModel(
                edition.Slug, edition.Name, room, place.Name, edition.TimeZone, JsonSerializer.Serialize(rundown, WireJson.Options),
                stage?.SessionTitle, stage is null ? null : ConsoleWords.Part(stage), Next(rundown, reading, edition.Zone, scope.Access.CandidateId), await meetings.OfRoomAsync(room, cancel),
                scope.Access.DisplayRoom is null ? place.CaptionLink : null)
            {
                Message = rundown.Message,
                Own = scope.Access.CandidateId,
                AskedNow = (await questions.ShownAsync(room, cancel))?.Text,
                Questions = scope.Access.Allows(Right.AskQuestions) ? await questions.ViewAsync(room, cancel) : null,
                Criteria = edition.Criteria,
                JustAsked = http.Request.Query.ContainsKey("asked"),
                HasFloor = floor.Carries,
                IsPerson = scope.Access.PersonId is not null,
                KeepsSeen = scope.Access.Has(Roles.Juror),
            },
        });
    }

    /// <summary>The first coming cue, and then each session's first.</summary>
    private static List<LivePage.NextItem> Next(Rundown rundown, RundownReading reading, HearingZone zone, CandidateId? own)
    {
        var coming = rundown.Cues.Where(c => reading.Forecasts.ContainsKey(c.Id)).ToList();
        return [.. coming.Where((cue, i) => i == 0 || cue.SessionTitle != coming[i - 1].SessionTitle).Take(12)
            .Select(c => new LivePage.NextItem(
                zone.ToLocal(reading.Forecasts[c.Id]).ToString("HH:mm", CultureInfo.InvariantCulture), c.SessionTitle, ConsoleWords.Part(c), own is not null && c.CandidateId == own))];
    }
}

using System.Net;
using System.Net.Http.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Api.Tests.Runs;

public sealed class RunDeskTests
{
    private const string Desk = "/api/editions/dag/rooms/main/run/desk";

    [Fact]
    public async Task The_desk_gives_a_browser_the_same_run_as_the_server_has_and_says_who_did_what()
    {
        using var day = await RunningEdition.MakeAsync(rooms: 2);
        await day.DoAsync(0, null, new StartRun());
        await day.DoAsync(1, day.Film, new HoldCue(HoldReason.FilmFails), RunningEdition.Technician);
        var desk = (await day.As(RunningEdition.Organiser).GetFromJsonAsync<RunDesk>(Desk, WireJson.Options, TestContext.Current.CancellationToken))!;
        var fold = desk.Fold();
        var rundown = await day.RundownAsync();
        Assert.Equal(
            rundown with { Cues = [], Segments = [], Late = [], HardPoints = [] },
            RundownWriter.Of(fold.State, "dag", "main", fold.Revision, _ => null) with { Cues = [], Segments = [], Late = [], HardPoints = [] });
        Assert.Equal(rundown.Segments, RundownWriter.Of(fold.State, "dag", "main", fold.Revision, _ => null).Segments);
        Assert.Equal([RunningEdition.Organiser, RunningEdition.Technician], desk.Facts.Select(f => f.By));
        Assert.Equal(HoldReason.FilmFails, Assert.IsType<CueHeld>(desk.Facts[1].Fact).Reason);
        Assert.Equal(1, Assert.Single(desk.Films).Version);
        Assert.All(Assert.Single(desk.Programmes).Items, i => Assert.Equal("main", i.Room));
    }

    [Fact]
    public async Task A_lost_answer_is_found_by_the_commands_id_and_nothing_is_written()
    {
        using var day = await RunningEdition.MakeAsync();
        var id = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await Find(day, id)).StatusCode);
        await day.PostAsync(0, null, new StartRun(), id);
        await day.DoAsync(1, day.Film, new HoldCue());
        var found = await (await Find(day, id)).Content.ReadFromJsonAsync<RunAnswer>(WireJson.Options, TestContext.Current.CancellationToken);
        Assert.Equal((1L, 1L), (found!.Revision, found.Rundown.Revision));
        Assert.IsType<RunStarted>(found.Fact);
        Assert.Equal(2, (await day.RundownAsync()).Revision);
    }

    private static Task<HttpResponseMessage> Find(RunningEdition day, Guid id) =>
        day.As(RunningEdition.Technician).GetAsync($"{RunningEdition.Commands}/{id}", TestContext.Current.CancellationToken);
}

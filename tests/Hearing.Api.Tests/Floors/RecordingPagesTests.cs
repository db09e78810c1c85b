using System.Net;
using Hearing.Api.Films;
using Hearing.Api.Floors;
using Hearing.Api.Floors.Recording;
using Hearing.Api.Tests.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Floors;

public sealed class RecordingPagesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearing-tapes-").FullName;
    private RunningEdition _day = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _day = await RunningEdition.MakeAsync(
        ports: services => services.AddSingleton<IFloor>(new RecordingFloor()).Configure<FloorOptions>(o => (o.Janus, o.Recordings) = (new("ws://localhost"), _folder)));

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_chosen_before_the_start_is_recorded_by_the_run_and_a_film_never()
    {
        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", ("part", $"{_day.Talk.Value}"), ("part", $"{_day.Film.Value}"), ("part", $"{Guid.NewGuid()}"), ("part", "nonsense"));
        Assert.Equal([_day.Talk], await _day.App.InDatabase(db => db.Set<RecordedPart>().Select(p => p.PartId).ToListAsync(Cancel)));
        var run = await _day.DoAsync(0, null, new StartRun());
        Assert.Equal([_day.Talk], run.Rundown.Cues.Where(c => c.IsRecorded).Select(c => c.Id));
        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings");
        Assert.Empty(await _day.App.InDatabase(db => db.Set<RecordedPart>().ToListAsync(Cancel)));
    }

    [Fact]
    public async Task The_page_says_how_long_the_disk_lasts_and_warns_when_what_is_chosen_does_not_fit()
    {
        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", ("part", $"{_day.Talk.Value}"));
        var page = await _day.As(RunningEdition.Organiser).GetStringAsync("/dag/recordings", Cancel);
        Assert.Matches(@"Plats för inspelningar: [1-9][0-9,]* GB\. Det räcker till ungefär [1-9][0-9,]* timmar", page);
        Assert.DoesNotContain("får inte plats", page, StringComparison.Ordinal);

        _day.App.Services.GetRequiredService<IOptions<FilmOptions>>().Value.BytesKeptFree = long.MaxValue / 2;
        page = await _day.As(RunningEdition.Organiser).GetStringAsync("/dag/recordings", Cancel);
        Assert.Contains("Plats för inspelningar: 0 GB", page, StringComparison.Ordinal);
        Assert.Contains("får inte plats", page, StringComparison.Ordinal);
        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings");
        Assert.DoesNotContain("får inte plats", await _day.As(RunningEdition.Organiser).GetStringAsync("/dag/recordings", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_recorded_nothing_is_chosen_and_no_command_is_taken()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.DoesNotContain("name=\"part\"", await day.As(RunningEdition.Organiser).GetStringAsync("/dag/recordings", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("/dag/recordings\"", await day.As(RunningEdition.Organiser).GetStringAsync("/dag", Cancel), StringComparison.Ordinal);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal("command-not-possible", await RunningEdition.CodeAsync(await day.PostAsync(1, day.Film, new ChangeRecording(day.Talk, true))));
    }

    [Fact]
    public async Task After_the_end_every_session_with_tapes_waits_to_be_put_together_once()
    {
        await _day.DoAsync(0, null, new StartRun());
        await File.WriteAllTextAsync(Path.Combine(_folder, Tape.NameOf(_day.Edition.Id, _day.Talk, PersonId.New(), false, _day.App.Clock.GetUtcNow()) + "-video-1.mjr"), "no tape", Cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder, Tape.NameOf(EditionId.New(), _day.Second, PersonId.New(), false, _day.App.Clock.GetUtcNow()) + "-video-1.mjr"), "another edition's", Cancel);
        await _day.DoAsync(1, _day.Film, new FinishRun());
        await _day.DoAsync(2, null, new UndoFact());
        await _day.DoAsync(3, _day.Film, new FinishRun());
        var job = Assert.Single(await _day.App.InDatabase(db => db.Set<FilmJob>().Where(j => j.RecordingId != null).ToListAsync(Cancel)));
        Assert.Equal((FilmJobKind.PutTogether, FilmJobState.Waiting), (job.Kind, job.State));

        await _day.App.Services.GetRequiredService<FilmQueue>().RunDueAsync(Cancel);
        Assert.Contains("Inget kunde sättas ihop", await _day.As(RunningEdition.Organiser).GetStringAsync("/dag/recordings", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_is_the_organisers_until_it_belongs_to_a_webinar_of_a_released_edition()
    {
        var session = await StoreAsync();
        var address = $"/api/editions/dag/recordings/{session.Value}.mp4";
        async Task<HttpStatusCode> StrangerAsync() => (await _day.App.Stranger().GetAsync(address, Cancel)).StatusCode;
        Assert.Equal("recorded", await _day.As(RunningEdition.Organiser).GetStringAsync(address, Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await _day.As(RunningEdition.Guest).GetAsync(address, Cancel)).StatusCode);

        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", $"/dag/recordings/{session.Value}", ("do", "release"));
        Assert.Equal(HttpStatusCode.NotFound, await StrangerAsync());
        await _day.App.Store(new Webinar { Id = WebinarId.New(), EditionId = _day.Edition.Id, CandidateId = _day.CandidateId, Title = "Läsning" });
        Assert.Equal(HttpStatusCode.NotFound, await StrangerAsync());
        await _day.App.InDatabase(async db =>
        {
            db.Editions.Single().Release(_day.App.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.Equal(HttpStatusCode.OK, await StrangerAsync());
        Assert.Contains(address, await _day.App.Stranger().GetStringAsync("/dag/webinars", Cancel), StringComparison.Ordinal);

        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", $"/dag/recordings/{session.Value}", ("do", "withdraw"));
        Assert.Equal(HttpStatusCode.NotFound, await StrangerAsync());
        Assert.DoesNotContain(address, await _day.App.Stranger().GetStringAsync("/dag/webinars", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_with_its_tapes_once_the_organiser_is_sure()
    {
        var session = await StoreAsync();
        var tape = Path.Combine(_folder, Tape.NameOf(_day.Edition.Id, _day.Talk, PersonId.New(), false, _day.App.Clock.GetUtcNow()) + "-audio-0.mjr");
        await File.WriteAllTextAsync(tape, "tape", Cancel);
        using var unsure = await Forms.PostAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", $"/dag/recordings/{session.Value}", ("do", "delete"));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.True(File.Exists(tape));
        await Forms.PressAsync(_day.As(RunningEdition.Organiser), "/dag/recordings", $"/dag/recordings/{session.Value}", ("do", "delete"), ("sure", "yes"));
        Assert.False(File.Exists(tape));
        Assert.Equal(HttpStatusCode.NotFound, (await _day.As(RunningEdition.Organiser).GetAsync($"/api/editions/dag/recordings/{session.Value}.mp4", Cancel)).StatusCode);
    }

    private async Task<SessionId> StoreAsync()
    {
        var session = await _day.App.InDatabase(db => Task.FromResult(db.Programmes.Single().Items.First(i => i.Parts.Any(p => p.Id == _day.Talk)).SessionId));
        var storage = _day.App.Services.GetRequiredService<IFilmStorage>();
        var (digest, bytes) = await storage.SaveAsync(new MemoryStream("recorded"u8.ToArray()), Cancel);
        var recording = new SessionRecording { Id = Guid.CreateVersion7(), EditionId = _day.Edition.Id, SessionId = session, Room = "main", Title = "Eksjö kommun", CandidateId = _day.CandidateId };
        recording.Make(digest, bytes, TimeSpan.FromSeconds(8), [new(TimeSpan.Zero, "Presentation")], _day.App.Clock.GetUtcNow());
        await _day.App.Store(recording);
        return session;
    }
}

using System.Net;
using System.Net.Http.Json;
using Hearing.Api.Tests.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;

namespace Hearing.Api.Tests.Films;

public sealed class DeviceTests : IAsyncLifetime
{
    private const string Juror = "ledamot@example.org";
    private const string Devices = "/api/editions/dag/rooms/main/devices";
    private RunningEdition _day = null!;
    private FilmId _film;
    private readonly PersonId _juror = PersonId.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _day = await RunningEdition.MakeAsync(rooms: 2);
        _film = await _day.App.InDatabase(db => Task.FromResult(db.Films.Single().Id));
        await _day.App.Store(new Person { Id = _juror, EditionId = _day.Edition.Id, Name = "Lo", Mail = Juror, Roles = Roles.Juror });
    }

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_console_learns_how_many_devices_follow_and_how_many_have_the_film()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await ReportAsync(RunningEdition.Guest, first, _film);
        await ReportAsync(RunningEdition.Guest, second);
        await ReportAsync(RunningEdition.Guest, second, room: "side");
        Assert.Equal((2, 1), await CountAsync());
        await ReportAsync(RunningEdition.Guest, second, _film);
        Assert.Equal((2, 2), await CountAsync());
    }

    [Fact]
    public async Task A_device_that_says_nothing_for_ninety_seconds_is_not_counted_and_one_that_comes_back_is()
    {
        var device = Guid.NewGuid();
        await ReportAsync(RunningEdition.Guest, device, _film);
        _day.App.Clock.Advance(DeviceReadiness.GoneAfter - TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 1), await CountAsync());
        _day.App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((0, 0), await CountAsync());
        await ReportAsync(RunningEdition.Guest, device, _film);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Two_tabs_of_one_device_that_begin_together_are_one()
    {
        var device = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(RunningEdition.Guest, device, [_film], "main")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Nobody_counts_for_more_than_eight_devices_and_films_of_elsewhere_count_nothing()
    {
        for (var i = 0; i < 12; i++)
        {
            _day.App.Clock.Advance(TimeSpan.FromSeconds(1));
            await ReportAsync(RunningEdition.Guest, Guid.NewGuid(), FilmId.New());
        }

        var counted = (await _day.As(RunningEdition.Organiser).GetFromJsonAsync<RoomDevices>(Devices, WireJson.Options, Cancel))!;
        Assert.Equal(8, counted.Devices);
        Assert.Empty(counted.Films);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(RunningEdition.Guest, Guid.Empty, [], "main")).StatusCode);
    }

    [Fact]
    public async Task What_a_juror_has_seen_adds_up_and_of_others_nothing_is_kept()
    {
        await _day.DoAsync(0, null, new StartRun());
        await SawAsync(Juror, new Stretch(0, 20_000));
        await SawAsync(Juror, new Stretch(15_000, 30_000), new Stretch(50_000, 70_000));
        await SawAsync(RunningEdition.Guest, new Stretch(0, 60_000));
        var seen = Assert.Single(await _day.App.InDatabase(db => Task.FromResult(db.Set<FilmSeen>().ToList())));
        Assert.Equal(_juror, seen.PersonId);
        Assert.Equal([new Stretch(0, 30_000), new Stretch(50_000, 60_000)], seen.Seen);
    }

    [Fact]
    public async Task A_juror_with_two_devices_loses_nothing()
    {
        await _day.DoAsync(0, null, new StartRun());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SawAsync(Juror, new Stretch(i * 10_000, (i * 10_000) + 9_000))));
        Assert.Equal(4, (await _day.App.InDatabase(db => Task.FromResult(db.Set<FilmSeen>().Single()))).Seen.Count);
    }

    private async Task SawAsync(string mail, params Stretch[] stretches)
    {
        var answer = await _day.As(mail).PostAsJsonAsync($"/api/editions/dag/films/{_film.Value}/seen", new FilmWatched(stretches), WireJson.Options, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task ReportAsync(string mail, Guid device, FilmId? film = null, string room = "main") =>
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(mail, device, film is { } one ? [one] : [], room)).StatusCode);

    private Task<HttpResponseMessage> PostAsync(string mail, Guid device, FilmId[] films, string room) =>
        _day.As(mail).PostAsJsonAsync($"/api/editions/dag/rooms/{room}/devices", new DeviceReport(device, films), WireJson.Options, Cancel);

    private async Task<(int Devices, int Ready)> CountAsync()
    {
        var counted = (await _day.As(RunningEdition.Organiser).GetFromJsonAsync<RoomDevices>(Devices, WireJson.Options, Cancel))!;
        return (counted.Devices, counted.With(_film));
    }
}

using Hearing.Api.Floors;
using Hearing.Api.Tests.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Floors;

public sealed partial class FloorHubTests : FloorDayTest
{
    private readonly RecordingFloor _floor = new();

    protected override void AddPorts(IServiceCollection services) => services.AddSingleton<IFloor>(_floor)
        .Configure<FloorOptions>(o => (o.Janus, o.Recordings) = (new("ws://localhost"), Path.GetTempPath()));

    [Fact]
    public async Task Only_whose_cue_it_is_may_send_and_the_run_ends_it()
    {
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await NextAsync(Day.Film);
        Assert.Equal("not-allowed", await guest.SendAsync());
        await team.IsAsync("the team has the room", s => s.Sends == FloorPlaces.Room);
        Assert.Equal("answer", await team.SendAsync());
        await guest.ReceivesAsync(1, "the guest sees the team");
        await NextAsync(Day.Talk);
        await NextAsync(Day.Questions);
        await team.StoppedAsync();
        await guest.ReceivesAsync(0, "nobody is seen");
        Assert.Equal("not-allowed", await team.SendAsync());
    }

    [Fact]
    public async Task A_film_that_ends_by_itself_gives_the_floor_without_a_command()
    {
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await team.IsAsync("the team waits in the green room", s => s.Sends == FloorPlaces.GreenRoom);
        Day.App.Clock.Advance(TimeSpan.FromSeconds(64));
        await team.IsAsync("the team has the room", s => s.Sends == FloorPlaces.Room);
    }

    [Fact]
    public async Task The_private_talk_is_the_jurys_without_those_in_conflict()
    {
        await NextAsync(Day.Film);
        await NextAsync(Day.Talk);
        await NextAsync(Day.Questions);
        await NextAsync(Day.Second);
        await using var juror = await FloorDevice.EnterAsync(Day, Juror);
        await using var second = await FloorDevice.EnterAsync(Day, Juror);
        string[] outside = [InConflict, Team, RunningEdition.Guest, RunningEdition.Organiser, RunningEdition.Technician];
        Assert.Equal("answer", await juror.SendAsync());
        foreach (var mail in outside)
        {
            await using var device = await FloorDevice.EnterAsync(Day, mail);
            var state = await device.IsAsync("told", _ => true);
            Assert.True((state.Hears & FloorPlaces.PrivateTalk) == FloorPlaces.None && state.Senders.Count == 0, $"{mail}: {state}");
            await device.ReceivesAsync(0, "nothing is received");
            Assert.Equal(mail == RunningEdition.Technician ? "answer" : "not-allowed", await device.SendAsync());
        }
    }

    [Fact]
    public async Task From_two_devices_of_one_person_the_newest_sends()
    {
        await NextAsync(Day.Film);
        await using var laptop = await FloorDevice.EnterAsync(Day, Team);
        await using var phone = await FloorDevice.EnterAsync(Day, Team);
        await laptop.SendAsync();
        await phone.SendAsync();
        await laptop.StoppedAsync();
        Assert.Single(_floor.Feeds);
    }

    [Fact]
    public async Task Whoever_is_muted_stays_so_when_they_begin_to_send_anew()
    {
        await NextAsync(Day.Film);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await team.SendAsync();
        var id = await Day.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == Team).Id));
        await DoAsync(Day.Talk, new ChangeFloor(id, FloorAct.Mute));
        await team.IsAsync("muted", s => s.May == (Media.Camera | Media.Screen));
        var first = await _floor.Muted.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await team.SendAsync();
        Assert.NotEqual(first, await _floor.Muted.Reader.ReadAsync(Patience.Soon));
    }

    [Fact]
    public async Task Whoever_is_removed_neither_sends_nor_sees_until_the_floor_is_given()
    {
        await NextAsync(Day.Film);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await team.SendAsync();
        await guest.ReceivesAsync(1, "the guest sees the team");
        var id = await Day.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == RunningEdition.Guest).Id));
        await DoAsync(Day.Talk, new ChangeFloor(id, FloorAct.Remove));
        await guest.ReceivesAsync(0, "the guest sees nobody");
        await DoAsync(Day.Talk, new ChangeFloor(id, FloorAct.Give));
        await guest.ReceivesAsync(1, "the guest sees the team again");
        Assert.Equal("answer", await guest.SendAsync());
    }

    [Fact]
    public async Task Whoever_agrees_is_recorded_in_the_cue_that_is_and_no_longer_when_they_take_it_back_or_it_ends()
    {
        await NextAsync(Day.Film);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await team.SendAsync();
        await DoAsync(Day.Talk, new ChangeRecording(Day.Talk, true));
        await guest.IsAsync("everybody is told", s => s.Recording == RecordingMark.Now);
        await team.AgreeAsync(true);
        var name = await TapeAsync();
        Assert.Contains($"-{Day.Talk.Value:N}-", name, StringComparison.Ordinal);
        await team.AgreeAsync(false);
        Assert.Null(await TapeAsync());
        await team.AgreeAsync(true);
        Assert.NotNull(await TapeAsync());
        await NextAsync(Day.Talk);
        Assert.Null(await TapeAsync());
        await guest.IsAsync("everybody is told that it is over", s => s.Recording == RecordingMark.None);
        Assert.Equal(["recording-agreed", "recording-agreed", "recording-refused"], await Day.App.InDatabase(db => Task.FromResult(db.Audit.Where(a => a.Action.StartsWith("recording")).Select(a => a.Action).ToList().Order(StringComparer.Ordinal).ToList())));
    }

    [Fact]
    public async Task What_the_media_server_does_not_take_at_once_is_asked_again()
    {
        await NextAsync(Day.Film);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await team.SendAsync();
        var id = await Day.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == Team).Id));
        _floor.Refusals = 1;
        await DoAsync(Day.Talk, new ChangeFloor(id, FloorAct.Mute));
        await _floor.Muted.Reader.ReadAsync(Patience.Soon);
        await DoAsync(Day.Talk, new ChangeRecording(Day.Talk, true));
        _floor.Refusals = 1;
        await team.AgreeAsync(true);
        Assert.NotNull(await TapeAsync());
        _floor.Refusals = 1;
        await team.AgreeAsync(false);
        Assert.Null(await TapeAsync());
        Assert.Equal(0, _floor.Refusals);
    }

    [Fact]
    public async Task Four_cameras_and_the_screen_are_large_and_of_the_fifth_the_sound_alone_is_sent_on()
    {
        await NextAsync(Day.Film);
        await using var viewer = await FloorDevice.EnterAsync(Day, InConflict);
        string[] given = [RunningEdition.Technician, RunningEdition.Guest, Juror];
        foreach (var mail in given)
        {
            var id = await Day.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == mail).Id));
            await DoAsync(Day.Talk, new ChangeFloor(id, FloorAct.Give));
        }

        var senders = new List<FloorDevice>();
        foreach (var mail in (string[])[.. given, RunningEdition.Organiser, Team])
        {
            senders.Add(await FloorDevice.EnterAsync(Day, mail));
            await senders[^1].IsAsync($"{mail} has the room", s => s.Sends == FloorPlaces.Room);
            Assert.Equal("answer", await senders[^1].SendAsync());
        }

        Assert.Equal("answer", await senders[^1].SendAsync(isScreen: true));
        var state = await viewer.IsAsync("everybody is there", s => s.Senders.Count == 6);
        Assert.Equal((true, 4), (state.Senders.Single(s => s.IsScreen).IsLarge, state.Senders.Count(s => s is { IsScreen: false, IsLarge: true })));
        var heard = state.Senders.Single(s => !s.IsLarge);
        Assert.NotEqual(Team, heard.Name);
        await viewer.ReceivesAsync(6, "and is received");
        var soon = Patience.Soon;
        while (await _floor.SoundAlone.Reader.ReadAsync(soon) != heard.Feed)
        {
        }

        foreach (var sender in senders)
        {
            await sender.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_comes_into_a_room_of_many_and_answers_each_is_not_taken_for_a_flood()
    {
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await guest.TrickleAsync(50);
        await NextAsync(Day.Film);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await team.SendAsync();
        await guest.ReceivesAsync(1, "the guest is still there");
    }

    private async Task<string?> TapeAsync()
    {
        return await _floor.Tapes.Reader.ReadAsync(Patience.Soon);
    }

    [Fact]
    public async Task Nobody_outside_the_edition_is_given_the_floor()
    {
        var refused = await Day.PostAsync(Run.Revision, Day.Film, new ChangeFloor(PersonId.New(), FloorAct.Give));
        Assert.Equal("command-not-possible", await RunningEdition.CodeAsync(refused));
        refused = await Day.PostAsync(Run.Revision, Day.Film, new ChangeFloor(PersonId.New(), FloorAct.Give), mail: RunningEdition.Technician);
        Assert.Equal("not-allowed", await RunningEdition.CodeAsync(refused));
    }

    [Fact]
    public async Task Without_a_media_server_no_page_claims_a_floor_and_nobody_enters_one()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.DoesNotContain("data-floor", await day.As(RunningEdition.Guest).GetStringAsync("/dag/live/main", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var hub = RunningEdition.HubBy(day.App.Server, day.App.CookieOf(RunningEdition.Guest), path: "/hubs/floor");
        await hub.StartAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var _ in hub.StreamAsync<FloorMessage>("Enter", "dag", "main", false, TestContext.Current.CancellationToken))
            {
            }
        });
        Assert.Contains("not-found", refused.Message, StringComparison.Ordinal);
    }
}

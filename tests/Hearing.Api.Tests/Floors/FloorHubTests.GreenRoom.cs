using Hearing.Api.Floors;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Floors;

namespace Hearing.Api.Tests.Floors;

/// <summary>The green room, and the desk that speaks to it.</summary>
public sealed partial class FloorHubTests
{
    [Fact]
    public async Task The_technician_sees_who_waits_in_the_green_room_and_is_heard_there_alone()
    {
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await using var technician = await FloorDevice.EnterAsync(Day, RunningEdition.Technician);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await technician.IsAsync("the team waits", s => s.Waiting.SequenceEqual([Team]));
        Assert.Equal("answer", await technician.SendAsync());
        await team.ReceivesAsync(1, "the team hears the technician");
        await team.SendAsync();
        await technician.IsAsync("the team is seen and waits no more", s => s is { Waiting: [], Senders: [{ Place: FloorPlaces.GreenRoom }] });
        await NextAsync(Day.Film);
        await guest.ReceivesAsync(1, "the room sees the team in its turn, and still no technician");
        Assert.Empty((await guest.IsAsync("told", _ => true)).Waiting);
    }

    [Fact]
    public async Task Whoever_talks_at_the_green_rooms_desk_is_heard_there_alone_and_their_microphone_in_the_room_is_shut_meanwhile()
    {
        await using var guest = await FloorDevice.EnterAsync(Day, RunningEdition.Guest);
        await using var team = await FloorDevice.EnterAsync(Day, Team);
        await using var desk = await FloorDevice.EnterAsync(Day, RunningEdition.Organiser, atDesk: true);
        await using var host = await FloorDevice.EnterAsync(Day, RunningEdition.Organiser);
        await desk.IsAsync("the team waits", s => s.Waiting.SequenceEqual([Team]));
        Assert.Equal("answer", await desk.SendAsync());
        Assert.Equal("not-allowed", await desk.SendAsync(isScreen: true));
        await team.ReceivesAsync(1, "the team hears the organiser");

        await NextAsync(Day.Film);
        await host.IsAsync("the host has the room", s => s.Sends == FloorPlaces.Room);
        Assert.Equal("answer", await host.SendAsync());
        await guest.ReceivesAsync(1, "the room sees the host, and nothing of the desk");
        Assert.Equal(_floor.Feeds.Single(f => f.Source == FloorSource.Camera).Id, await _floor.Muted.Reader.ReadAsync(Patience.Soon));
        await host.IsAsync("the microphone is shut", s => s.May == (Media.Camera | Media.Screen));
        await desk.StopAsync();
        await host.IsAsync("the microphone is open again", s => s.May.HasFlag(Media.Microphone));

        await using var nobody = await FloorDevice.EnterAsync(Day, RunningEdition.Guest, atDesk: true);
        Assert.Equal((FloorPlaces.None, FloorPlaces.None), await nobody.IsAsync("told", _ => true) is var told ? (told.Sends, told.Hears) : default);
        Assert.Equal("not-allowed", await nobody.SendAsync());
    }
}

using Hearing.Api.Floors;
using Hearing.Api.Floors.Janus;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Floors;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Floors;

/// <summary>Rights per role and cue with a real media server: it is itself asked whom it has in its room.</summary>
public sealed class FloorJanusTests : FloorDayTest
{
    /// <summary>A session description as a browser offers it for one microphone.</summary>
    private const string Offer = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n"
        + "a=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=ice-options:trickle\r\na=fingerprint:sha-256 "
        + "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF\r\na=setup:actpass\r\na=mid:0\r\na=sendonly\r\n"
        + "a=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n";

    private static readonly string[] _everybody = [RunningEdition.Organiser, RunningEdition.Technician, Team, Juror, InConflict, RunningEdition.Guest];
    private JanusServer _janus = null!;

    public override async ValueTask InitializeAsync()
    {
        _janus = await JanusServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _janus.DisposeAsync();
    }

    protected override void AddPorts(IServiceCollection services) =>
        services.AddSingleton<IFloor, JanusFloor>().Configure<FloorOptions>(o => (o.Janus, o.JanusSecret) = (_janus.Address, _janus.Secret));

    [Fact]
    public async Task In_each_cue_the_media_server_has_those_who_may_send_and_the_next_cue_takes_out_who_may_no_longer()
    {
        var devices = new Dictionary<string, FloorDevice>();
        foreach (var mail in _everybody)
        {
            devices[mail] = await FloorDevice.EnterAsync(Day, mail);
        }

        await HasAsync(devices, "while the film plays", RunningEdition.Technician, Team);
        await NextAsync(Day.Film);
        await HasAsync(devices, "in the presentation", RunningEdition.Organiser, RunningEdition.Technician, Team);
        await NextAsync(Day.Talk);
        await HasAsync(devices, "while questions are asked", RunningEdition.Organiser, RunningEdition.Technician, Team, Juror);
        await NextAsync(Day.Questions);
        await HasAsync(devices, "in the closing", RunningEdition.Organiser, RunningEdition.Technician);
        await NextAsync(Day.Second);
        await HasAsync(devices, "in the private talk", RunningEdition.Technician, Juror);
        foreach (var device in devices.Values)
        {
            await device.DisposeAsync();
        }
    }

    /// <summary>Waits until Janus has no more than these, lets everybody try, and looks who is in.</summary>
    private async Task HasAsync(Dictionary<string, FloorDevice> devices, string when, params string[] expected)
    {
        for (var tries = 0; (await SendersAsync()).Except(expected).ToList() is { Count: > 0 } stay; tries++)
        {
            Assert.True(tries < 100, $"{string.Join(", ", stay)} still sent {when}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        foreach (var (mail, device) in devices)
        {
            await device.IsAsync($"{mail} is told what they may {when}", s => (s.May != Media.None) == expected.Contains(mail));
            var answer = await device.SendAsync(offer: Offer);
            Assert.True(expected.Contains(mail) ? answer.Contains("m=audio", StringComparison.Ordinal) : answer == "not-allowed", $"{mail} {when}: {answer}");
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await SendersAsync()).Order(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> SendersAsync()
    {
        var mails = await Day.App.InDatabase(db => Task.FromResult(db.People.ToDictionary(p => $"{p.Id.Value:N}/camera", p => p.Mail)));
        return [.. (await _janus.SendersAsync(new(Day.Edition.Id, "dag", "main"))).Select(name => mails[name])];
    }
}

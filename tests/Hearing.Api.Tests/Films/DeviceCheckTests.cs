using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hearing.Api.Films;
using Hearing.Api.Floors;
using Hearing.Api.Tests.Floors;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Films;

public sealed class DeviceCheckTests
{
    private static readonly DeviceFindings _good = new(true, 0, true, true, 5, 20_000_000, 10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_technician_sees_each_persons_newest_check_of_a_device_and_who_has_not_checked()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(1));
        var device = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(world, new(device, new(true, 0, true, false, 5, 20_000_000, 10))));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(world, new(device, new(true, 0.2, true, true, 5, 20_000_000, 10))));
        var kept = await world.App.InDatabase(db => db.Set<DeviceCheck>().SingleAsync(Cancel));
        Assert.Equal((0.2, "Firefox 131, Windows"), (kept.Findings.DroppedShare, kept.Browser));
        var page = WebUtility.HtmlDecode(await world.App.As(FilmWorld.Technician).GetStringAsync("/film/devices", Cancel));
        Assert.Contains("Firefox 131, Windows", page, StringComparison.Ordinal);
        Assert.Contains("Bilden hackar.", page, StringComparison.Ordinal);
        Assert.Contains("1 av 5 har testat.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_out_of_bounds_are_refused()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(1));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(world, new(Guid.NewGuid(), new(true, 1.1, true, true, 5, 1, 10))));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(world, new(Guid.NewGuid(), new(true, 0, true, true, -1, 1, 10))));
    }

    [Fact]
    public async Task What_came_of_camera_and_the_rest_is_shown_to_the_technician_and_what_was_not_tried_is_told_apart()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(1), ports: services => services.AddSingleton<IFloor>(new RecordingFloor()));
        var floor = FloorFindings.Untried with { Camera = StepOutcome.NotAllowed, Microphone = StepOutcome.Works, Screen = StepOutcome.Unsupported };
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(world, new(Guid.NewGuid(), _good with { Floor = floor })));
        using var check = await world.App.As(FilmWorld.Candidate).GetAsync("/film/check", Cancel);
        Assert.StartsWith("camera=(self), microphone=(self), display-capture=(self)", check.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        var page = await world.App.As(FilmWorld.Technician).GetStringAsync("/film/devices", Cancel);
        Assert.Equal(
            ["Kamera: tillåts inte i webbläsaren", "Mikrofon: fungerar", "Högtalare: inte testad", "Skärmdelning: finns inte i webbläsaren"],
            Regex.Matches(page, "<li[^>]* data-outcome=.*?</li>", RegexOptions.Singleline).Select(m => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(m.Value, "<[^>]*>", "")), @"\s+", " ").Trim()));
        Assert.Contains("Att titta på", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcomes_that_a_step_does_not_have_are_refused()
    {
        const string Rest = ",\"microphone\":\"works\",\"speaker\":\"works\",\"screen\":\"works\",\"relay\":\"works\"";
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(1));
        var good = JsonSerializer.Serialize(new DeviceChecked(Guid.NewGuid(), _good), WireJson.Options);
        foreach (var floor in new[]
        {
            "\"camera\":\"works\"" + Rest.Replace("\"speaker\":\"works\"", "\"speaker\":\"busy\"", StringComparison.Ordinal),
            "\"camera\":99" + Rest, "\"camera\":\"<b>\"" + Rest, "\"camera\":\"works\"", "\"camera\":\"works\",\"more\":\"works\"" + Rest,
        })
        {
            using var body = new StringContent(good.Replace("\"floor\":null", $"\"floor\":{{{floor}}}", StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var answer = await world.App.As(FilmWorld.Candidate).PostAsync("/api/editions/film/device-checks", body, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{floor}: {answer.StatusCode}");
        }

        Assert.Equal(0, await world.App.InDatabase(db => db.Set<DeviceCheck>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Where_people_meet_by_a_link_neither_the_check_nor_the_technicians_list_speaks_of_cameras_and_no_server_is_named()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(1));
        await SendAsync(world, new(Guid.NewGuid(), _good));
        Assert.DoesNotContain("data-floor-step", await world.App.As(FilmWorld.Candidate).GetStringAsync("/film/check", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("data-outcome", await world.App.As(FilmWorld.Technician).GetStringAsync("/film/devices", Cancel), StringComparison.Ordinal);
        Assert.Equal("[]", await world.App.As(FilmWorld.Candidate).GetStringAsync("/api/editions/film/ice-servers", Cancel));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge 130, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17, iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox 131, Linux")]
    [InlineData("<script>", "? , ?")]
    public void A_browser_is_named_in_a_few_words(string agent, string name) => Assert.Equal(name, DeviceChecks.Browser(agent));

    [Fact]
    public async Task The_check_film_is_a_real_one_made_once()
    {
        var folder = Directory.CreateTempSubdirectory("check-").FullName;
        using var film = new CheckFilm(Options.Create(new Api.Web.HearingOptions { DataDirectory = folder }));
        var path = await film.PathAsync(Cancel);
        var facts = await new FfmpegFilmTool(Options.Create(new FilmOptions())).MeasureAsync(path, Cancel);
        Assert.Equal((8.0, 1280, "h264", "aac"), (facts.Length.TotalSeconds, facts.Width, facts.VideoCodec, facts.AudioCodec));
        var made = File.GetLastWriteTimeUtc(path);
        await film.PathAsync(Cancel);
        Assert.Equal(made, File.GetLastWriteTimeUtc(path));
    }

    private static async Task<HttpStatusCode> SendAsync(FilmWorld world, DeviceChecked done)
    {
        var client = world.App.As(FilmWorld.Candidate);
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0");
        using var answer = await client.PostAsJsonAsync("/api/editions/film/device-checks", done, WireJson.Options, Cancel);
        return answer.StatusCode;
    }
}

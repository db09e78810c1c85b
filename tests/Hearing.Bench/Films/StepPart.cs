using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hearing.Bench.Live;
using Microsoft.Playwright;

namespace Hearing.Bench.Films;

/// <summary>
/// Four browsers behind ways of 0 to 300 ms each way, ± 100, with wall clocks that are wrong and are set on the way: how far apart they show a film.
/// HEARING_BENCH_FILM_SECONDS (180), _SIZE (320x180), _STARTS (20), _AWAY (120) and _PEERS (1) make it shorter; a 0 leaves that out.
/// </summary>
internal static class StepPart
{
    private static readonly int[] _delays = [0, 100, 200, 300];
    private static readonly TimeSpan _clockSettles = TimeSpan.FromSeconds(FilmsSection.Number("SETTLES", 60));
    private const int Spread = 100;

    public static async Task RunAsync(string app)
    {
        var (seconds, size) = (FilmsSection.Number("SECONDS", 180), FilmsSection.Setting("SIZE", "320x180"));
        var root = Path.GetFullPath(Path.Combine(app, "..", ".."));
        await UseFilmAsync(root, seconds, size);
        using var driver = await RunDriver.StartAsync(app);
        using var playwright = await Playwright.CreateAsync();
        var script = await File.ReadAllTextAsync(Path.Combine(root, "tests", "Hearing.Browser.Tests", "Films", "frames.js"));
        var screens = await Task.WhenAll(_delays.Select((d, i) => Screen.OpenAsync(playwright, driver.Server.Url, script, d, Spread, 1000 * (i - 2))));
        try
        {
            await Task.WhenAll(screens.Select(s => s.Page.GotoAsync("/demo/live/main")));
            await Task.Delay(_clockSettles);
            var film = await WholeFilmAsync(driver, screens, $"{size}, {seconds} s", TimeSpan.FromSeconds(seconds));
            await StartsAsync(driver, screens, FilmsSection.Number("STARTS", 20));
            await JoinAsync(driver, screens);
            await AwayAsync(driver, screens, TimeSpan.FromSeconds(FilmsSection.Number("AWAY", 120)));
            if (FilmsSection.Number("PEERS", 1) > 0)
            {
                await PeerAsync(screens, film, "seek when off by 1 s", StepPeers.Seeking, TimeSpan.FromSeconds(seconds));
                await PeerAsync(screens, film, "another speed only when off by more than 60 ms", StepPeers.SpeedBeyond60, TimeSpan.FromSeconds(seconds));
            }
        }
        finally
        {
            foreach (var screen in screens)
            {
                await screen.DisposeAsync();
            }
        }
    }

    private static async Task UseFilmAsync(string root, int seconds, string size)
    {
        var folder = Path.Combine(root, "artifacts", "samples", $"step-{size}-{seconds}");
        using var script = Process.Start(Path.Combine(root, "deploy", "sample-films.sh"), [folder, "3", seconds.ToString(CultureInfo.InvariantCulture), size]);
        await script.WaitForExitAsync();
        Environment.SetEnvironmentVariable("Hearing__Films__Samples", folder);
    }

    private static async Task<string> WholeFilmAsync(RunDriver driver, Screen[] screens, string what, TimeSpan length)
    {
        var (began, film) = await BeginAsync(driver, screens, new { kind = "next" });
        await Task.Delay(Until(began) + length - TimeSpan.FromSeconds(1));
        var shown = await Task.WhenAll(screens.Select(s => s.ReadAsync()));
        var figures = StepFigures.Of(shown, began);
        Table.Row($"four browsers, {what}, ways of 0 to 300 ± 100 ms, wall clocks set: difference of position, median over 1 s", "p95 ≤ 7 ms", figures.Position);
        Table.Row("the same frame on two screens", "p95 ≤ 18.7 ms, p99.9 ≤ 40 ms", figures.Raw);
        var rates = shown.SelectMany(s => s.Rates).DefaultIfEmpty(1).ToList();
        Table.Row("seeks in steady state; rates", "0; 0.98 to 1.02", string.Create(CultureInfo.InvariantCulture,
            $"{shown.Sum(s => s.Seeks.Count(at => at > began + 2000))}; {rates.Min():0.0000} to {rates.Max():0.0000}, changed {shown.Sum(s => s.Rates.Count) / (screens.Length * length.TotalMinutes):0} times a minute"));
        return film;
    }

    private static async Task StartsAsync(RunDriver driver, Screen[] screens, int starts)
    {
        List<double> spreads = [];
        for (var start = 0; start < starts; start++)
        {
            var (began, _) = await BeginAsync(driver, screens, new { kind = "back", cueId = FilmCue(driver.Run) });
            await Task.Delay(Until(began) + TimeSpan.FromSeconds(2.5));
            var first = (await Task.WhenAll(screens.Select(s => s.ReadAsync()))).Select(s => s.Frames.First(f => f.At > began - 500 && f.Number < 25)).Select(f => f.At - (f.Number * Shown.FrameMilliseconds)).ToList();
            spreads.Add(first.Max() - first.Min());
        }

        if (spreads.Count > 0)
        {
            Table.Row($"first frame on all four screens, {starts} starts", "p95 ≤ 40 ms", string.Create(CultureInfo.InvariantCulture, $"p95 {Table.Percentile(spreads, 0.95):0.0} ms, median {Table.Median(spreads):0.0}"));
        }
    }

    /// <summary>The page of the nearest browser is opened anew while the film plays.</summary>
    private static async Task JoinAsync(RunDriver driver, Screen[] screens)
    {
        List<double> taken = [];
        for (var time = 0; time < 5; time++)
        {
            var (began, _) = await BeginAsync(driver, screens, new { kind = "back", cueId = FilmCue(driver.Run) });
            await Task.Delay(Until(began) + TimeSpan.FromSeconds(3));
            await screens[0].Page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            var asked = await screens[0].Page.EvaluateAsync<double>("() => performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
            await Task.Delay(TimeSpan.FromSeconds(4));
            var inStep = (await screens[0].ReadAsync()).Frames.FirstOrDefault(f => Math.Abs((f.Number * Shown.FrameMilliseconds) - (f.At - began)) < Shown.FrameMilliseconds);
            taken.Add(inStep.At > 0 ? inStep.At - asked : double.PositiveInfinity);
        }

        Table.Row("a late joiner in step to a film frame, the film on the device (median of 5)", "≤ 1 s", string.Create(CultureInfo.InvariantCulture, $"{Table.Median(taken):0} ms after the page was read, worst {taken.Max():0}"));
    }

    private static async Task AwayAsync(RunDriver driver, Screen[] screens, TimeSpan away)
    {
        if (away == TimeSpan.Zero)
        {
            return;
        }

        var (began, _) = await BeginAsync(driver, screens, new { kind = "back", cueId = FilmCue(driver.Run) });
        await Task.Delay(Until(began) + TimeSpan.FromSeconds(5));
        await driver.Server.KillAsync();
        var gone = Now;
        await Task.Delay(away);
        await driver.Server.StartAsync();
        var back = Now;
        await Task.Delay(TimeSpan.FromSeconds(20));
        var shown = await Task.WhenAll(screens.Select(s => s.ReadAsync()));
        var longest = shown.Max(s => s.Frames.Where(f => f.At > gone && f.At < back).Zip(s.Frames.Where(f => f.At > gone && f.At < back).Skip(1)).Max(p => p.Second.At - p.First.At));
        var after = StepFigures.Of([.. shown.Select(s => s with { Frames = [.. s.Frames.Where(f => f.At > back)] })], began);
        Table.Row($"server away for {away.TotalSeconds:0} s during a film", "no film stops; all in step afterwards", string.Create(CultureInfo.InvariantCulture,
            $"longest time between two frames {longest:0} ms, {shown.Sum(s => s.Seeks.Count(at => at > began + 2000))} seeks; afterwards {after.Position}"));
    }

    private static async Task PeerAsync(Screen[] screens, string film, string name, string strategy, TimeSpan length)
    {
        await Task.WhenAll(screens.Select(s => StepPeers.OpenAsync(s, film, strategy)));
        await Task.WhenAll(screens.Select(s => s.ForgetAsync()));
        var began = Now + 2000;
        await Task.WhenAll(screens.Select(s => StepPeers.BeginAsync(s, began)));
        await Task.Delay(Until(began) + length - TimeSpan.FromSeconds(1));
        var figures = StepFigures.Of(await Task.WhenAll(screens.Select(s => s.ReadAsync())), began);
        Table.Row($"peer: {name}", "", $"position {figures.Position}; frames {figures.Raw}");
    }

    private static double Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static TimeSpan Until(double instant) => TimeSpan.FromMilliseconds(Math.Max(0, instant - Now));

    private static string FilmCue(JsonElement run) => run.GetProperty("cues").EnumerateArray().First(c => c.GetProperty("film").ValueKind == JsonValueKind.Object).GetProperty("id").GetString()!;

    /// <summary>Gives a command that brings the film on stage: when it begins, and where it lies.</summary>
    private static async Task<(double Began, string Film)> BeginAsync(RunDriver driver, Screen[] screens, object command)
    {
        await Task.WhenAll(screens.Select(s => s.ForgetAsync()));
        await driver.ReadAsync();
        await driver.DoAsync(command);
        var segment = driver.Run.GetProperty("segments").EnumerateArray().Last(s => s.GetProperty("film").ValueKind == JsonValueKind.Object && s.GetProperty("state").GetString() == "running"
            && s.GetProperty("cueId").GetString() == FilmCue(driver.Run));
        return (segment.GetProperty("from").GetDateTimeOffset().ToUnixTimeMilliseconds(), $"/api/editions/demo/films/{segment.GetProperty("film").GetProperty("filmId").GetString()}/file");
    }
}

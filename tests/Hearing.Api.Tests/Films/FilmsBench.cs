using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Films;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Films;

/// <summary>Measures the film check and the making of versions against ffmpeg by hand with the same filters; <c>deploy/bench.sh films</c> runs it and shows the rows.</summary>
public sealed class FilmsBench
{
    private const int Rounds = 3;

    [Fact(Explicit = true)]
    public async Task Check_and_versions_of_a_film_of_three_minutes_beside_ffmpeg_by_hand()
    {
        var tool = new FfmpegFilmTool(Options.Create(new FilmOptions { ProbeSeconds = 600 }));
        var film = SampleFilm.Made("long.mp4", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=25:d=180", "-f", "lavfi", "-i", "anoisesrc=r=48000:d=180:a=0.1", "-vf", "noise=alls=8:allf=t",
            "-c:v", "libx264", "-preset", "veryfast", "-b:v", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k");
        var (cancel, output) = (TestContext.Current.CancellationToken, TestContext.Current.TestOutputHelper!);
        var facts = await tool.MeasureAsync(film, cancel);
        var (check, byHand) = await Rivals(() => tool.MeasureAsync(film, cancel), () => Ffmpeg(
            "-threads", "2", "-i", film, "-map", "0:v:0", "-vf", "blackdetect=d=1:pix_th=0.1", "-f", "null", "-", "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=verbose,silencedetect=n=-50dB:d=2", "-f", "null", "-"));
        output.WriteLine(Row("film check report of 180 s in 1080p", check, byHand));
        // Of half a minute: making the whole takes as much longer as it is longer.
        var half = SampleFilm.Made("half.mp4", "-i", film, "-t", "30", "-c", "copy");
        facts = await tool.MeasureAsync(half, cancel);
        var (made, made2) = (Directory.CreateTempSubdirectory("made-").FullName, Directory.CreateTempSubdirectory("made-").FullName);
        var order = new MakingOrder(facts, made2);
        var (making, makingByHand) = await Rivals(() => tool.MakeAsync(half, facts, made, _ => { }, cancel), () => Ffmpeg([
            "-threads", "2", "-i", half, .. order.Arguments.Select(a => a.StartsWith("file:/made/", StringComparison.Ordinal) ? Path.Combine(made2, a["file:/made/".Length..]) : a).Where(a => a is not ("-progress" or "pipe:1"))]));
        output.WriteLine(Row("versions of 30 s of it in 720p and 1080p", making, makingByHand));
    }

    /// <summary>Medians, one after the other in each round.</summary>
    private static async Task<(TimeSpan Ours, TimeSpan ByHand)> Rivals(Func<Task> ours, Func<Task> byHand)
    {
        List<TimeSpan> first = [], second = [];
        for (var round = 0; round < Rounds; round++)
        {
            first.Add(await TimeOf(ours));
            second.Add(await TimeOf(byHand));
        }

        return (first.Order().ElementAt(Rounds / 2), second.Order().ElementAt(Rounds / 2));
    }

    private static async Task<TimeSpan> TimeOf(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Row(string what, TimeSpan ours, TimeSpan byHand) => string.Create(CultureInfo.InvariantCulture,
        $"| {what} | ≤ 1.3 × ffmpeg by hand with the same filters | {ours / byHand:0.00} ×: {ours.TotalSeconds:0.0} s, by hand {byHand.TotalSeconds:0.0} s |");
}

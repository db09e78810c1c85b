using Hearing.Api.Films;
using Hearing.Domain;
using Hearing.Domain.Films;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Films;

/// <summary>The real ffmpeg on real films.</summary>
public sealed class FilmToolTests
{
    private readonly FfmpegFilmTool _tool = new(Options.Create(new FilmOptions()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>6 s at 25 pictures: black from 1 to 3 s, silent from 2 to 5 s, a tone else, its sound longer than its picture.</summary>
    public static string Marked => SampleFilm.Made("marked.mov",
        "-f", "lavfi", "-i", "testsrc2=s=1312x738:r=25:d=6", "-f", "lavfi", "-i", "sine=f=997:r=48000:d=6.7",
        "-filter_complex", "[0:v]drawbox=t=fill:c=black:enable='between(t,1,2.99)'[v];[1:a]volume='if(between(t,2,5),0,0.7)':eval=frame[a]",
        "-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k");

    [Fact]
    public async Task Length_picture_sound_black_and_silence_are_measured_by_decoding()
    {
        var found = await _tool.MeasureAsync(Marked, Cancel);
        Assert.Equal((TimeSpan.FromSeconds(6), 1312, 738, 25.0, "h264", "aac"), (found.Length, found.Width, found.Height, found.FramesPerSecond, found.VideoCodec, found.AudioCodec));
        var black = Assert.Single(found.Black);
        Assert.InRange(black.FromMilliseconds, 900, 1100);
        Assert.InRange(black.UntilMilliseconds, 2900, 3100);
        var silent = Assert.Single(found.Sound!.Silent);
        Assert.InRange(silent.FromMilliseconds, 1900, 2100);
        Assert.InRange(silent.UntilMilliseconds, 4900, 5100);
        Assert.InRange(found.Sound.Loudness!.Value, -30, -15);
        Assert.InRange(found.Sound.TruePeak!.Value, -30, 0);
    }

    [Fact]
    public async Task Pictures_that_come_unevenly_are_measured_to_the_end_of_the_last()
    {
        var uneven = SampleFilm.Made("uneven.mp4", "-f", "lavfi", "-i", "testsrc2=s=64x64:r=30:d=5", "-vf", "select='not(eq(mod(n,7),3))'", "-fps_mode", "vfr", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
        var found = await _tool.MeasureAsync(uneven, Cancel);
        Assert.InRange(found.Length.TotalSeconds, 4.96, 5.0);
        Assert.InRange(found.FramesPerSecond, 25, 26.5);
        Assert.Null(found.Sound);
    }

    [Fact]
    public async Task A_film_from_a_telephone_held_upright_is_taken_as_it_is_shown()
    {
        var lying = SampleFilm.Made("lying.mp4", "-f", "lavfi", "-i", "testsrc2=s=128x72:r=10:d=1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
        var upright = SampleFilm.Made("upright.mp4", "-i", lying, "-c", "copy", "-metadata:s:v:0", "rotate=90");
        var found = await _tool.MeasureAsync(upright, Cancel);
        Assert.Equal((72, 128), (found.Width, found.Height));
    }

    /// <summary>In its sandbox a tool ends with the thread that started it, and the pool's threads go when they have had nothing to do for a while.</summary>
    [Fact]
    public async Task A_tool_works_on_when_the_thread_that_asked_for_it_is_gone()
    {
        var film = Marked;
        var running = Task.CompletedTask;
        var asking = new Thread(() => running = Ffmpeg.RunAsync(Ffmpeg.Convert, film, TimeSpan.FromSeconds(60), ["-re", .. Ffmpeg.Input(film), "-t", "1", "-f", "null", "-"], _ => { }, _ => { }, Cancel));
        asking.Start();
        asking.Join();
        await running;
    }

    [Fact]
    public async Task Versions_are_made_of_the_exact_length_with_even_loudness_and_a_constant_rate()
    {
        var facts = await _tool.MeasureAsync(Marked, Cancel);
        var room = Directory.CreateTempSubdirectory("made-").FullName;
        var told = new List<int>();
        var files = await _tool.MakeAsync(Marked, facts, room, told.Add, Cancel);
        Assert.Equal([RenditionKind.Hd720, RenditionKind.Hd1080, RenditionKind.Poster], files.Select(f => f.Kind));
        foreach (var (file, width, height) in new[] { (files[0], 1280, 720), (files[1], 1312, 738) })
        {
            var made = await _tool.MeasureAsync(file.Path, Cancel);
            Assert.Equal((TimeSpan.FromSeconds(6), width, height, 25.0, "h264", "aac"), (made.Length, made.Width, made.Height, made.FramesPerSecond, made.VideoCodec, made.AudioCodec));
            Assert.InRange(made.Sound!.Loudness!.Value, -24, -22);
            Assert.True(made.Sound.TruePeak <= -0.5, $"peak {made.Sound.TruePeak}");
            Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(file.Path, Cancel)).AsSpan(4, 4)));
            Assert.True(IsFastStart(await File.ReadAllBytesAsync(file.Path, Cancel)), "the index stands before the pictures");
        }

        Assert.Equal([0xFF, 0xD8], (await File.ReadAllBytesAsync(files[2].Path, Cancel)).Take(2).Select(b => (int)b));
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public async Task Making_can_be_stopped()
    {
        var facts = await _tool.MeasureAsync(Marked, Cancel);
        using var stop = new CancellationTokenSource();
        var making = _tool.MakeAsync(Marked, facts, Directory.CreateTempSubdirectory("made-").FullName, _ => stop.Cancel(), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
    }

    [Theory]
    [InlineData(23.976, "24000/1001")]
    [InlineData(24.1, "24")]
    [InlineData(25, "25")]
    [InlineData(29.4, "30000/1001")]
    [InlineData(50, "25")]
    [InlineData(60, "30")]
    public void The_rate_is_the_nearest_even_one(double found, string made) => Assert.Equal(made, MakingOrder.Rate(found));

    [Fact]
    public async Task A_film_that_takes_too_long_is_refused()
    {
        var hasty = new FfmpegFilmTool(Options.Create(new FilmOptions { ProbeSeconds = 0 }));
        Assert.Equal("TooSlow", (await Assert.ThrowsAsync<Refused>(() => hasty.MeasureAsync(Marked, Cancel))).Reason);
    }

    [Fact]
    public void Making_may_take_twenty_times_the_film_and_never_less_than_half_a_minute()
    {
        Assert.Equal(TimeSpan.FromHours(1), FfmpegFilmTool.MakingLimit(TimeSpan.FromSeconds(180)));
        Assert.Equal(TimeSpan.FromSeconds(30), FfmpegFilmTool.MakingLimit(TimeSpan.FromSeconds(1)));
    }

    private static bool IsFastStart(byte[] file) => file.AsSpan().IndexOf("moov"u8) is var index && index > 0 && index < file.AsSpan().IndexOf("mdat"u8);
}

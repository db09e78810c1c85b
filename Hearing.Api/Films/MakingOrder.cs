using System.Globalization;
using Hearing.Api.Tools;
using Hearing.Domain.Films;

namespace Hearing.Api.Films;

/// <summary>
/// What ffmpeg is told to make of a film: H.264 and AAC in MP4 with fast start, in pictures that fit 1280 × 720 and, where the film is larger,
/// 1920 × 1080; constant frame rate, even loudness.
/// </summary>
internal sealed class MakingOrder
{
    /// <summary>The programme loudness of EBU R128, in LUFS.</summary>
    private const double TargetLoudness = -23;

    /// <summary>The highest true peak of EBU R128, in dBTP.</summary>
    private const double HighestPeak = -1;

    /// <summary>The rates that screens show evenly; a higher one is halved.</summary>
    private static readonly (string Name, double Value)[] _rates = [("24000/1001", 24000 / 1001.0), ("24", 24), ("25", 25), ("30000/1001", 30000 / 1001.0), ("30", 30)];

    private readonly List<string> _arguments = [];
    private readonly List<MadeFile> _files = [];
    private readonly FilmFacts _facts;
    private readonly string _folder;

    public MakingOrder(FilmFacts facts, string folder)
    {
        (_facts, _folder) = (facts, folder);
        List<(RenditionKind Kind, int Width, int Height, int Quality)> sizes = [(RenditionKind.Hd720, 1280, 720, 22)];
        if (facts.Width > 1280 || facts.Height > 720)
        {
            sizes.Add((RenditionKind.Hd1080, 1920, 1080, 21));
        }

        var rate = Rate(facts.FramesPerSecond);
        _arguments.AddRange("-filter_complex", Graph(rate, sizes));
        foreach (var (kind, _, _, quality) in sizes)
        {
            Film(kind, quality, rate);
        }

        _arguments.AddRange("-y", "-progress", "pipe:1");
    }

    public IReadOnlyList<string> Arguments => _arguments;

    public IReadOnlyList<MadeFile> Files => _files;

    /// <summary>The gain in dB that brings the film to the target; 0 where its loudness is not known.</summary>
    public static double Gain(FilmSound sound) => sound.Loudness is { } loudness ? Math.Clamp(TargetLoudness - loudness, -30, 30) : 0;

    /// <summary>The even rate that lies nearest.</summary>
    public static string Rate(double framesPerSecond)
    {
        var wanted = framesPerSecond > 31 ? framesPerSecond / 2 : framesPerSecond;
        return _rates.MinBy(r => Math.Abs(r.Value - wanted)).Name;
    }

    private string Graph(string rate, List<(RenditionKind Kind, int Width, int Height, int Quality)> sizes)
    {
        var graph = $"[0:v:0]yadif=deint=interlaced,fps={rate}:start_time=0,split={sizes.Count}{string.Concat(sizes.Select(s => $"[s{s.Kind}]"))}"
            + string.Concat(sizes.Select(s => $";[s{s.Kind}]{Fit(s.Width, s.Height)},format=yuv420p[v{s.Kind}]"));
        return _facts.Sound is not { } sound ? graph : graph + string.Create(CultureInfo.InvariantCulture,
            $";[0:a:0]aresample=48000:async=1:first_pts=0,volume={Gain(sound):0.00}dB{Limiter(sound)},asplit={sizes.Count}{string.Concat(sizes.Select(s => $"[a{s.Kind}]"))}");
    }

    /// <summary>Takes the peaks that the gain would bring too high.</summary>
    private static string Limiter(FilmSound sound) => sound.TruePeak + Gain(sound) > HighestPeak ? ",alimiter=limit=0.84:level=0" : "";

    private static string Fit(int width, int height) =>
        $"scale=w='min({width},iw)':h='min({height},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1";

    private void Film(RenditionKind kind, int quality, string rate)
    {
        string[] sound = _facts.Sound is null ? [] : ["-map", $"[a{kind}]", "-c:a", "aac", "-b:a", "160k", "-ac", "2"];
        _arguments.AddRange(
        [
            "-map", $"[v{kind}]", .. sound, "-t", _facts.Length.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), "-c:v", "libx264", "-threads", "2", "-preset", "veryfast", "-profile:v", "high",
            "-crf", quality.ToString(CultureInfo.InvariantCulture), "-r", rate, "-fps_mode", "cfr", "-g", "50", "-movflags", "+faststart", "-map_metadata", "-1", "-f", "mp4", Sandbox.Made(_folder, $"{kind}.mp4"),
        ]);
        _files.Add(new(kind, Path.Combine(_folder, $"{kind}.mp4")));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Hearing.Domain.Films;

namespace Hearing.Api.Films;

/// <summary>Gathers what ffmpeg says while it decodes a film: a line for each picture, and what its filters find.</summary>
internal sealed partial class FfmpegReading
{
    private readonly List<Stretch> _black = [];
    private readonly List<Stretch> _silent = [];
    private double? _silentFrom;
    private double? _loudness;
    private double? _peak;
    private double _unit;
    private long _pictures;
    private long _first = long.MaxValue;
    private long _end;

    /// <summary>A line of the frame list: stream, decoding time, presentation time, duration, …; or its head.</summary>
    public void Picture(string line)
    {
        if (line.StartsWith("#tb 0:", StringComparison.Ordinal))
        {
            var parts = line["#tb 0:".Length..].Split('/');
            _unit = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        else if (line.Split(',') is [_, _, var at, var length, ..] && long.TryParse(at, CultureInfo.InvariantCulture, out var from) && long.TryParse(length, CultureInfo.InvariantCulture, out var lasts))
        {
            (_pictures, _first, _end) = (_pictures + 1, Math.Min(_first, from), Math.Max(_end, from + Math.Max(0, lasts)));
        }
    }

    public void Finding(string line)
    {
        if (Black().Match(line) is { Success: true } black)
        {
            _black.Add(new(Milliseconds(black, "from"), Milliseconds(black, "until")));
        }
        else if (Silence().Match(line) is { Success: true } silence)
        {
            var at = Number(silence, "at");
            if (silence.Groups["what"].Value == "start")
            {
                _silentFrom = at;
            }
            else
            {
                _silent.Add(new((long)((_silentFrom ?? 0) * 1000), (long)(at * 1000)));
                _silentFrom = null;
            }
        }
        else if (Level().Match(line) is { Success: true } level && double.IsFinite(Number(level, "value")))
        {
            _ = level.Groups["what"].Value == "I" ? _loudness = Number(level, "value") : _peak = Number(level, "value");
        }
    }

    /// <summary>To the end of the last picture; nothing when there was none.</summary>
    public TimeSpan Length => _pictures == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds((long)Math.Round(_end * _unit * 1000));

    public double FramesPerSecond => _pictures == 0 || _end <= _first ? 0 : Math.Round(_pictures / ((_end - _first) * _unit), 3);

    public IReadOnlyList<Stretch> BlackStretches => Within(_black);

    /// <summary>Below −70 LUFS nothing counts (the absolute gate of ITU-R BS.1770).</summary>
    public FilmSound Sound => new(_loudness is > -70 ? _loudness : null, _peak, Within(_silentFrom is { } open ? [.. _silent, new((long)(open * 1000), long.MaxValue)] : _silent));

    private List<Stretch> Within(IEnumerable<Stretch> stretches)
    {
        var end = (long)Length.TotalMilliseconds;
        return [.. Stretch.Joined(stretches.Select(s => new Stretch(Math.Max(0, s.FromMilliseconds), Math.Min(end, s.UntilMilliseconds))))];
    }

    private static long Milliseconds(Match match, string group) => (long)(Number(match, group) * 1000);

    private static double Number(Match match, string group) => double.TryParse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    [GeneratedRegex(@"^\[blackdetect @ [^\]]+\] black_start:(?<from>[\d.]+) black_end:(?<until>[\d.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Black();

    [GeneratedRegex(@"^\[silencedetect @ [^\]]+\] silence_(?<what>start|end): (?<at>-?[\d.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Silence();

    [GeneratedRegex(@"^ {4}(?<what>I|Peak): +(?<value>-?[\d.]+) (LUFS|dBFS)", RegexOptions.ExplicitCapture)]
    private static partial Regex Level();
}

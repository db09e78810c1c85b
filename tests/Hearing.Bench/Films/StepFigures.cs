using System.Globalization;

namespace Hearing.Bench.Films;

/// <summary>How well screens were in step, from what they showed.</summary>
internal sealed record StepFigures(double[] Seconds, double[] Frames, int Excursions, double Jitter, double ShownShare)
{
    public static StepFigures Of(IReadOnlyList<Shown> shown, double began)
    {
        var seconds = shown.Select(s => s.Seconds(began)).ToList();
        var instants = shown.Select(s => s.Instants()).ToList();
        List<double> offs = [], raw = [];
        for (var one = 0; one < shown.Count; one++)
        {
            for (var other = one + 1; other < shown.Count; other++)
            {
                var (a, b) = (one, other);
                offs.AddRange(seconds[a].Keys.Where(seconds[b].ContainsKey).Select(s => Math.Abs(seconds[a][s] - seconds[b][s])));
                raw.AddRange(instants[a].Keys.Where(instants[b].ContainsKey).Select(n => Math.Abs(instants[a][n] - instants[b][n])));
            }
        }

        var beats = shown.SelectMany(s => s.Frames.Zip(s.Frames.Skip(1))).Where(p => p.Second.Number == p.First.Number + 1).Select(p => Math.Abs(p.Second.At - p.First.At - Shown.FrameMilliseconds));
        return new([.. offs], [.. raw], raw.Count(r => r > Shown.FrameMilliseconds), Table.Percentile(beats, 0.95), instants.Min(i => i.Count / (double)(i.Keys.Max() - i.Keys.Min() + 1)));
    }

    public string Position => string.Create(CultureInfo.InvariantCulture, $"p95 {Table.Percentile(Seconds, 0.95):0.0} ms, median {Table.Median(Seconds):0.0}, worst {Seconds.Max():0.0} ({Seconds.Length} seconds of pairs)");

    public string Raw => string.Create(CultureInfo.InvariantCulture,
        $"p95 {Table.Percentile(Frames, 0.95):0.0} ms, p99.9 {Table.Percentile(Frames, 0.999):0.0}; {Excursions} of {Frames.Length} beyond a film frame; each machine's own frames p95 {Jitter:0.0} ms off their beat, {ShownShare * 100:0.0} % of frames shown");
}

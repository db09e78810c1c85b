namespace Hearing.Client.Planning;

/// <summary>The board's time axis, the same for every column: minutes of the day from top to bottom.</summary>
/// <param name="FromMinute">The first minute shown.</param>
/// <param name="UntilMinute">The minute at which it ends.</param>
/// <param name="PixelsPerMinute">So many that the shortest session can be read.</param>
public sealed record BoardAxis(int FromMinute, int UntilMinute, double PixelsPerMinute)
{
    private const double ReadableHeight = 30;
    private const double LeastScale = 1.5;
    private const double MostHeight = 1400;

    public double Height => (UntilMinute - FromMinute) * PixelsPerMinute;

    /// <summary>The lines: hours, or quarters where the scale is large.</summary>
    public IEnumerable<int> Lines
    {
        get
        {
            var step = PixelsPerMinute > 6 ? 5 : PixelsPerMinute > 3 ? 15 : 60;
            for (var at = (FromMinute + step - 1) / step * step; at < UntilMinute; at += step)
            {
                yield return at;
            }
        }
    }

    public double Top(int minute) => (minute - FromMinute) * PixelsPerMinute;

    /// <summary>The minute at a height, on the grid of five minutes (one where sessions are shorter than that).</summary>
    public int MinuteAt(double pixels)
    {
        var step = Step;
        return (int)Math.Round((FromMinute + (pixels / PixelsPerMinute)) / step) * step;
    }

    /// <summary>How far an arrow moves.</summary>
    public int Step => PixelsPerMinute > 6 ? 1 : 5;

    /// <summary>Holds all opening hours and placed sessions; where sessions are very short, only what fits a screen's scrolling.</summary>
    public static BoardAxis For(IReadOnlyList<(int From, int Until)> open, IReadOnlyList<(int From, int Until)> placed, int shownUntil)
    {
        var all = open.Concat(placed).DefaultIfEmpty((From: 480, Until: 1020)).ToList();
        var from = all.Min(s => s.From) / 5 * 5;
        var until = all.Max(s => s.Until);
        var shortest = placed.Select(p => p.Until - p.From).DefaultIfEmpty(60).Min();
        var scale = Math.Clamp(ReadableHeight / Math.Max(1, shortest), LeastScale, ReadableHeight);
        var fits = Math.Max(from + (int)(MostHeight / scale), placed.Select(p => p.Until + 10).DefaultIfEmpty(0).Max());
        return new(from, Math.Min(1440, Math.Max(Math.Min(until, fits), shownUntil)), scale);
    }
}

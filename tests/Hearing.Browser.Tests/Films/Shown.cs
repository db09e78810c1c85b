using System.Text.Json;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Films;

/// <summary>What a page really showed of a film, as <c>frames.js</c> read it from captured frames; instants in milliseconds of the machine's clock.</summary>
internal sealed record Shown(IReadOnlyList<(int Number, double At)> Frames, IReadOnlyList<double> Seeks, IReadOnlyList<(double At, double Rate)> Rates, int Unread)
{
    /// <summary>Of the sample films.</summary>
    public const double FrameMilliseconds = 40;

    private static readonly string _reader = File.ReadAllText(Path.Combine(Setup.Here.Root, "tests", "Hearing.Browser.Tests", "Films", "frames.js"));

    /// <summary>Makes a page's frames readable; before it goes anywhere.</summary>
    public static Task WatchAsync(IPage page) => page.AddInitScriptAsync(_reader);

    public static async Task<Shown> ReadAsync(IPage page)
    {
        var seen = JsonElement.Parse(await page.EvaluateAsync<string>("() => JSON.stringify(globalThis.seenFrames)"));
        return new(
            [.. seen.GetProperty("frames").EnumerateArray().Select(f => (f[0].GetInt32(), f[1].GetDouble()))],
            [.. seen.GetProperty("seeks").EnumerateArray().Select(s => s.GetDouble())],
            [.. seen.GetProperty("rates").EnumerateArray().Select(r => (r[0].GetDouble(), r[1].GetDouble()))],
            seen.GetProperty("unread").GetInt32());
    }

    /// <summary>How far the film was ahead of an imagined one that began at an instant, in milliseconds, over a second each; seconds with few frames are left out.</summary>
    public Dictionary<int, double> Seconds(double began) => Frames.Where(f => f.At >= began).GroupBy(f => (int)((f.At - began) / 1000)).Where(g => g.Count() >= 10)
        .ToDictionary(g => g.Key, g => Median(g.Select(f => (f.Number * FrameMilliseconds) - (f.At - began))));

    /// <summary>The longest time between two frames that were shown one after the other between two instants.</summary>
    public double LongestGap(double from, double until)
    {
        var at = Frames.Where(f => f.At >= from && f.At < until).Select(f => f.At).ToList();
        return at.Zip(at.Skip(1)).Select(p => p.Second - p.First).DefaultIfEmpty(double.PositiveInfinity).Max();
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

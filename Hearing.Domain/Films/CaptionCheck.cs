namespace Hearing.Domain.Films;

/// <summary>What is found in a film's captions.</summary>
public static class CaptionCheck
{
    /// <summary>Characters a second that a grown-up reads at ease: the bound for Swedish in Netflix' Timed Text Style Guide.</summary>
    public const double FastestReading = 17;

    /// <summary>The least part of the time with sound that captions are expected to stand.</summary>
    private const double LeastCoverage = 0.5;

    public static IEnumerable<FilmRemark> Of(Film film, FilmMeasurement? found)
    {
        if (film.CaptionsVtt is not { } text)
        {
            return [film.CaptionsExcuse is { } excuse ? new(FilmFinding.CaptionsExcused, FilmStatus.Green, excuse) : new FilmRemark(FilmFinding.NoCaptions, FilmStatus.Red)];
        }

        // What an earlier release stored is read leniently: a file without captions in it says as much.
        IReadOnlyList<CaptionCue> cues;
        try
        {
            cues = Captions.Parse(text);
        }
        catch (Refused)
        {
            return [new(FilmFinding.NoCaptions, FilmStatus.Red)];
        }

        var remarks = new List<FilmRemark>();
        if (Coverage(cues, film.Length, found) is < LeastCoverage and var share)
        {
            remarks.Add(new(FilmFinding.CaptionsCoverLittle, FilmStatus.Amber, share));
        }

        remarks.AddRange(First(cues.Where(c => c.ReadingSpeed > FastestReading), FilmFinding.CaptionsTooFast, c => c.ReadingSpeed));
        remarks.AddRange(First(cues.Zip(cues.Skip(1)).Where(pair => pair.Second.FromMilliseconds < pair.First.UntilMilliseconds).Select(pair => pair.Second), FilmFinding.CaptionsOverlap));
        remarks.AddRange(First(cues.Where(c => c.UntilMilliseconds > film.Length.TotalMilliseconds + 1000), FilmFinding.CaptionsBeyondEnd));
        return remarks;
    }

    /// <summary>The part of the time in which something is heard that a caption stands, 0 to 1; of the whole film where it was not measured.</summary>
    public static double Coverage(IReadOnlyList<CaptionCue> cues, TimeSpan length, FilmMeasurement? found)
    {
        var whole = new Stretch(0, Math.Max(1, (long)length.TotalMilliseconds));
        var silent = found is { AudioCodec: not null } ? Stretch.Joined(found.Silent) : [];
        var stands = Stretch.Joined(cues.Select(c => new Stretch(c.FromMilliseconds, Math.Min(whole.UntilMilliseconds, c.UntilMilliseconds))));
        var heard = whole.Length() - silent.Sum(s => s.Length());
        var standsHeard = stands.Sum(s => s.Length()) - stands.Sum(s => silent.Sum(q => Math.Max(0, Math.Min(s.UntilMilliseconds, q.UntilMilliseconds) - Math.Max(s.FromMilliseconds, q.FromMilliseconds))));
        return heard <= 0 ? 1 : (double)standsHeard / heard;
    }

    /// <summary>One remark for all of a kind: how many, and when the first stands.</summary>
    private static IEnumerable<FilmRemark> First(IEnumerable<CaptionCue> cues, FilmFinding finding, Func<CaptionCue, object>? fact = null)
    {
        var all = cues.ToList();
        return all.Count == 0 ? [] : [new(finding, FilmStatus.Amber, all.Count, Captions.Stamp(all[0].FromMilliseconds), fact?.Invoke(all[0]) ?? "")];
    }
}

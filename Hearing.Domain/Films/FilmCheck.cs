namespace Hearing.Domain.Films;

/// <summary>What is found in a film's picture and sound, its consents and its sign-off.</summary>
internal static class FilmCheck
{
    /// <summary>Below this a hall's amplifier brings up noise: 17 LU under the programme level of EBU R128 (−23 LUFS).</summary>
    private const double QuietLoudness = -40;

    /// <summary>Full scale, in dBTP.</summary>
    private const double FullScale = 0;

    /// <summary>Lines of the smallest picture that fills a hall screen well.</summary>
    private const int SmallHeight = 720;
    private static readonly TimeSpan _longBlack = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longSilence = TimeSpan.FromSeconds(5);

    public static IEnumerable<FilmRemark> OfPictureAndSound(Film film, FilmMeasurement? found)
    {
        if (found is null)
        {
            return [new(FilmFinding.NotMeasured, FilmStatus.Amber)];
        }

        var remarks = new List<FilmRemark>();
        Add(found.AudioCodec is null, FilmFinding.NoSound);
        Add(found.Loudness < QuietLoudness, FilmFinding.TooQuiet, found.Loudness ?? 0);
        Add(found.TruePeak > FullScale, FilmFinding.Distorted, found.TruePeak ?? 0);
        Add(Math.Min(found.Width, found.Height) < SmallHeight, FilmFinding.SmallPicture, found.Width, found.Height);
        Add(found.FramesPerSecond is < 23.9 or > 60.1, FilmFinding.OddRate, found.FramesPerSecond);
        remarks.AddRange(Long(found.Black, _longBlack).Select(s => new FilmRemark(FilmFinding.Black, FilmStatus.Amber, Captions.Stamp(s.FromMilliseconds), Captions.Stamp(s.UntilMilliseconds))));
        remarks.AddRange((found.AudioCodec is null ? [] : Long(found.Silent, _longSilence)).Select(s => new FilmRemark(FilmFinding.Silent, FilmStatus.Amber, Captions.Stamp(s.FromMilliseconds), Captions.Stamp(s.UntilMilliseconds))));
        return remarks;

        void Add(bool isFound, FilmFinding finding, params object[] facts)
        {
            if (isFound)
            {
                remarks.Add(new(finding, FilmStatus.Amber, facts));
            }
        }
    }

    public static IEnumerable<FilmRemark> OfConsents(FilmFile file)
    {
        var gone = file.Consents.Where(c => !c.Holds(file.HearingDay)).Select(c => new FilmRemark(FilmFinding.ConsentGone, FilmStatus.Red, c.Name));
        return file.Consents.Count == 0 && !file.Film.ShowsNobody ? [new(FilmFinding.NoConsents, FilmStatus.Amber)] : gone;
    }

    public static IEnumerable<FilmRemark> OfPreparing(FilmJob? job) => job?.State switch
    {
        FilmJobState.Done => [],
        FilmJobState.Failed or FilmJobState.Cancelled => [new(FilmFinding.NotPrepared, FilmStatus.Red)],
        FilmJobState.Waiting or FilmJobState.Running => [new(FilmFinding.BeingPrepared, FilmStatus.Amber, job.Percent)],
        null => [new(FilmFinding.NotPrepared, FilmStatus.Amber)],
        _ => throw new ArgumentOutOfRangeException(nameof(job)),
    };

    public static IEnumerable<FilmRemark> OfSignOff(FilmFile file) =>
        Enum.GetValues<SignOffSide>().Where(side => file.SignOffs.All(s => s.Side != side)).Select(side => new FilmRemark(FilmFinding.NotSignedOff, FilmStatus.Amber, side));

    private static IEnumerable<Stretch> Long(IEnumerable<Stretch> stretches, TimeSpan atLeast) => stretches.Where(s => s.Length() >= atLeast.TotalMilliseconds);
}

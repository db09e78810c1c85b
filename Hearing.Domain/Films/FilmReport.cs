namespace Hearing.Domain.Films;

/// <summary>How good a film is to be shown: nothing to do, something should be looked at, it cannot be shown like this.</summary>
public enum FilmStatus { Green, Amber, Red }

/// <summary>What the film check can say. The order is the order in which things are best mended.</summary>
public enum FilmFinding
{
    /// <summary>A consent was withdrawn or ends before the hearing.</summary>
    ConsentGone,
    /// <summary>Making the versions that are played has failed.</summary>
    NotPrepared,
    /// <summary>No captions, and the organiser has not excused it.</summary>
    NoCaptions,
    /// <summary>It has not been measured.</summary>
    NotMeasured,
    /// <summary>The versions that are played are being made.</summary>
    BeingPrepared,
    NoSound,
    TooQuiet,
    /// <summary>The sound goes beyond full scale: it was distorted when it was recorded or mixed.</summary>
    Distorted,
    SmallPicture,
    OddRate,
    Black,
    Silent,
    CaptionsCoverLittle,
    CaptionsTooFast,
    CaptionsOverlap,
    CaptionsBeyondEnd,
    /// <summary>Nobody has said who is filmed.</summary>
    NoConsents,
    NotSignedOff,
    /// <summary>It is shown without captions, and why was written down.</summary>
    CaptionsExcused,
}

/// <summary>One line of the report, with the figures that its words need.</summary>
public sealed record FilmRemark(FilmFinding Finding, FilmStatus Status, params object[] Facts);

/// <summary>All that is known of a film version when it is judged.</summary>
/// <param name="Preparing">The newest job that makes the versions that are played; null when none was ever queued.</param>
/// <param name="HearingDay">The day it is to be shown.</param>
public sealed record FilmFile(
    Film Film, FilmMeasurement? Measurement, IReadOnlyList<FilmConsent> Consents, IReadOnlyList<SignOff> SignOffs, FilmJob? Preparing, DateOnly HearingDay);

/// <summary>The film check report: everything that was found, the worst of it as one status, and what to do first.</summary>
public sealed record FilmReport(FilmStatus Status, IReadOnlyList<FilmRemark> Remarks)
{
    /// <summary>What to do first; null when there is nothing to do.</summary>
    public FilmFinding? Next => Remarks.Where(r => r.Status != FilmStatus.Green).OrderByDescending(r => r.Status).ThenBy(r => r.Finding).FirstOrDefault()?.Finding;

    public static FilmReport Of(FilmFile file)
    {
        List<FilmRemark> remarks =
        [
            .. FilmCheck.OfConsents(file), .. FilmCheck.OfPreparing(file.Preparing), .. FilmCheck.OfPictureAndSound(file.Film, file.Measurement),
            .. CaptionCheck.Of(file.Film, file.Measurement), .. FilmCheck.OfSignOff(file),
        ];
        return new(remarks.Select(r => r.Status).DefaultIfEmpty(FilmStatus.Green).Max(), [.. remarks.OrderByDescending(r => r.Status).ThenBy(r => r.Finding)]);
    }
}

using Hearing.Domain.Films;

namespace Hearing.Domain.Tests.Films;

public sealed class FilmReportTests
{
    private static readonly DateOnly _day = new(2026, 3, 2);
    private static readonly DateTimeOffset _now = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private const string Good = "WEBVTT\n\n00:00.000 --> 00:10.000\nEn lugn mening att läsa.\n\n00:10.000 --> 00:20.000\nOch en till, lika lugn.\n";

    [Fact]
    public void A_film_with_everything_is_green_and_has_nothing_next()
    {
        var report = FilmReport.Of(File());
        Assert.Equal((FilmStatus.Green, (FilmFinding?)null), (report.Status, report.Next));
        Assert.Empty(report.Remarks);
    }

    [Theory]
    [InlineData(FilmFinding.NoSound)]
    [InlineData(FilmFinding.TooQuiet)]
    [InlineData(FilmFinding.Distorted)]
    [InlineData(FilmFinding.SmallPicture)]
    [InlineData(FilmFinding.OddRate)]
    [InlineData(FilmFinding.Black)]
    [InlineData(FilmFinding.Silent)]
    [InlineData(FilmFinding.NotMeasured)]
    public void What_the_measurement_shows_is_amber_and_next(FilmFinding finding)
    {
        var measured = finding switch
        {
            FilmFinding.NoSound => Measured(audio: null),
            FilmFinding.TooQuiet => Measured(loudness: -40.1),
            FilmFinding.Distorted => Measured(peak: 0.1),
            FilmFinding.SmallPicture => Measured(height: 719),
            FilmFinding.OddRate => Measured(rate: 15),
            FilmFinding.Black => Measured(black: [new(4000, 6000)]),
            FilmFinding.Silent => Measured(silent: [new(4000, 9000)]),
            _ => null,
        };
        var report = FilmReport.Of(File() with { Measurement = measured });
        Assert.Equal((FilmStatus.Amber, finding), (report.Status, report.Next));
        Assert.Equal(finding, Assert.Single(report.Remarks).Finding);
    }

    [Fact]
    public void Short_black_and_silent_stretches_are_not_remarked_on() =>
        Assert.Empty(FilmReport.Of(File() with { Measurement = Measured(black: [new(4000, 5999)], silent: [new(4000, 8999)], loudness: -40, peak: 0, height: 720) }).Remarks);

    [Fact]
    public void A_film_without_captions_is_red_until_the_organiser_says_why()
    {
        Assert.Equal((FilmStatus.Red, FilmFinding.NoCaptions), (FilmReport.Of(File(captions: null)).Status, FilmReport.Of(File(captions: null)).Next));
        var excused = FilmReport.Of(File(captions: null, excuse: "Ingen talar."));
        Assert.Equal((FilmStatus.Green, FilmFinding.CaptionsExcused, "Ingen talar."), (excused.Status, Assert.Single(excused.Remarks).Finding, excused.Remarks[0].Facts[0]));
    }

    [Theory]
    [InlineData("00:00.000 --> 00:09.999\nHej.", FilmFinding.CaptionsCoverLittle)]
    [InlineData("00:00.000 --> 00:20.000\nLugn.\n\n00:20.000 --> 00:20.100\nSnabb.", FilmFinding.CaptionsTooFast)]
    [InlineData("00:00.000 --> 00:12.000\nLugn.\n\n00:11.999 --> 00:20.000\nOckså.", FilmFinding.CaptionsOverlap)]
    [InlineData("00:00.000 --> 00:21.001\nLugn.", FilmFinding.CaptionsBeyondEnd)]
    public void What_is_wrong_with_captions_is_said(string cues, FilmFinding finding) =>
        Assert.Equal(finding, Assert.Single(FilmReport.Of(File(captions: $"WEBVTT\n\n{cues}\n")).Remarks).Finding);

    [Fact]
    public void Captions_need_not_cover_silence() =>
        Assert.DoesNotContain(FilmReport.Of(File(captions: "WEBVTT\n\n00:00.000 --> 00:06.000\nHej.\n") with { Measurement = Measured(silent: [new(8000, 20000)]) }).Remarks, r => r.Finding == FilmFinding.CaptionsCoverLittle);

    [Fact]
    public void A_consent_that_is_withdrawn_or_ends_before_the_day_is_red()
    {
        Assert.Equal(FilmFinding.NoConsents, FilmReport.Of(File() with { Consents = [] }).Next);
        Assert.Equal(FilmStatus.Green, FilmReport.Of(File() with { Consents = [Consent(_day, null)] }).Status);
        Assert.Equal((FilmStatus.Red, FilmFinding.ConsentGone), (FilmReport.Of(File() with { Consents = [Consent(_day.AddDays(-1), null)] }).Status, FilmReport.Of(File() with { Consents = [Consent(null, _now)] }).Next));
    }

    [Fact]
    public void Each_side_signs_off()
    {
        var half = FilmReport.Of(File() with { SignOffs = [Signed(SignOffSide.Candidate)] });
        Assert.Equal((FilmFinding.NotSignedOff, SignOffSide.Technician), (half.Next, Assert.Single(half.Remarks).Facts[0]));
    }

    [Fact]
    public void A_job_is_told_of_until_it_is_done()
    {
        var job = Job();
        Assert.Equal(FilmFinding.BeingPrepared, FilmReport.Of(File() with { Preparing = job }).Next);
        job.Start(_now, TimeSpan.FromSeconds(30));
        job.Fail(_now, "NoFilm");
        Assert.Equal((FilmStatus.Red, FilmFinding.NotPrepared), (FilmReport.Of(File() with { Preparing = job }).Status, FilmReport.Of(File() with { Preparing = job }).Next));
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var report = FilmReport.Of(File(captions: null) with { Measurement = null, SignOffs = [] });
        Assert.Equal([FilmFinding.NoCaptions, FilmFinding.NotMeasured, FilmFinding.NotSignedOff, FilmFinding.NotSignedOff], report.Remarks.Select(r => r.Finding));
    }

    private static FilmFile File(string? captions = Good, string? excuse = null)
    {
        var done = Job();
        done.Start(_now, TimeSpan.FromSeconds(30));
        done.Finish(_now);
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = EditionId.New(),
            CandidateId = CandidateId.New(),
            Version = 1,
            Title = "Film",
            Sha256 = "",
            SizeBytes = 1,
            Length = TimeSpan.FromSeconds(20),
            MediaType = "video/mp4",
            UploadedAt = _now,
            CaptionsVtt = captions,
            CaptionsExcuse = excuse,
        };
        return new(film, Measured(), [Consent(null, null)], [Signed(SignOffSide.Candidate), Signed(SignOffSide.Technician)], done, _day);
    }

    private static FilmJob Job() => new() { Id = Guid.NewGuid(), EditionId = EditionId.New(), FilmId = FilmId.New(), Kind = FilmJobKind.Transcode, QueuedAt = _now };

    private static SignOff Signed(SignOffSide side) => new() { FilmId = FilmId.New(), Side = side, EditionId = EditionId.New(), At = _now };

    private static FilmConsent Consent(DateOnly? until, DateTimeOffset? withdrawn) =>
        new() { Id = Guid.NewGuid(), EditionId = EditionId.New(), CandidateId = CandidateId.New(), Name = "Bo", GivenOn = _day, Until = until, WithdrawnAt = withdrawn };

    private static FilmMeasurement Measured(string? audio = "aac", double loudness = -23, double peak = -1, int height = 1080, double rate = 25, Stretch[]? black = null, Stretch[]? silent = null) => new()
    {
        FilmId = FilmId.New(),
        EditionId = EditionId.New(),
        MeasuredAt = _now,
        VideoCodec = "h264",
        AudioCodec = audio,
        Width = 1920,
        Height = height,
        FramesPerSecond = rate,
        Loudness = audio is null ? null : loudness,
        TruePeak = audio is null ? null : peak,
        Black = black ?? [],
        Silent = silent ?? [],
    };
}

using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

/// <summary>One key each when a film does not play, a team is absent or a presenter is lost.</summary>
public sealed class AnswerTests
{
    private readonly RunHall _hall = new();
    private readonly PartId _film, _talk, _next, _last;

    public AnswerTests()
    {
        (_film, _talk) = _hall.Session(0, (EndPolicy.Auto, 3, 60), (EndPolicy.Warn, 10, 0)) is [var a, var b] ? (a, b) : default;
        _next = _hall.Session(30, (EndPolicy.Warn, 10, 0))[0];
        _last = _hall.Session(24 * 60, (EndPolicy.Warn, 10, 0))[0];
        _hall.Do(0, new StartRun());
    }

    [Fact]
    public void A_film_that_fails_gives_what_is_left_of_its_time_to_the_talk_in_one_fact()
    {
        var skipped = Assert.IsType<CueSkipped>(_hall.Do(0.55, new SkipCue(GiveTimeToTalk: true)));
        Assert.Equal(new GivenTime(_talk, 30_000), skipped.Given);
        Assert.Equal((_talk, 630_000), (_hall.Reading(0.55).OnStage, _hall.Reading(0.55).RemainingMilliseconds));
        _hall.Do(0.6, new UndoFact());
        Assert.Equal((_film, 600_000), (_hall.Reading(0.6).OnStage, _hall.Rundown.Cues.Single(c => c.Id == _talk).LengthMilliseconds));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0.6, new SkipCue(_next, GiveTimeToTalk: true)));
    }

    [Fact]
    public void A_skipped_film_is_played_after_all_when_one_goes_back_to_it()
    {
        _hall.Do(0.5, new SkipCue());
        _hall.Do(1, new GoBack(_film));
        Assert.Equal((_film, _talk, false), (_hall.Reading(1).OnStage, _hall.Reading(1).Next, _hall.Rundown.Cues[0].Skipped));
    }

    [Fact]
    public void An_absent_team_leaves_the_stage_with_its_clock_stopped_and_goes_on_from_there()
    {
        _hall.Do(3.05, new PostponeSession(_hall.SessionOf(_talk), AtEndOfDay: true));
        Assert.Equal((_next, _talk), (_hall.Reading(3.05).OnStage, _hall.Reading(3.05).Next));
        Assert.Equal([_film, _next, _talk, _last], _hall.Rundown.Cues.Select(c => c.Id));
        Assert.Equal(RunHall.At(24 * 60), _hall.Reading(10).Forecasts[_last]);
        _hall.Do(20, new StartNext());
        Assert.Equal((_talk, 120_000, 480_000), (_hall.Reading(20).OnStage, _hall.Reading(20).ElapsedMilliseconds, _hall.Reading(20).RemainingMilliseconds));
        Assert.Equal(60_000, _hall.Reading(29).OverMilliseconds);
        _hall.Do(30, new GoBack(_talk));
        Assert.Equal(0, _hall.Reading(30).ElapsedMilliseconds);
    }

    [Fact]
    public void A_film_that_comes_back_counts_in_again_and_plays_on()
    {
        _hall.Do(0.55, new PostponeSession(_hall.SessionOf(_film), AtEndOfDay: true));
        _hall.Do(20, new StartNext());
        var slate = _hall.Reading(20.025);
        Assert.Equal((SegmentState.Slate, 1500, 30_000, 30_000), (slate.State, slate.MovesInMilliseconds, slate.FilmOffsetMilliseconds, slate.ElapsedMilliseconds));
        Assert.Equal(31_000, _hall.Reading(20.05 + 1 / 60.0).FilmOffsetMilliseconds);
        Assert.Equal(_talk, _hall.Reading(20.55).OnStage);
    }

    [Fact]
    public void A_team_is_not_postponed_when_nothing_else_would_come_before_it()
    {
        _hall.Do(0, new SkipCue(_next));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(1, new PostponeSession(_hall.SessionOf(_film), AtEndOfDay: true)));
    }

    [Fact]
    public void A_team_that_comes_back_another_day_leaves_the_stage_empty_until_a_person_says()
    {
        _hall.Do(0, new SkipCue(_next));
        _hall.Do(2, new PostponeSession(_hall.SessionOf(_film)));
        Assert.Equal((null, _last), (_hall.Reading(2).OnStage, _hall.Reading(2).Next));
        Assert.Equal([_last, _talk], _hall.Reading(2).Forecasts.Keys);
        Assert.Equal(RunHall.At(24 * 60 + 10), _hall.Reading(2).Forecasts[_talk]);
    }

    [Fact]
    public void A_session_moved_first_on_the_next_day_waits_for_that_days_beginning()
    {
        _hall.Do(2, new PostponeSession(_hall.SessionOf(_next), _last));
        Assert.Equal((RunHall.At(24 * 60), RunHall.At(24 * 60 + 10)), (_hall.Reading(2).Forecasts[_next], _hall.Reading(2).Forecasts[_last]));
    }

    [Fact]
    public void A_hold_says_why_until_it_goes_on()
    {
        _hall.Do(2, new HoldCue(HoldReason.PresenterLost));
        Assert.Equal(HoldReason.PresenterLost, _hall.Reading(3).Reason);
        _hall.Do(4, new ResumeCue());
        Assert.Null(_hall.Reading(4).Reason);
        _hall.Do(5, new HoldCue());
        Assert.Null(_hall.Reading(5).Reason);
    }

    [Fact]
    public void A_film_that_the_organiser_chose_stays_when_another_programme_is_adopted()
    {
        _hall.Later.Add(RunHall.Programme(2, _hall.Items));
        var film = new Domain.Films.Film
        {
            Id = FilmId.New(),
            EditionId = EditionId.New(),
            CandidateId = _hall.CandidateOf(_film),
            Version = 2,
            Title = "",
            Sha256 = "",
            SizeBytes = 1,
            Length = TimeSpan.FromSeconds(50),
            MediaType = "video/mp4",
            UploadedAt = RunHall.Morning,
        };
        _hall.Films.Add(film);
        _hall.Do(0.3, new PostponeSession(_hall.SessionOf(_film), AtEndOfDay: true));
        _hall.Do(0.4, new ReplaceFilm(_film, film.Id));
        _hall.Do(0.5, new AdoptProgramme(2));
        Assert.Equal(film.Id, _hall.Rundown.Cues.Single(c => c.Id == _film).Film!.FilmId);
    }

    /// <summary>These texts lie in databases of release 0.1.0; what is written today with nothing new in it has the same bytes.</summary>
    [Theory]
    [InlineData("""{"cueId":"00000001-0000-0000-0000-000000000000","kind":"cueHeld"}""")]
    [InlineData("""{"cueId":"00000001-0000-0000-0000-000000000000","kind":"cueSkipped"}""")]
    [InlineData("""{"beforeCueId":null,"cueId":"00000001-0000-0000-0000-000000000000","kind":"cueMoved"}""")]
    [InlineData("""{"beforeCueId":null,"kind":"sessionPostponed","sessionId":"00000001-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"bySeconds":-30,"cueId":"00000001-0000-0000-0000-000000000000","kind":"cueExtended"}""")]
    [InlineData("""{"changes":[{"cueId":"00000001-0000-0000-0000-000000000000","kind":"cueSkipped"}],"kind":"repairApplied"}""")]
    public void Facts_of_the_first_release_are_read_and_written_unchanged(string text) => Assert.Equal(text, RunJson.Text(RunJson.Fact(text)));

    [Fact]
    public void A_command_of_the_first_release_keeps_its_hash()
    {
        var id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
        Assert.Equal("{\"command\":{\"kind\":\"hold\"},\"commandId\":\"0198c0de-0000-7000-8000-000000000001\",\"expectedRevision\":1,\"onStage\":null}", Text(new HoldCue()));
        Assert.Contains("{\"cueId\":null,\"kind\":\"skip\"}", Text(new SkipCue()), StringComparison.Ordinal);
        Assert.Contains("{\"beforeCueId\":null,\"kind\":\"postpone\",\"sessionId\":", Text(new PostponeSession(new(id))), StringComparison.Ordinal);
        Assert.Contains("{\"beforeCueId\":null,\"cueId\":\"0198c0de-0000-7000-8000-000000000001\",\"kind\":\"move\"}", Text(new MoveCue(new(id))), StringComparison.Ordinal);

        string Text(RunCommand command) => CanonicalJson.Text(System.Text.Json.JsonSerializer.SerializeToElement(new CommandEnvelope(id, 1, command), WireJson.Options));
    }
}

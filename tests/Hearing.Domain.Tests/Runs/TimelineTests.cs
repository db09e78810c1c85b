using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

public sealed class TimelineTests
{
    private const double Millisecond = 1.0 / 60_000;
    private readonly RunHall _hall = new();
    private readonly PartId _film, _talk, _second, _secondTalk;

    public TimelineTests()
    {
        (_film, _talk) = _hall.Session(0, (EndPolicy.Auto, 3, 60), (EndPolicy.Warn, 10, 0)) is [var a, var b] ? (a, b) : default;
        (_second, _secondTalk) = _hall.Session(30, (EndPolicy.Auto, 3, 120), (EndPolicy.Warn, 10, 0)) is [var c, var d] ? (c, d) : default;
        _hall.Do(0, new StartRun());
    }

    [Fact]
    public void A_film_is_a_slate_until_it_moves_and_its_last_instant_belongs_to_the_next_cue()
    {
        Assert.Equal((SegmentState.Slate, 3000, 0), State(0));
        Assert.Equal((SegmentState.Slate, 1, 0), State(0.05 - Millisecond));
        Assert.Equal((SegmentState.Running, 0, 0), State(0.05));
        Assert.Equal((_film, 59_999), (_hall.Reading(1.05 - Millisecond).OnStage, _hall.Reading(1.05 - Millisecond).FilmOffsetMilliseconds));
        Assert.Equal((_talk, 0), (_hall.Reading(1.05).OnStage, _hall.Reading(1.05).ElapsedMilliseconds));

        (SegmentState?, long, long) State(double minute) => (_hall.Reading(minute).State, _hall.Reading(minute).MovesInMilliseconds, _hall.Reading(minute).FilmOffsetMilliseconds);
    }

    [Fact]
    public void A_warned_cue_goes_over_and_waits()
    {
        var reading = _hall.Reading(12.05);
        Assert.Equal((_talk, 0, 60_000), (reading.OnStage, reading.RemainingMilliseconds, reading.OverMilliseconds));
    }

    [Fact]
    public void Holding_keeps_the_remaining_time_and_the_films_place()
    {
        _hall.Do(0.55, new HoldCue());
        Assert.Equal((30_000, 30_000, false), (_hall.Reading(9).RemainingMilliseconds, _hall.Reading(9).FilmOffsetMilliseconds, _hall.Reading(9).FilmMoves));
        _hall.Do(10.55, new ResumeCue());
        Assert.Equal((_film, 59_999), (_hall.Reading(11.05 - Millisecond).OnStage, _hall.Reading(11.05 - Millisecond).FilmOffsetMilliseconds));
        Assert.Equal(_talk, _hall.Reading(11.05).OnStage);
    }

    [Fact]
    public void Holding_in_the_slate_keeps_what_is_left_of_it()
    {
        _hall.Do(0.025, new HoldCue());
        Assert.Equal((SegmentState.Held, 1500), (_hall.Reading(5).State, _hall.Reading(5).MovesInMilliseconds));
        _hall.Do(5, new ResumeCue());
        Assert.Equal(SegmentState.Slate, _hall.Reading(5.02).State);
        Assert.Equal(SegmentState.Running, _hall.Reading(5.025).State);
    }

    [Fact]
    public void An_extended_film_stands_at_its_end_and_a_shortened_one_is_cut()
    {
        _hall.Do(0.5, new ExtendCue(30));
        Assert.Equal((_film, 60_000, false), (_hall.Reading(1.3).OnStage, _hall.Reading(1.3).FilmOffsetMilliseconds, _hall.Reading(1.3).FilmMoves));
        Assert.Equal(_talk, _hall.Reading(1.55).OnStage);
        _hall.Do(1.3, new UndoFact());
        Assert.Equal(_talk, _hall.Reading(1.3).OnStage);
    }

    [Fact]
    public void A_film_cannot_be_cut_before_what_it_has_played()
    {
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0.55, new ExtendCue(-31)));
        _hall.Do(0.55, new ExtendCue(-30));
        Assert.Equal((_talk, 0), (_hall.Reading(0.55).OnStage, _hall.Reading(0.55).ElapsedMilliseconds));
    }

    [Fact]
    public void A_film_after_an_automatic_end_has_its_slate_inside_its_segment()
    {
        var hall = new RunHall();
        var films = hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Auto, 1, 60));
        hall.Do(0, new StartRun());
        Assert.Equal((films[1], SegmentState.Slate), (hall.Reading(1.05).OnStage, hall.Reading(1.05).State));
        Assert.Equal((SegmentState.Running, 0), (hall.Reading(1.1).State, hall.Reading(1.1).FilmOffsetMilliseconds));
        Assert.Equal(films[1], hall.Reading(2.1 - Millisecond).OnStage);
        Assert.Null(hall.Reading(2.1).OnStage);
    }

    [Fact]
    public void Skipping_the_cue_on_stage_brings_the_next_and_skipping_a_coming_one_strikes_it()
    {
        _hall.Do(0.5, new SkipCue(_second));
        _hall.Do(0.5, new SkipCue());
        Assert.Equal((_talk, _secondTalk), (_hall.Reading(0.5).OnStage, _hall.Reading(0.5).Next));
    }

    [Fact]
    public void The_next_day_waits_for_a_person()
    {
        var hall = new RunHall();
        var last = hall.Session(0, (EndPolicy.Auto, 5, 0))[0];
        var first = hall.Session(24 * 60, (EndPolicy.Auto, 5, 0))[0];
        hall.Do(0, new StartRun());
        Assert.Equal((last, first), (hall.Reading(5 - Millisecond).OnStage, hall.Reading(5 - Millisecond).Next));
        Assert.Equal((null, first), (hall.Reading(5).OnStage, hall.Reading(5).Next));
        Assert.Null(hall.Reading(24 * 60 + 1).OnStage);
        Assert.Equal((60_000, RunHall.At(24 * 60 + 1)), (hall.Reading(24 * 60 + 1).LateMilliseconds, hall.Reading(24 * 60 + 1).Forecasts[first]));
        hall.Do(24 * 60 + 1, new StartNext());
        Assert.Equal(first, hall.Reading(24 * 60 + 1).OnStage);
    }

    [Fact]
    public void Undo_makes_it_as_if_it_had_never_been_at_the_present_instant()
    {
        _hall.Do(0.5, new StartNext());
        Assert.Equal(_talk, _hall.Reading(0.7).OnStage);
        _hall.Do(0.8, new UndoFact());
        Assert.Equal((_film, 45_000), (_hall.Reading(0.8).OnStage, _hall.Reading(0.8).FilmOffsetMilliseconds));
        Assert.Equal(_talk, _hall.Reading(1.05).OnStage);
        _hall.Do(2, new UndoFact());
        Assert.Equal((RunStatus.NotStarted, 4), (_hall.Reading(2).Status, _hall.Rundown.Revision));
    }

    [Fact]
    public void The_forecast_waits_for_published_times_and_pushes_what_comes_after_when_late()
    {
        Assert.Equal(RunHall.At(30), _hall.Reading(2).Forecasts[_second]);
        Assert.Equal(RunHall.At(30), _hall.Reading(30).Forecasts[_second]);
        Assert.Equal(RunHall.At(31), _hall.Reading(31).Forecasts[_second]);
        Assert.Equal(RunHall.At(31).AddSeconds(123), _hall.Reading(31).Forecasts[_secondTalk]);
        Assert.Equal(18 * 60_000, _hall.Reading(31).LateMilliseconds);
    }

    [Fact]
    public void The_hosts_notes_are_not_in_the_rundown() =>
        Assert.DoesNotContain("note", System.Text.Json.JsonSerializer.Serialize(_hall.Rundown, WireJson.Options), StringComparison.Ordinal);

    [Fact]
    public void A_fact_is_stored_as_canonical_text_and_read_back_the_same()
    {
        RunFact fact = new CueStarted(_film, RunHall.At(1));
        var text = RunJson.Text(fact);
        Assert.StartsWith("{\"cueId\":", text, StringComparison.Ordinal);
        Assert.Equal(fact, RunJson.Fact(text));
        Assert.All(_hall.Facts, f => Assert.Equal(RunJson.Text(f.Fact), RunJson.Text(RunJson.Fact(RunJson.Text(f.Fact)))));
    }
}

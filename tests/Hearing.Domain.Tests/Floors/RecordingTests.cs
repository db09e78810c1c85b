using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Runs;

namespace Hearing.Domain.Tests.Floors;

/// <summary>What is recorded, and when: a candidate's session of film, presentation and questions, then the jury's private talk.</summary>
public sealed class RecordingTests
{
    private readonly RunHall _hall = new();
    private readonly PartId _film, _presentation, _questions, _talk;

    public RecordingTests()
    {
        var session = _hall.Place(0, SessionKind.Candidate, true, null, (PartKind.Film, EndPolicy.Auto, 3), (PartKind.Presentation, EndPolicy.Warn, 5), (PartKind.Questions, EndPolicy.Warn, 5));
        (_film, _presentation, _questions) = (session[0], session[1], session[2]);
        _talk = _hall.Other(20, SessionKind.PrivateTalk, 10);
    }

    [Fact]
    public void What_was_chosen_is_recorded_while_it_moves_and_never_a_film_or_a_private_talk()
    {
        _hall.Recorded = [_film, _presentation, _talk];
        _hall.Do(0, new StartRun());
        Assert.Equal((null, RecordingMark.Comes), Now(0));
        _hall.Do(2, new StartNext());
        Assert.Equal((_presentation, RecordingMark.Now), Now(3));
        _hall.Do(4, new HoldCue());
        Assert.Equal((null, RecordingMark.Comes), Now(4));
        _hall.Do(5, new ResumeCue());
        Assert.Equal((_presentation, RecordingMark.Now), Now(5));
        _hall.Do(9, new StartNext());
        Assert.Equal((null, RecordingMark.None), Now(9));
        _hall.Do(14, new StartNext());
        Assert.Equal((null, RecordingMark.None), Now(14));
        Assert.Equal([_presentation], _hall.Rundown.Cues.Where(c => c.IsRecorded).Select(c => c.Id));
    }

    [Fact]
    public void The_organiser_turns_it_on_and_off_during_the_cue_and_takes_that_back()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(2, new StartNext());
        _hall.Do(4, new ChangeRecording(_presentation, true));
        Assert.Equal((_presentation, RecordingMark.Now), Now(4));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(4, new ChangeRecording(_presentation, true)));
        _hall.Do(5, new ChangeRecording(_presentation, false));
        Assert.Equal((null, RecordingMark.None), Now(5));
        _hall.Do(6, new UndoFact());
        Assert.Equal((_presentation, RecordingMark.Now), Now(6));
    }

    [Fact]
    public void A_film_a_private_talk_what_no_programme_knows_and_what_is_over_are_refused()
    {
        _hall.Do(0, new StartRun());
        var inserted = PartId.New();
        _hall.Do(1, new InsertCue("Tack", PartKind.Talk, 60, EndPolicy.Warn, CueId: inserted));
        Assert.All([_film, _talk, inserted], cue => Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(1, new ChangeRecording(cue, true))));
        _hall.Do(2, new StartNext());
        _hall.Do(8, new StartNext());
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(8, new ChangeRecording(_presentation, true)));
    }

    [Fact]
    public void What_the_organiser_changed_stays_when_another_programme_is_adopted()
    {
        _hall.Recorded = [_presentation];
        _hall.Do(0, new StartRun());
        _hall.Do(1, new ChangeRecording(_presentation, false));
        _hall.Do(1, new ChangeRecording(_questions, true));
        _hall.Later.Add(RunHall.Programme(2, _hall.Items));
        _hall.Do(2, new AdoptProgramme(2));
        Assert.Equal([_questions], _hall.Rundown.Cues.Where(c => c.IsRecorded).Select(c => c.Id));
    }

    [Theory]
    [InlineData(FloorPlaces.Room, true, true)]
    [InlineData(FloorPlaces.Room, false, false)]
    [InlineData(FloorPlaces.GreenRoom, true, false)]
    [InlineData(FloorPlaces.PrivateTalk, true, false)]
    [InlineData(FloorPlaces.None, true, false)]
    public void Who_sends_in_the_room_and_agrees_is_recorded_and_nobody_else(FloorPlaces place, bool agrees, bool isRecorded)
    {
        _hall.Recorded = [_presentation];
        _hall.Do(0, new StartRun());
        _hall.Do(2, new StartNext());
        Assert.Equal(isRecorded, RecordingRules.Records(Scene(3), new(place, Media.Camera, place), agrees));
        _hall.Do(8, new StartNext());
        Assert.False(RecordingRules.Records(Scene(8), new(FloorPlaces.Room, Media.Camera, FloorPlaces.Room), true));
    }

    [Fact]
    public void A_sessions_stretches_are_those_in_which_its_cues_moved_cut_to_what_was_taken()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(2, new StartNext());
        _hall.Do(4, new HoldCue());
        _hall.Do(5, new ResumeCue());
        _hall.Do(7, new StartNext());
        _hall.Do(9, new StartNext());
        var stretches = RecordedStretch.Of(_hall.State(10), _hall.SessionOf(_presentation));
        Assert.Equal([(_presentation, 2, 4), (_presentation, 5, 7), (_questions, 7, 9)], stretches.Select(s => (s.Cue, Minute(s.From), Minute(s.Until))));

        (DateTimeOffset, DateTimeOffset)[] taken = [(RunHall.At(5.5), RunHall.At(6)), (RunHall.At(5.75), RunHall.At(6.5))];
        Assert.Null(stretches[0].Within(taken));
        Assert.Equal((RunHall.At(5.5), RunHall.At(6.5)), (stretches[1].Within(taken)!.From, stretches[1].Within(taken)!.Until));
        Assert.Null(stretches[2].Within(taken));
    }

    [Fact]
    public void A_recording_is_released_only_when_it_is_made_and_anew_after_each_making()
    {
        var recording = new SessionRecording { Id = Guid.NewGuid(), EditionId = EditionId.New(), SessionId = SessionId.New(), Room = "main", Title = "Ale", CandidateId = CandidateId.New() };
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => recording.Release(true, RunHall.Morning)).Code);
        recording.Make("ab", 1, TimeSpan.FromSeconds(1), [], RunHall.Morning);
        recording.Release(true, RunHall.Morning);
        Assert.NotNull(recording.ReleasedAt);
        recording.Make("cd", 1, TimeSpan.FromSeconds(1), [], RunHall.Morning);
        Assert.Null(recording.ReleasedAt);
        recording.CandidateId = null;
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => recording.Release(true, RunHall.Morning)).Code);
    }

    private (PartId?, RecordingMark) Now(double minute) => (Scene(minute).Recorded, RecordingRules.Mark(Scene(minute)));

    private FloorScene Scene(double minute) => FloorScene.At(_hall.State(minute), RunHall.Programme(1, _hall.Items), null, RunHall.At(minute));

    private static int Minute(DateTimeOffset at) => (int)(at - RunHall.Morning).TotalMinutes;

    [Theory]
    [InlineData(480_000L * 3600, 60, 60, false)]
    [InlineData(480_000L * 3600, 61, 60, true)]
    [InlineData(480_000L * 60 - 1, 1, 0, true)]
    [InlineData(-5, 0, 0, false)]
    public void Four_people_in_the_picture_write_480_kilobytes_a_second(long free, int chosen, int lasts, bool isTooLittle)
    {
        var space = new RecordingSpace(free, TimeSpan.FromMinutes(chosen));
        Assert.Equal((lasts, isTooLittle), ((int)space.Lasts.TotalMinutes, space.IsTooLittle));
    }
}

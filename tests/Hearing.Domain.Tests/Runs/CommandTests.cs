using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

public sealed class CommandTests
{
    private const double Millisecond = 1.0 / 60_000;
    private readonly RunHall _hall = new();
    private readonly PartId _film, _talk, _questions, _next;

    public CommandTests()
    {
        (_film, _talk, _questions) = _hall.Session(0, (EndPolicy.Auto, 3, 60), (EndPolicy.Warn, 10, 0), (EndPolicy.Wait, 5, 0)) is [var a, var b, var c] ? (a, b, c) : default;
        _next = _hall.Session(30, (EndPolicy.Auto, 3, 120), (EndPolicy.Warn, 10, 0))[0];
    }

    [Fact]
    public void Before_the_start_nothing_is_on_stage_and_only_start_is_possible()
    {
        Assert.Equal((RunStatus.NotStarted, null, _film), (_hall.Reading(0).Status, _hall.Reading(0).OnStage, _hall.Reading(0).Next));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new StartNext()));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new UndoFact()));
        var started = Assert.IsType<RunStarted>(_hall.Do(0, new StartRun()));
        Assert.Equal((_film, RunHall.At(0.05)), (started.CueId, started.StartsAt));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new StartRun()));
    }

    [Fact]
    public void The_revision_is_checked_before_the_cue_and_the_cue_before_the_command()
    {
        _hall.Do(0, new StartRun());
        var wrongAll = new CommandEnvelope(Guid.NewGuid(), 0, new StartRun(), _talk);
        Assert.Equal(RefusalCode.RevisionChanged, Assert.Throws<Refused>(() => Commanding.Decide(_hall.Desk, _hall.Facts, wrongAll, RunHall.At(0))).Code);
        var wrongCue = wrongAll with { ExpectedRevision = 1 };
        Assert.Equal(RefusalCode.CueChanged, Assert.Throws<Refused>(() => Commanding.Decide(_hall.Desk, _hall.Facts, wrongCue, RunHall.At(0))).Code);
        var impossible = wrongCue with { OnStage = _film };
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => Commanding.Decide(_hall.Desk, _hall.Facts, impossible, RunHall.At(0))).Code);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Next_around_a_films_automatic_end_never_skips_a_cue(int millisecondsAfterEnd, bool taken)
    {
        _hall.Do(0, new StartRun());
        var end = 1.05 + millisecondsAfterEnd * Millisecond;
        if (taken)
        {
            Assert.Equal(_talk, Assert.IsType<CueStarted>(_hall.Do(end, new StartNext(), _film)).CueId);
        }
        else
        {
            Assert.Equal(RefusalCode.CueChanged, Assert.Throws<Refused>(() => _hall.Do(end, new StartNext(), _film)).Code);
        }

        Assert.Equal(_talk, _hall.Reading(end).OnStage);
    }

    [Fact]
    public void Back_shows_the_cue_before_and_the_order_goes_on_from_there()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(5, new GoBack());
        Assert.Equal((_film, SegmentState.Slate), (_hall.Reading(5).OnStage, _hall.Reading(5).State));
        Assert.Equal(_talk, _hall.Reading(5).Next);
        _hall.Do(5.5, new GoBack(_film));
        Assert.Equal((_film, 0), (_hall.Reading(5.5).OnStage, _hall.Reading(5.5).FilmOffsetMilliseconds));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(5.6, new GoBack()));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(5.6, new GoBack(_next)));
    }

    [Fact]
    public void Moving_inserting_and_postponing_change_what_is_to_come()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(1, new MoveCue(_next, _talk));
        Assert.Equal(_next, _hall.Reading(1).Next);
        var inserted = Guid.NewGuid();
        _hall.Do(1, new InsertCue("Paus", PartKind.Pause, 300, EndPolicy.Warn, _next), inserted);
        Assert.Equal(new PartId(inserted), _hall.Reading(1).Next);
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(1, new InsertCue("", PartKind.Pause, 300, EndPolicy.Warn)));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(1, new MoveCue(_film, _talk)));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(1, new MoveCue(_talk, _talk)));
        _hall.Do(1, new PostponeSession(_hall.SessionOf(_talk)));
        Assert.Equal(_questions, _hall.Rundown.Cues[^1].Id);
        Assert.Equal(_talk, _hall.Rundown.Cues[^2].Id);
    }

    [Fact]
    public void Another_film_version_plays_in_a_coming_cue_only()
    {
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = EditionId.New(),
            CandidateId = _hall.CandidateOf(_next),
            Version = 2,
            Title = "Film",
            Sha256 = "0",
            SizeBytes = 1,
            Length = TimeSpan.FromMilliseconds(90_040),
            MediaType = "video/mp4",
            UploadedAt = RunHall.Morning,
        };
        _hall.Films.Add(film);
        _hall.Do(0, new StartRun());
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new ReplaceFilm(_film, film.Id)));
        Assert.Equal(90_040, Assert.IsType<FilmReplaced>(_hall.Do(0, new ReplaceFilm(_next, film.Id))).Film.LengthMilliseconds);
        Assert.Equal(90_040, _hall.Rundown.Cues.Single(c => c.Id == _next).LengthMilliseconds);
    }

    [Fact]
    public void Adopting_a_programme_keeps_what_has_been_on_stage_and_brings_the_new_order()
    {
        _hall.Later.Add(RunHall.Programme(2, _hall.Items.Reverse().Select(i => i with { Start = i.Start.AddHours(1), End = i.End.AddHours(1) })));
        _hall.Do(0, new StartRun());
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new AdoptProgramme(7)));
        _hall.Do(0, new AdoptProgramme(2));
        Assert.Equal((2, _film), (_hall.Rundown.ProgrammeVersion, _hall.Reading(0).OnStage));
        Assert.Equal(_hall.Rundown.Cues.Select(c => c.Id).Distinct().Count(), _hall.Rundown.Cues.Count);
        Assert.Equal((_talk, RunHall.At(63)), (_hall.Reading(0).Next, _hall.Rundown.Cues[1].PlannedStart));
    }

    [Fact]
    public void A_repair_is_taken_whole_or_not_at_all_and_undone_in_one_step()
    {
        _hall.Do(0, new StartRun());
        var before = _hall.Rundown;
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new ApplyRepair([new CueSkipped(_questions), new CueSkipped(_film)])));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new ApplyRepair([new RunFinished()])));
        _hall.Do(0, new ApplyRepair([new CueSkipped(_questions), new CueExtended(_talk, -60), new CueMoved(_next, _talk)]));
        Assert.Equal(_next, _hall.Reading(0).Next);
        _hall.Do(0, new UndoFact());
        Assert.Equal(before.Cues.Select(c => (c.Id, c.Skipped, c.LengthMilliseconds)), _hall.Rundown.Cues.Select(c => (c.Id, c.Skipped, c.LengthMilliseconds)));
    }

    [Fact]
    public void A_message_stands_until_another_and_an_empty_one_takes_it_away()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(0, new ShowMessage("  Paus  "));
        Assert.Equal("Paus", _hall.Rundown.Message);
        _hall.Do(0, new ShowMessage(""));
        Assert.Null(_hall.Rundown.Message);
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(0, new ShowMessage(new string('x', 301))));
    }

    [Fact]
    public void After_the_finish_only_undo_and_messages_are_possible()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(5, new FinishRun());
        Assert.Equal((RunStatus.Finished, null, null), (_hall.Reading(5).Status, _hall.Reading(5).OnStage, _hall.Reading(5).Next));
        Assert.Equal(RefusalCode.CommandNotPossible, _hall.Refusal(6, new StartNext()));
        _hall.Do(7, new UndoFact());
        Assert.Equal(_talk, _hall.Reading(7).OnStage);
    }

    [Fact]
    public void A_facts_instant_is_whole_milliseconds_and_never_before_the_newest()
    {
        _hall.Do(1, new StartRun());
        Assert.Equal(RunHall.At(1), Commanding.InstantOf(_hall.Facts, RunHall.At(0)));
        Assert.Equal(RunHall.At(2), Commanding.InstantOf(_hall.Facts, RunHall.At(2).AddTicks(9_999)));
    }

    [Fact]
    public void The_same_id_with_another_body_is_refused()
    {
        var first = new CommandEnvelope(Guid.NewGuid(), 0, new StartRun());
        var stored = new StoredFact
        {
            RunId = RunId.New(),
            Revision = 1,
            At = RunHall.Morning,
            CommandId = first.CommandId,
            CommandHash = RunJson.Hash(first),
            Kind = "",
            Body = "",
        };
        Commanding.CheckSame(stored, first with { });
        Assert.Equal(RefusalCode.CommandIdReused, Assert.Throws<Refused>(() => Commanding.CheckSame(stored, first with { ExpectedRevision = 1 })).Code);
    }
}

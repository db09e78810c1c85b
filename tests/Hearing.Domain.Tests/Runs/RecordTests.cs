using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Records;

namespace Hearing.Domain.Tests.Runs;

public sealed class RecordTests
{
    private static readonly RunId Run = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"));
    private static readonly PersonId Organiser = new(Guid.Parse("0198c0de-0000-7000-8000-000000000002"));
    private readonly RunHall _hall = new();
    private readonly PartId _film, _talk, _second;

    public RecordTests()
    {
        (_film, _talk) = _hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)) is [var a, var b] ? (a, b) : default;
        _second = _hall.Candidate(20, 10, 5).Talk;
        _hall.HardPoint("lunch", 14);
        _hall.Do(0, new StartRun());
        _hall.Do(0.55, new HoldCue(HoldReason.FilmFails));
        _hall.Do(1.55, new ResumeCue());
        _hall.Do(3, new ShowMessage("Hej"));
        _hall.Do(4, new UndoFact());
    }

    [Fact]
    public void The_minutes_say_what_happened_when_and_by_whom_and_what_was_taken_back()
    {
        _hall.Do(15, new StartNext());
        var minutes = Minutes(16);
        Assert.Equal([1L, 2, 3, 4, 5, 6], minutes.Lines.Select(l => l.Revision));
        Assert.Equal((Organiser, "cueHeld", _film, null), (minutes.Lines[1].By, minutes.Lines[1].Kind, minutes.Lines[1].CueId, minutes.Lines[1].UndoneBy));
        Assert.Equal(5, minutes.Lines[3].UndoneBy);
        var film = minutes.Parts.Single(p => p.CueId == _film);
        Assert.Equal((RunHall.At(0), RunHall.At(2.05), 60_000), (film.BeganAt, film.EndedAt, film.MovedMilliseconds));
        Assert.Equal([new MinutesHold(RunHall.At(0.55), RunHall.At(1.55), HoldReason.FilmFails)], film.Holds);
        Assert.Equal((1, 60_000), (film.Film!.Version, film.Film.LengthMilliseconds));
        var talk = minutes.Parts.Single(p => p.CueId == _talk);
        Assert.Equal((RunHall.At(1), 600_000, 777_000), (talk.PlannedStart, talk.PlannedMilliseconds, talk.MovedMilliseconds));
        Assert.Null(minutes.Parts.Single(p => p.CueId == _second).EndedAt);
        Assert.Equal((RunHall.At(15), true), (minutes.HardPoints[0].OverAt, minutes.HardPoints[0].IsBroken));
    }

    [Fact]
    public void An_absent_team_is_on_record_with_when_it_came_back()
    {
        _hall.Do(5, new PostponeSession(_hall.SessionOf(_talk)));
        _hall.Do(20, new StartNext());
        _hall.Do(25, new StartNext());
        var absence = Assert.Single(Minutes(30).Absences);
        Assert.Equal((_hall.CandidateOf(_talk), RunHall.At(5), RunHall.At(25)), (absence.CandidateId!.Value, absence.At, absence.BackAt));
        _hall.Do(31, new UndoFact());
        _hall.Do(31, new UndoFact());
        _hall.Do(31, new UndoFact());
        Assert.Empty(Minutes(32).Absences);
    }

    [Fact]
    public void A_team_postponed_before_its_turn_or_waited_for_on_stage_is_absent_until_anything_of_it_moves()
    {
        _hall.Candidate(35, 10, 5);
        _hall.Do(5, new PostponeSession(_hall.SessionOf(_second), AtEndOfDay: true));
        _hall.Do(6, new HoldCue(HoldReason.TeamAbsent));
        Assert.All(Minutes(7).Absences, a => Assert.Null(a.BackAt));
        _hall.Do(8, new ResumeCue());
        _hall.Do(20, new StartNext());
        _hall.Do(30, new StartNext());
        _hall.Do(36, new StartNext());
        Assert.Equal(
            [(_hall.CandidateOf(_second), RunHall.At(5), RunHall.At(36)), (_hall.CandidateOf(_talk), RunHall.At(6), RunHall.At(8))],
            Minutes(40).Absences.Select(a => (a.CandidateId!.Value, a.At, a.BackAt!.Value)));
    }

    [Fact]
    public void The_minutes_of_a_finished_run_no_longer_change()
    {
        _hall.Do(20, new FinishRun());
        Assert.Equivalent(Minutes(21), Minutes(500), strict: true);
        Assert.Equal(RunHall.At(20), Minutes(21).EndedAt);
    }

    [Theory]
    [InlineData("at")]
    [InlineData("by")]
    [InlineData("command")]
    [InlineData("hash")]
    [InlineData("kind")]
    [InlineData("body")]
    public void A_line_that_was_changed_is_found_whatever_was_changed_in_it(string what)
    {
        var stored = Stored();
        var anchors = FactChain.Of(Run, stored);
        Assert.Equal(new(ChainFault.None, null, null), FactChain.Verify(Run, stored, anchors));
        stored[2] = Changed(stored[2], what);
        Assert.Equal(new(ChainFault.Changed, 3, 3), FactChain.Verify(Run, stored, anchors));
        Assert.Equal(new(ChainFault.Changed, 1, 5), FactChain.Verify(Run, stored, [anchors[^1]]));
        Assert.Equal(new(ChainFault.Changed, 2, 5), FactChain.Verify(Run, stored, [anchors[^1], anchors[0]]));
    }

    [Fact]
    public void Lines_taken_away_or_changed_in_order_and_another_runs_lines_are_found()
    {
        var stored = Stored();
        var anchors = FactChain.Of(Run, stored);
        Assert.Equal(new(ChainFault.Missing, 5, 5), FactChain.Verify(Run, stored[..4], anchors));
        Assert.Equal(new(ChainFault.Missing, 2, 2), FactChain.Verify(Run, [stored[0], .. stored[2..]], anchors));
        Assert.Equal(new(ChainFault.Missing, 2, 2), FactChain.Verify(Run, [stored[0], stored[2], stored[1], .. stored[3..]], anchors));
        Assert.Equal(ChainFault.Changed, FactChain.Verify(RunId.New(), stored, anchors).Fault);
        Assert.Equal(ChainFault.None, FactChain.Verify(Run, stored, [.. anchors.Take(3)]).Fault);
    }

    [Fact]
    public void The_chain_is_computed_by_the_written_rule_in_every_release()
    {
        StoredFact fact = new()
        {
            RunId = Run,
            Revision = 1,
            At = DateTimeOffset.UnixEpoch.AddMilliseconds(7),
            CommandId = Guid.Parse("0198c0de-0000-7000-8000-000000000003"),
            CommandHash = "aa",
            Kind = "runFinished",
            Body = "{\"kind\":\"runFinished\"}",
        };
        Assert.Equal(Sha($"guldtrappan-run/1\n{Run.Value}"), FactChain.Begin(Run));
        Assert.Equal(
            Sha(FactChain.Begin(Run) + "\n1\n7\n-\n0198c0de-0000-7000-8000-000000000003\naa\nrunFinished\n{\"kind\":\"runFinished\"}"),
            FactChain.Of(Run, [fact])[0].Hash);

        static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    private Minutes Minutes(double minute) => MinutesWriter.Of(_hall.Plan, Run, Stored(), [], RunHall.At(minute));

    private StoredFact[] Stored() => [.. _hall.Facts.Select(f => new StoredFact
    {
        RunId = Run, Revision = f.Revision, At = f.At, By = Organiser, CommandId = new Guid((int)f.Revision, 0, 0, new byte[8]),
        CommandHash = "00", Kind = RunJson.Kind(f.Fact), Body = RunJson.Text(f.Fact),
    })];

    private static StoredFact Changed(StoredFact fact, string what) => new()
    {
        RunId = fact.RunId,
        Revision = fact.Revision,
        At = what == "at" ? fact.At.AddMilliseconds(1) : fact.At,
        By = what == "by" ? null : fact.By,
        CommandId = what == "command" ? Guid.NewGuid() : fact.CommandId,
        CommandHash = what == "hash" ? "01" : fact.CommandHash,
        Kind = what == "kind" ? "cueHeld" : fact.Kind,
        Body = what == "body" ? fact.Body + " " : fact.Body,
    };
}

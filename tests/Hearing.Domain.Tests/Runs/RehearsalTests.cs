using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs.Rehearsals;

namespace Hearing.Domain.Tests.Runs;

public sealed class RehearsalTests
{
    private static readonly RehearsalScript Calm = new(1, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void When_everybody_keeps_time_the_day_goes_as_planned_and_touches_nothing()
    {
        var hall = Day();
        var result = Rehearsal.Run(hall.Desk, hall.Facts, RunHall.At(-30), Calm);
        Assert.Empty(hall.Facts);
        Assert.Equal((RunHall.At(121), 0), (result.End, result.LateMilliseconds));
        Assert.All(result.Candidates, c => Assert.Equal(0, c.LateMilliseconds));
        Assert.All(result.HardPoints, p => Assert.False(p.IsBroken));
        Assert.IsType<RunFinished>(result.Steps[^1].Fact);
    }

    [Fact]
    public void Its_facts_fed_into_a_real_run_give_the_same_facts_and_the_same_end() => Gen.Select(Gen.Int, Gen.Int[0, 60], Gen.Int[0, 60]).Sample(
        (seed, percent, minutes) =>
        {
            var hall = Day();
            var script = new RehearsalScript(seed, percent, 300, 30, percent, 300, percent / 2, percent, percent);
            if (minutes > 30)
            {
                hall.Do(0, new StartRun());
                hall.Do(minutes, new ExtendCue(60));
            }

            var result = Rehearsal.Run(hall.Desk, hall.Facts, RunHall.At(minutes), script);
            Assert.Equal(result.Steps.Select(Text), Rehearsal.Play(hall.Desk, hall.Facts, RunHall.At(minutes), script).Select(Text));
            foreach (var step in result.Steps)
            {
                Assert.Equal(RunJson.Text(step.Fact), RunJson.Text(hall.Do(step.At, step.Envelope.Command, step.Envelope.OnStage, step.Envelope.CommandId)));
            }

            Assert.Equal(result.End, Rehearsal.EndOf(hall.Fold));
            Assert.Equal(RunStatus.Finished, hall.Fold.State.Status);
            Assert.Equal(
                result.HardPoints.Where(p => p.IsBroken).Select(p => p.Key),
                hall.Pins().HardPoints.Where(p => OverAt(hall, p) > p.At).Select(p => p.Key));
        }, iter: 300);

    private static string Text(RehearsalStep step) => $"{step.At:O} {step.Envelope.CommandId} {RunJson.Text(step.Fact)}";

    /// <summary>When the last part that stands before the point in the running order left the stage.</summary>
    private static DateTimeOffset? OverAt(RunHall hall, PinnedHardPoint point)
    {
        var order = hall.Fold.State.Order.TakeWhile(c => !(c.PlannedStart >= point.At && (!c.Moved || c.CandidateId is null))).Select(c => c.Id).ToHashSet();
        return hall.Fold.State.Written.Where(s => order.Contains(s.CueId)).GroupBy(s => s.CueId)
            .OrderBy(g => hall.Fold.State.Order.ToList().FindIndex(c => c.Id == g.Key)).LastOrDefault()?.Max(s => s.Until);
    }

    [Fact]
    public void The_worst_of_many_is_no_better_than_any_of_them()
    {
        var hall = Day();
        var scripts = Enumerable.Range(1, 20).Select(seed => new RehearsalScript(seed)).ToList();
        var worst = Rehearsal.Worst(hall.Desk, hall.Facts, RunHall.At(0), scripts);
        Assert.All(scripts, s => Assert.True(Rehearsal.Run(hall.Desk, hall.Facts, RunHall.At(0), s).HardPoints.Count(p => p.IsBroken) <= worst.HardPoints.Count(p => p.IsBroken)));
        Assert.NotEqual(0, worst.LateMilliseconds);
        Assert.Equal(Rehearsal.Run(hall.Desk, hall.Facts, RunHall.At(0), scripts[0]).Fragile, worst.Fragile);
    }

    [Fact]
    public void A_cue_is_fragile_by_what_it_may_run_over_before_a_hard_point_is_passed()
    {
        var hall = new RunHall();
        var (talk, questions) = hall.Candidate(0, 20, 10);
        var (second, _) = hall.Candidate(32, 20, 8);
        var lunch = hall.Other(60, SessionKind.Lunch, 60);
        hall.HardPoint("lunch", 61);
        var fragile = Rehearsal.Run(hall.Desk, [], RunHall.At(0), Calm).Fragile;
        Assert.Equal((60, "lunch"), (fragile.Single(f => f.CueId == second).SlackSeconds, fragile[0].HardPoint));
        Assert.Equal((180, 180), (fragile.Single(f => f.CueId == talk).SlackSeconds, fragile.Single(f => f.CueId == questions).SlackSeconds));
        Assert.DoesNotContain(fragile, f => f.CueId == lunch);
        Assert.Equal(second, fragile[0].CueId);
    }

    private static RunHall Day()
    {
        var hall = new RunHall { SlateMilliseconds = 0 };
        hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0), (EndPolicy.Warn, 5, 0));
        hall.Session(17, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0));
        hall.Candidate(30, 20, 10);
        hall.Other(61, SessionKind.Lunch, 29);
        hall.Candidate(91, 20, 10);
        hall.HardPoint("lunch", 61);
        hall.HardPoint("end", 122);
        return hall;
    }
}

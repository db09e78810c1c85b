using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs.Repairs;

namespace Hearing.Domain.Tests.Runs;

/// <summary>Laws of repairs over random days that run late.</summary>
public sealed class RepairLawTests
{
    private enum Stretch { Candidate, Pause, Buffer, Lunch }

    private sealed record Day(RunHall Hall, double Minute, IReadOnlyList<CandidateAway> Away);

    private static readonly Gen<(Stretch Kind, int Talk, int Questions, int Gap, bool IsBuffer)> Sessions =
        Gen.Select(Gen.Frequency((5, Gen.Const(Stretch.Candidate)), (1, Gen.Const(Stretch.Pause)), (2, Gen.Const(Stretch.Buffer)), (1, Gen.Const(Stretch.Lunch))),
            Gen.Int[3, 20], Gen.Int[2, 6], Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 6])), Gen.Bool);

    /// <summary>A day of a few sessions with hard points, of which a random part is over, and something late.</summary>
    private static Gen<Day> Days(int most) => Gen.Select(
        Sessions.Array[2, most], Gen.Int[0, 8], Gen.Double[0, 30], Gen.Int[-5, 40], Gen.Int[0, 2], Gen.Int[1, 9],
        (sessions, steps, late, slack, points, longer) => Make(sessions, steps, late, slack, points, longer));

    private static Day Make((Stretch Kind, int Talk, int Questions, int Gap, bool IsBuffer)[] sessions, int steps, double late, int slack, int points, int longer)
    {
        var hall = new RunHall();
        var start = 0.0;
        List<PartId> talks = [];
        foreach (var session in sessions)
        {
            start += session.Gap;
            start = Add(hall, session, start, talks);
        }

        hall.HardPoint("end", start + slack / 10.0);
        if (points > 0)
        {
            hall.HardPoint("middle", Math.Round(start / 2));
        }

        hall.Do(0, new StartRun());
        var minute = 0.0;
        for (var i = 0; i < steps && hall.State(minute).Coming.Count() > 1; i++)
        {
            minute += late / 4;
            hall.Do(minute, new StartNext());
        }

        if (talks.Count > 0 && hall.State(minute).Coming.Any(c => c.Id == talks[^1]))
        {
            hall.Do(minute, new ExtendCue(longer * 60, talks[^1]));
        }

        return new(hall, minute + late, [.. talks.Where((_, i) => points == 2 && i % 2 == 1)
            .Select(t => new CandidateAway(hall.CandidateOf(t), RunHall.At(start * 0.6), RunHall.At(start * 0.8)))]);
    }

    private static double Add(RunHall hall, (Stretch Kind, int Talk, int Questions, int Gap, bool IsBuffer) session, double start, List<PartId> talks)
    {
        switch (session.Kind)
        {
            case Stretch.Candidate:
                talks.Add(hall.Candidate(start, session.Talk, session.Questions, session.IsBuffer ? "to change the stage" : null).Talk);
                return start + session.Talk + session.Questions;
            case Stretch.Lunch:
                hall.HardPoint($"lunch {start}", start);
                hall.Other(start, SessionKind.Lunch, session.Talk, session.IsBuffer ? "for what runs over" : null);
                return start + session.Talk;
            default:
                if (session is { Kind: Stretch.Buffer, IsBuffer: true })
                {
                    hall.HardPoint($"break {start}", start);
                }

                hall.Other(start, SessionKind.Break, session.Questions, session.Kind == Stretch.Buffer ? "for what runs over" : null);
                return start + session.Questions;
        }
    }

    [Fact]
    public void The_effect_shown_is_what_the_timeline_says_after_applying_it() => Days(9).Sample(
        day =>
        {
            var offer = Repairing.Offer(day.Hall.Fold, RunHall.At(day.Minute), day.Away);
            foreach (var repair in offer.Repairs)
            {
                day.Hall.Do(day.Minute, new ApplyRepair(repair.Changes));
                var after = day.Hall.Reading(day.Minute);
                Assert.All(repair.HardPoints, p => Assert.Equal(p.After, after.HardPoints.TryGetValue(p.Key, out var at) ? at : null));
                Assert.All(repair.Candidates, c => Assert.Equal(c.StartAfter, after.Forecasts[FirstOf(day.Hall, c.SessionId, after.Forecasts.Keys)]));
                var left = new RepairBruteForce(day.Hall, RunHall.At(day.Minute), day.Away).Cost(null);
                Assert.Equal(repair.Cost with { SecondsTrimmed = 0, CandidatesMoved = 0, SecondsAbsorbed = 0 }, left);
                day.Hall.Do(day.Minute, new UndoFact());
                Assert.All(repair.HardPoints, p => Assert.Equal(p.Before, day.Hall.Reading(day.Minute).HardPoints.TryGetValue(p.Key, out var at) ? at : null));
            }
        }, iter: 1000);

    private static PartId FirstOf(RunHall hall, SessionId session, IEnumerable<PartId> coming) =>
        hall.Items.Single(i => i.SessionId == session).Parts.Select(p => p.Id).First(coming.Contains);

    [Fact]
    public void Brute_force_over_the_four_moves_finds_nothing_better_and_nothing_helps_only_when_it_agrees() => Days(5).Sample(
        day =>
        {
            var now = RunHall.At(day.Minute);
            var offer = Repairing.Offer(day.Hall.Fold, now, day.Away);
            var brute = new RepairBruteForce(day.Hall, now, day.Away);
            var asItIs = brute.Cost(null);
            Assert.Equal(asItIs, offer.Now);
            var single = brute.Single().Select(o => (o.Kind, Cost: brute.Cost(o))).ToList();
            var both = brute.Both().Select(o => (o.Kind, Cost: brute.Cost(o))).ToList();
            var helping = single.Concat(both.Where(b => BetterThanParts(b, single, asItIs))).Where(o => o.Cost.CompareBroken(asItIs) < 0).ToList();
            var best = helping.GroupBy(o => o.Kind).Select(g => g.Select(o => o.Cost).Min(RepairCost.BestFirst)!).Order(RepairCost.BestFirst).Take(3).ToList();
            Assert.Equal(asItIs.IsBroken ? best : [], offer.Repairs.Select(r => r.Cost));
            Assert.Equal(asItIs.IsBroken && single.Concat(both).All(o => o.Cost.CompareBroken(asItIs) >= 0), offer.NothingHelps);
        }, iter: 150);

    private static bool BetterThanParts((string Kind, RepairCost Cost) both, List<(string Kind, RepairCost Cost)> single, RepairCost asItIs) =>
        single.Where(s => both.Kind == "absorb+" + s.Kind || s.Kind == "absorb").Select(s => s.Cost).Append(asItIs).All(c => both.Cost.CompareBroken(c) < 0);
}

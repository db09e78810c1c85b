using System.Text.Json;
using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

/// <summary>Laws that hold for every programme and every row of commands.</summary>
public sealed class RunLawTests
{
    private static readonly Gen<(EndPolicy, double, int)> Parts =
        Gen.Select(Gen.Int[0, 2].Select(i => (EndPolicy)i), Gen.Int[1, 8], Gen.Select(Gen.Int[0, 1], Gen.Int[1, 200]), (policy, minutes, film) =>
            (policy, (double)minutes, film.Item1 * film.Item2));

    private static readonly Gen<RunHall> Halls = Parts.Array[1, 4].Array[1, 5].Select(Gen.Int[0, 10].Array[5], Gen.Bool).Select(x =>
    {
        var hall = new RunHall { SlateMilliseconds = x.Item2[0] * 1000 };
        var start = 0.0;
        foreach (var (parts, index) in x.Item1.Select((p, i) => (p, i)))
        {
            hall.Session(start, parts);
            start += parts.Sum(p => p.Item2) + x.Item2[index];
            start = x.Item3 && index == 2 ? 24 * 60 : start;
        }

        hall.HardPoint("lunch", 15);
        hall.Do(0, new StartRun());
        return hall;
    });

    /// <summary>A run after random commands: which one, and how many seconds after the one before.</summary>
    private static readonly Gen<RunHall> Runs = Halls.Select(Gen.Select(Gen.Int[0, 11], Gen.Int[0, 240_000]).Array[0, 12], (hall, steps) =>
    {
        var minute = 0.0;
        foreach (var (kind, after) in steps)
        {
            minute += after / 60_000.0;
            Try(hall, minute, kind);
        }

        return hall;
    });

    private static void Try(RunHall hall, double minute, int kind)
    {
        var coming = hall.State(minute).Coming.Select(c => c.Id).ToList();
        RunCommand command = kind switch
        {
            0 or 1 => new StartNext(),
            2 => new GoBack(),
            3 => new HoldCue(),
            4 => new ResumeCue(),
            5 => new ExtendCue(60),
            6 => new ExtendCue(-30),
            7 => new SkipCue(),
            8 => new SkipCue(coming.LastOrDefault()),
            9 => new MoveCue(coming.LastOrDefault(), coming.FirstOrDefault()),
            10 => new InsertCue("Paus", PartKind.Pause, 90, EndPolicy.Warn, coming.Count > 0 ? coming[^1] : null),
            _ => new UndoFact(),
        };
        try
        {
            hall.Do(minute, command);
        }
        catch (Refused)
        {
            // A command that makes no sense now is part of a random row.
        }
    }

    private static IEnumerable<double> Minutes(RunHall hall)
    {
        var last = (hall.Facts[^1].At - RunHall.Morning).TotalMinutes;
        return Enumerable.Range(0, 60).Select(i => last + i * 0.73);
    }

    [Fact]
    public void Segments_neither_overlap_nor_gap_within_a_day() => Runs.Sample(hall =>
    {
        var segments = hall.Rundown.Segments;
        Assert.All(segments.SkipLast(1), s => Assert.True(s.From < s.Until));
        foreach (var (a, b) in segments.Zip(segments.Skip(1)))
        {
            Assert.True(a.Until <= b.From);
            Assert.True(a.Until == b.From || NothingWasOnStage(hall, a.Until!.Value, b.From));
        }
    });

    private static bool NothingWasOnStage(RunHall hall, DateTimeOffset from, DateTimeOffset until) =>
        Timeline.Of(hall.Plan, [.. RecordedFact.InForce(hall.Facts).Where(f => f.At < until)], from).OnStage is null;

    [Fact]
    public void Reading_the_rundown_says_what_the_facts_say() => Runs.Sample(hall =>
    {
        foreach (var minute in Minutes(hall))
        {
            var (state, reading) = (hall.State(minute), hall.Reading(minute));
            Assert.Equal(state.OnStage, reading.OnStage);
            Assert.Equal(state.Coming.Select(c => c.Id), reading.Forecasts.Keys);
            if (state.Stage is { } stage)
            {
                var position = (long)stage.Elapsed(RunHall.At(minute)).TotalMilliseconds;
                Assert.Equal((position, stage.HeldAt is not null), (reading.ElapsedMilliseconds, reading.State == SegmentState.Held));
            }
        }
    });

    [Fact]
    public void Nothing_is_forecast_before_now_and_in_running_order() => Runs.Sample(hall =>
    {
        foreach (var minute in Minutes(hall))
        {
            var forecasts = hall.Reading(minute).Forecasts.Values.ToList();
            Assert.All(forecasts, at => Assert.True(at >= RunHall.At(minute)));
            Assert.Equal(forecasts.Order(), forecasts);
        }
    });

    [Fact]
    public void A_film_never_goes_beyond_its_end() => Runs.Sample(hall =>
    {
        foreach (var reading in Minutes(hall).Select(hall.Reading).Where(r => r.Film is not null))
        {
            var film = hall.Rundown.Cues.Single(c => c.Id == reading.OnStage).Film!;
            Assert.InRange(reading.FilmOffsetMilliseconds, 0, film.LengthMilliseconds);
        }
    });

    [Fact]
    public void Undo_takes_the_newest_fact_away_as_if_it_had_never_been() => Runs.Sample(hall =>
    {
        var last = (hall.Facts[^1].At - RunHall.Morning).TotalMinutes;
        var before = hall.State(last + 3);
        hall.Do(last + 1, new HoldCueOrMessage().For(hall, last + 1));
        hall.Do(last + 2, new UndoFact());
        Assert.Equal(Text(before with { Since = default }), Text(hall.State(last + 3) with { Since = default }));
    });

    [Fact]
    public void Replaying_at_once_or_one_by_one_is_the_same() => Runs.Sample(hall =>
    {
        var plan = hall.Plan;
        var oneByOne = RecordedFact.InForce(hall.Facts).Aggregate(Timeline.Before(plan), (state, fact) =>
            Timeline.Apply(plan, state.Advance(fact.At.AddMilliseconds(-1)), new(fact.Revision, fact.At, RunJson.Fact(RunJson.Text(fact.Fact)))));
        Assert.Equal(Text(Timeline.Of(plan, hall.Facts) with { Since = default }), Text(oneByOne with { Since = default }));
    });

    private static string Text(RunState state) => JsonSerializer.Serialize(state, WireJson.Options);

    /// <summary>A command that is always possible after the start.</summary>
    private sealed class HoldCueOrMessage
    {
        public RunCommand For(RunHall hall, double minute) =>
            hall.State(minute).Stage is { HeldAt: null } ? new HoldCue() : hall.State(minute).Status == RunStatus.NotStarted ? new StartRun() : new ShowMessage("Hej");
    }
}

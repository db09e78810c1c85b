using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

/// <summary>Hand-made runs with what screens must say at chosen instants, worked out on paper. Minutes count from 08:00 UTC.</summary>
internal static class VectorCases
{
    private const double Second = 1.0 / 60;
    private static readonly Dictionary<string, DateTimeOffset> None = [];

    public static IReadOnlyList<(VectorTests.Vector Vector, RunHall Hall)> All() =>
        [NotStarted(), FilmWithSlate(), HeldFilm(), OverrunThroughTwoBuffersAndAHardPoint(), BetweenDays(), Undone()];

    private static (VectorTests.Vector, RunHall) NotStarted()
    {
        var hall = new RunHall();
        var (film, talk) = Two(hall.Session(5, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)));
        return Case("not started", hall,
            new(RunHall.At(0), null, null, 0, 0, 0, 0, null, film, 0, Expect((film, 5), (talk, 6 + 3 * Second)), None),
            new(RunHall.At(7), null, null, 0, 0, 0, 0, null, film, 120_000, Expect((film, 7), (talk, 8 + 3 * Second)), None));
    }

    private static (VectorTests.Vector, RunHall) FilmWithSlate()
    {
        var hall = new RunHall();
        var (film, talk) = Two(hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)));
        var id = hall.Pins().Films[0].FilmId;
        hall.Do(0, new StartRun());
        return Case("a film counts in, plays and ends by itself", hall,
            new(RunHall.At(Second), film, SegmentState.Slate, 2000, 0, 60_000, 0, new(id, 0, false), talk, 3000, Expect((talk, 63 * Second)), None),
            new(RunHall.At(3 * Second), film, SegmentState.Running, 0, 0, 60_000, 0, new(id, 0, true), talk, 3000, Expect((talk, 63 * Second)), None),
            new(RunHall.At(43 * Second), film, SegmentState.Running, 0, 40_000, 20_000, 0, new(id, 40_000, true), talk, 3000, Expect((talk, 63 * Second)), None),
            new(RunHall.At(63 * Second), talk, SegmentState.Running, 0, 0, 600_000, 0, null, null, 3000, Expect(), None),
            new(RunHall.At(12), talk, SegmentState.Running, 0, 657_000, 0, 57_000, null, null, 60_000, Expect(), None));
    }

    private static (VectorTests.Vector, RunHall) HeldFilm()
    {
        var hall = new RunHall();
        var (film, talk) = Two(hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)));
        var id = hall.Pins().Films[0].FilmId;
        hall.Do(0, new StartRun());
        hall.Do(33 * Second, new HoldCue());
        return Case("a held film stands and everything after it waits", hall,
            new(RunHall.At(3), film, SegmentState.Held, 0, 30_000, 30_000, 0, new(id, 30_000, false), talk, 150_000, Expect((talk, 3.5)), None),
            new(RunHall.At(5), film, SegmentState.Held, 0, 30_000, 30_000, 0, new(id, 30_000, false), talk, 270_000, Expect((talk, 5.5)), None));
    }

    /// <summary>
    /// Three talks of 10 minutes with buffers of 5 and 3 minutes between them, planned at 0–10, 15–25 and 28–38, and lunch
    /// as a hard point at 26. The first runs over without end; from minute 16 on the second passes the hard point.
    /// </summary>
    private static (VectorTests.Vector, RunHall) OverrunThroughTwoBuffersAndAHardPoint()
    {
        var hall = new RunHall();
        var first = hall.Session(0, (EndPolicy.Warn, 10, 0))[0];
        var second = hall.Session(15, (EndPolicy.Warn, 10, 0))[0];
        var third = hall.Session(28, (EndPolicy.Warn, 10, 0))[0];
        hall.HardPoint("lunch", 26);
        hall.Do(0, new StartRun());
        return Case("an overrun eats two buffers and passes a hard point", hall,
            Talk(9, 60_000, 0, 0, (second, 15), (third, 28)),
            Talk(10, 0, 0, 0, (second, 15), (third, 28)),
            Talk(14, 0, 240_000, 240_000, (second, 15), (third, 28)),
            Talk(15, 0, 300_000, 300_000, (second, 15), (third, 28)),
            Talk(16, 0, 360_000, 360_000, (second, 16), (third, 28)),
            Talk(18, 0, 480_000, 480_000, (second, 18), (third, 28)),
            Talk(20, 0, 600_000, 600_000, (second, 20), (third, 30)));

        VectorTests.Reading Talk(double minute, long remaining, long over, long late, params (PartId, double)[] forecasts) =>
            new(RunHall.At(minute), first, SegmentState.Running, 0, (long)(minute * 60_000), remaining, over, null, second, late, Expect(forecasts),
                new Dictionary<string, DateTimeOffset> { ["lunch"] = RunHall.At(Math.Max(25, minute + 10)) });
    }

    private static (VectorTests.Vector, RunHall) BetweenDays()
    {
        var hall = new RunHall();
        var last = hall.Session(0, (EndPolicy.Auto, 5, 0))[0];
        var (film, talk) = Two(hall.Session(24 * 60, (EndPolicy.Auto, 1, 60), (EndPolicy.Wait, 10, 0)));
        hall.Do(0, new StartRun());
        return Case("the second day waits for a person", hall,
            new(RunHall.At(4), last, SegmentState.Running, 0, 240_000, 60_000, 0, null, film, 0, Expect((film, 1440), (talk, 1440 + 63 * Second)), None),
            new(RunHall.At(5), null, null, 0, 0, 0, 0, null, film, 0, Expect((film, 1440), (talk, 1440 + 63 * Second)), None),
            new(RunHall.At(1442), null, null, 0, 0, 0, 0, null, film, 120_000, Expect((film, 1442), (talk, 1442 + 63 * Second)), None));
    }

    private static (VectorTests.Vector, RunHall) Undone()
    {
        var hall = new RunHall();
        var (film, talk) = Two(hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)));
        var id = hall.Pins().Films[0].FilmId;
        hall.Do(0, new StartRun());
        hall.Do(20 * Second, new StartNext());
        hall.Do(30 * Second, new UndoFact());
        return Case("a Next taken back is as if it had never been", hall,
            new(RunHall.At(30 * Second), film, SegmentState.Running, 0, 27_000, 33_000, 0, new(id, 27_000, true), talk, 3000, Expect((talk, 63 * Second)), None),
            new(RunHall.At(63 * Second), talk, SegmentState.Running, 0, 0, 600_000, 0, null, null, 3000, Expect(), None));
    }

    private static (VectorTests.Vector, RunHall) Case(string name, RunHall hall, params VectorTests.Reading[] readings) =>
        (new(name, hall.Rundown, readings), hall);

    private static (PartId, PartId) Two(PartId[] ids) => (ids[0], ids[1]);

    private static Dictionary<PartId, DateTimeOffset> Expect(params (PartId Cue, double Minute)[] forecasts) =>
        forecasts.ToDictionary(f => f.Cue, f => RunHall.At(f.Minute));
}

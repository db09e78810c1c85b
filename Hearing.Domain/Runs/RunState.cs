using System.Collections.Immutable;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>A run as facts have made it, up to the newest of them or a later instant.</summary>
/// <param name="Order">All cues of the room in running order, past and to come.</param>
/// <param name="Stage">What is on stage; null before the start, between days and after the end.</param>
/// <param name="Last">
/// The cue on stage or the latest that was, after which the order goes on; null before the start, or when the first cue was postponed.
/// </param>
/// <param name="Written">The closed segments.</param>
/// <param name="Since">The latest fact's instant, or when the last cue ended; from there on forecasts hold.</param>
public sealed record RunState(
    RunStatus Status, RunPins Pins, ImmutableArray<Cue> Order, Stage? Stage, PartId? Last, ImmutableList<Segment> Written,
    DateTimeOffset Since, string? Message)
{
    /// <summary>What organisers have changed about the floor: while the cue on stage is, and who is removed until it is given to them.</summary>
    public ImmutableDictionary<PersonId, FloorAct> Floor { get; init; } = ImmutableDictionary<PersonId, FloorAct>.Empty;

    /// <summary>The id of the cue on stage.</summary>
    public PartId? OnStage => Stage?.Cue.Id;

    /// <summary>The place of <see cref="Last"/> in the order; -1 before the start.</summary>
    public int Cursor => Last is { } last ? IndexOf(last) : -1;

    /// <summary>The cues that are still to come, without those left out.</summary>
    public IEnumerable<Cue> Coming => Status == RunStatus.Finished ? [] : Order.Skip(Cursor + 1).Where(c => !c.Skipped);

    /// <summary>The slate that a cue has before it.</summary>
    public TimeSpan SlateOf(Cue cue) => cue.Film is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Pins.SlateMilliseconds);

    /// <summary>Lets cues that end by themselves do so, up to and including the instant.</summary>
    public RunState Advance(DateTimeOffset until)
    {
        var state = this;
        while (state.Stage?.AutomaticEnd is { } end && end <= until)
        {
            state = state.EndStage(end);
        }

        return state;
    }

    /// <summary>Ends what is on stage at that instant; the next cue of the same day follows at once.</summary>
    public RunState EndStage(DateTimeOffset end) => CloseStage(end).Follow(Stage!.Cue.Date, end);

    /// <summary>Brings the next cue on stage at an instant, if it is of that day and so waits for nobody.</summary>
    public RunState Follow(DateOnly date, DateTimeOffset at) =>
        Coming.FirstOrDefault() is { } next && next.Date == date ? Bring(next, at, SlateOf(next)) : this;

    /// <summary>Takes what is on stage away and writes its segments.</summary>
    public RunState CloseStage(DateTimeOffset at) =>
        Stage is null ? this with { Since = at } : this with { Written = Written.AddRange(Stage.Segments(at)), Stage = null, Since = at, Floor = Lasting };

    private ImmutableDictionary<PersonId, FloorAct> Lasting => Floor.RemoveRange(Floor.Where(f => f.Value != FloorAct.Remove).Select(f => f.Key));

    /// <summary>Brings a cue on stage. What it had used is the stage's from now on: should it come again, it begins anew.</summary>
    public RunState Bring(Cue cue, DateTimeOffset since, TimeSpan slate)
    {
        var state = CloseStage(since).ChangeCue(cue.Id, c => c.Skipped || c.Used > TimeSpan.Zero ? c with { Skipped = false, Used = TimeSpan.Zero } : c);
        return state with { Stage = Stage.From(cue with { Skipped = false }, since, slate), Last = cue.Id };
    }

    /// <summary>Changes the stage at an instant, so that a new segment begins there.</summary>
    public RunState ChangeStage(DateTimeOffset at, Func<Stage, Stage> change) =>
        this with { Written = Written.AddRange(Stage!.Segments(at)), Stage = change(Stage) with { WrittenUntil = at } };

    /// <summary>Changes a cue wherever it stands in the order.</summary>
    public RunState ChangeCue(PartId id, Func<Cue, Cue> change)
    {
        var index = IndexOf(id);
        var (was, now) = index < 0 ? (null, null) : (Order[index], change(Order[index]));
        return ReferenceEquals(was, now) ? this : this with { Order = Order.SetItem(index, now!) };
    }

    /// <summary>The cue with that id.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.CommandNotPossible"/> when the run has none.</exception>
    public Cue Cue(PartId id) =>
        IndexOf(id) is >= 0 and var index ? Order[index] : throw new Refused(RefusalCode.CommandNotPossible, "The run has no such cue.");

    /// <summary>The cue with that id, if it is still to come.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.CommandNotPossible"/> when it is not.</exception>
    public Cue ComingCue(PartId id) =>
        Coming.FirstOrDefault(c => c.Id == id) ?? throw new Refused(RefusalCode.CommandNotPossible, "The cue is not to come.");

    private int IndexOf(PartId id)
    {
        for (var i = 0; i < Order.Length; i++)
        {
            if (Order[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}

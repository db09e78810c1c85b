using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Rehearsals;

namespace Hearing.Client.Runs;

/// <summary>A rehearsed day and how far it has been played. It is made by the run's own code and touches nothing.</summary>
public sealed class RehearsalDay
{
    /// <summary>Among how many seeds the worst is sought.</summary>
    public const int Seeds = 20;
    private readonly string _room;
    private RunFold _fold;

    private RehearsalDay(RunDesk desk, RehearsalResult result, DateTimeOffset from)
    {
        (_room, _fold, Result) = (desk.Room, desk.Fold(), result);
        At = result.Steps.Count > 0 ? result.Steps[0].At : from;
        PlayTo(At);
    }

    public RehearsalResult Result { get; }

    /// <summary>The rehearsal's instant.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How many of the steps have been played.</summary>
    public int Played { get; private set; }

    public bool IsOver => Played == Result.Steps.Count;

    /// <summary>The rundown as the steps played have made it.</summary>
    public Rundown Rundown => RundownWriter.Of(_fold.State, "", _room, _fold.Revision, _ => null);

    /// <summary>A day by a script, from where the run stands.</summary>
    public static RehearsalDay Of(RunDesk desk, DateTimeOffset from, RehearsalScript script) =>
        new(desk, Rehearsal.Run(CommandsOf(desk), FactsOf(desk), from, script), from);

    /// <summary>The worst day of <see cref="Seeds"/> seeds, from the script's own on.</summary>
    public static RehearsalDay WorstOf(RunDesk desk, DateTimeOffset from, RehearsalScript script) => new(
        desk, Rehearsal.Worst(CommandsOf(desk), FactsOf(desk), from, Enumerable.Range(0, Seeds).Select(i => script with { Seed = unchecked(script.Seed + i) })), from);

    /// <summary>Lets time pass. Nights and waits in which nothing is on stage are passed over.</summary>
    public void Pass(TimeSpan time)
    {
        var at = At + time;
        PlayTo(RundownReader.At(Rundown, at).OnStage is null && !IsOver && Result.Steps[Played].At > at ? Result.Steps[Played].At : at);
    }

    /// <summary>Goes to the next step at once.</summary>
    public void Step()
    {
        if (!IsOver)
        {
            PlayTo(Result.Steps[Played].At);
        }
    }

    private void PlayTo(DateTimeOffset at)
    {
        At = at;
        for (; !IsOver && Result.Steps[Played].At <= at; Played++)
        {
            var step = Result.Steps[Played];
            _fold = _fold.With(new(step.Revision, step.At, step.Fact));
        }
    }

    private static CommandDesk CommandsOf(RunDesk desk) => new(desk.Plan(), [], _ => null);

    private static IReadOnlyList<RecordedFact> FactsOf(RunDesk desk) => [.. desk.Facts.Select(f => new RecordedFact(f.Revision, f.At, f.Fact))];
}

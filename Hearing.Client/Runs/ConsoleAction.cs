using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Client.Runs;

/// <summary>One thing that the console can do by one key. The name is its text's key.</summary>
public sealed record ConsoleAction(string Name, string Key, RunCommand Command, bool Possible, bool Primary = false)
{
    /// <summary>The console's actions with those that make sense now marked as possible; the server decides in the end.</summary>
    public static IReadOnlyList<ConsoleAction> For(Rundown run, RundownReading reading, bool mayAll)
    {
        var running = run.Status == RunStatus.Running;
        var onStage = running && reading.OnStage is not null;
        var held = reading.State == SegmentState.Held;
        var hold = held
            ? new ConsoleAction("Resume", "h", new ResumeCue(), onStage, Primary: true)
            : new ConsoleAction("Hold", "h", new HoldCue(), onStage);
        if (!mayAll)
        {
            return [hold];
        }

        var begin = run.Status == RunStatus.NotStarted
            ? new ConsoleAction("Start", "s", new StartRun(), run.Cues.Count > 0, Primary: true)
            : new ConsoleAction("Next", "n", new StartNext(), running && reading.Next is not null, Primary: !held);
        return
        [
            begin, hold,
            new("Longer", "+", new ExtendCue(60), onStage), new("Shorter", "-", new ExtendCue(-60), onStage),
            new("Skip", "k", new SkipCue(), onStage), new("Back", "b", new GoBack(), onStage),
            new("Undo", "z", new UndoFact(), run.Revision > 0), new("Finish", "f", new FinishRun(), running && reading.Next is null),
        ];
    }
}

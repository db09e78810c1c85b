using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Client.Runs;

/// <summary>How many of the devices are waited for before a film, and how long at most.</summary>
/// <param name="Percent">0 to 100; with 0 nobody is waited for.</param>
/// <param name="Seconds">0 to 60; past it nobody is waited for.</param>
public sealed record WaitChoice(int Percent, int Seconds)
{
    public static readonly WaitChoice Standard = new(95, 10);

    /// <summary>Whether enough devices have the film. Where none follows, or nothing is known of them, nobody is waited for.</summary>
    public bool IsEnough(RoomDevices? devices, FilmId film) => devices is null || devices.With(film) * 100 >= devices.Devices * Percent;
}

public enum WaitOutcome { Wait, Send, GiveUp }

/// <summary>A command towards a film that waits in the console until the film is on enough devices; the server never waits.</summary>
/// <param name="Name">What the console calls the command.</param>
/// <param name="Stamp">When it was given, on the monotonic clock.</param>
/// <param name="Revision">The run as its giver saw it, and with <paramref name="OnStage"/> what was on stage.</param>
public sealed record FilmWait(RunCommand Command, string Name, FilmId Film, long Stamp, long Revision, PartId? OnStage)
{
    /// <summary>What becomes of it now: it is given up when what its giver saw holds no more.</summary>
    public WaitOutcome Look(WaitChoice choice, RoomDevices? devices, TimeSpan waited, long revision, PartId? onStage) =>
        revision != Revision || onStage != OnStage ? WaitOutcome.GiveUp
        : waited.TotalSeconds >= choice.Seconds || choice.IsEnough(devices, Film) ? WaitOutcome.Send
        : WaitOutcome.Wait;

    /// <summary>The film that comes on stage by a command; null when none does.</summary>
    public static FilmId? FilmBy(RunCommand command, Rundown run, RundownReading reading)
    {
        var cue = command switch
        {
            StartRun => run.Cues.FirstOrDefault(c => !c.Skipped),
            StartNext or SkipCue { CueId: null } => run.Cues.FirstOrDefault(c => c.Id == reading.Next),
            GoBack { CueId: { } id } => run.Cues.FirstOrDefault(c => c.Id == id),
            _ => null,
        };
        return cue?.Film?.FilmId;
    }

    /// <summary>The film that is on stage, or comes next on it.</summary>
    public static RundownCue? Nearest(Rundown run, RundownReading reading) =>
        run.Cues.FirstOrDefault(c => c.Id == reading.OnStage && c.Film is not null)
        ?? run.Cues.Where(c => c.Film is not null && reading.Forecasts.ContainsKey(c.Id)).MinBy(c => reading.Forecasts[c.Id]);
}

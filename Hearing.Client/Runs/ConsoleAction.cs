using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Client.Runs;

/// <summary>One of the ways that a command can go, by a digit of the console's dialog. The name is its text's key, with what it is about.</summary>
public sealed record ConsoleChoice(string Name, RunCommand Command, string? About = null);

/// <summary>
/// One thing that the console can do by one key; by a second key when there are choices. The name is its text's key. Without command and
/// choices it is something of the page itself: a form or a place.
/// </summary>
public sealed record ConsoleAction(string Name, string Key, RunCommand? Command, bool Possible, bool Primary = false)
{
    /// <summary>What is chosen from, or asked once before it is done.</summary>
    public IReadOnlyList<ConsoleChoice> Choices { get; init; } = [];

    /// <summary>The actions that a run is led by, with those that make sense now marked as possible; the server decides in the end.</summary>
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
            Asked("Skip", "k", new SkipCue(), onStage), Asked("Back", "b", new GoBack(), onStage),
            new("Undo", "z", new UndoFact(), run.Revision > 0), Asked("Finish", "f", new FinishRun(), running && reading.Next is null),
        ];
    }

    /// <summary>What helps when something goes wrong, and what changes what is to come.</summary>
    public static IReadOnlyList<ConsoleAction> More(Rundown run, RundownReading reading, bool mayAll, ConsoleDesk? desk, string zone)
    {
        var running = run.Status == RunStatus.Running;
        var canHold = running && reading.OnStage is not null && reading.State != SegmentState.Held;
        var lost = new ConsoleAction("PresenterLost", "p", new HoldCue(HoldReason.PresenterLost), canHold);
        var reason = new ConsoleAction("HoldReason", "r", null, canHold)
        {
            Choices = [.. Enum.GetValues<HoldReason>().Select(r => new ConsoleChoice($"Reason.{r}", new HoldCue(r)))],
        };
        var message = new ConsoleAction("Message", "m", null, run.Status != RunStatus.NotStarted);
        if (!mayAll)
        {
            return [lost, reason, message];
        }

        var order = new ComingOrder(run, reading, zone);
        var film = run.Cues.FirstOrDefault(c => c.Id == reading.OnStage) is { Film: not null };
        var films = desk?.NewerFilms(run, reading) ?? [];
        return
        [
            lost, reason,
            new("FilmFails", "v", null, running && film) { Choices = FilmChoices(run, reading) },
            new("Absent", "a", null, running && order.Postponements.Count > 0) { Choices = order.Postponements },
            new("NewFilm", "l", null, running && films.Count > 0)
            {
                Choices = [.. films.Take(9).Select(f => new ConsoleChoice("NewFilmOf", new ReplaceFilm(f.Cue.Id, f.Film.FilmId), $"{f.Cue.SessionTitle} ({f.Film.Version})"))],
            },
            desk?.NewerProgramme(run) is { } version ? Asked("Adopt", "g", new AdoptProgramme(version), running) : new("Adopt", "g", null, false),
            new("Insert", "i", null, running), message, new("Order", "o", null, run.Cues.Count > 0),
        ];
    }

    private static ConsoleAction Asked(string name, string key, RunCommand command, bool possible) =>
        new(name, key, null, possible) { Choices = [new($"Sure.{name}", command)] };

    /// <summary>A film's time can go to a talk only while one of its session is to come.</summary>
    private static ConsoleChoice[] FilmChoices(Rundown run, RundownReading reading)
    {
        var session = run.Cues.FirstOrDefault(c => c.Id == reading.OnStage)?.SessionId;
        var hasTalk = run.Cues.Any(c => session is not null && c.SessionId == session && c.Id != reading.OnStage
            && c.Kind != PartKind.Film && reading.Forecasts.ContainsKey(c.Id));
        ConsoleChoice[] always = [new("FilmAgain", new GoBack(reading.OnStage)), new("FilmSkip", new SkipCue())];
        return hasTalk ? [.. always, new("FilmGive", new SkipCue(GiveTimeToTalk: true))] : always;
    }
}

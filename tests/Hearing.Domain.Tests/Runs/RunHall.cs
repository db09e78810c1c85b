using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

/// <summary>A room with a programme that tests build up and then run. Minutes count from the day's beginning, 08:00 UTC.</summary>
internal sealed class RunHall
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);
    private static readonly EditionId Edition = EditionId.New();
    private readonly List<ProgrammeItem> _items = [];
    private readonly List<CueFilm> _films = [];
    private readonly List<PinnedHardPoint> _hardPoints = [];
    private readonly List<RecordedFact> _facts = [];
    private int _ids;

    public long SlateMilliseconds { get; set; } = 3000;
    public IReadOnlyList<RecordedFact> Facts => _facts;
    public List<Film> Films { get; } = [];
    public List<Programme> Later { get; } = [];

    /// <summary>The cues that are recorded.</summary>
    public List<PartId> Recorded { get; set; } = [];

    public static DateTimeOffset At(double minutes) => Morning.AddMilliseconds(Math.Round(minutes * 60_000));

    public static PartId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    /// <summary>A session that starts at a minute, with parts such as (Auto, 3, film seconds or 0).</summary>
    public PartId[] Session(double start, params (EndPolicy Policy, double Minutes, int FilmSeconds)[] parts)
    {
        var candidate = new CandidateId(Id(++_ids).Value);
        var made = parts.Select(p => new Part(
            Id(++_ids), p.FilmSeconds > 0 ? PartKind.Film : PartKind.Presentation, $"Part {_ids}", TimeSpan.FromMinutes(p.Minutes), p.Policy, "note")).ToArray();
        _films.AddRange(parts.Zip(made).Where(x => x.First.FilmSeconds > 0)
            .Select(x => new CueFilm(x.Second.Id, new FilmId(Id(++_ids).Value), 1, x.First.FilmSeconds * 1000L)));
        var length = made.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length);
        _items.Add(new(new(Id(++_ids).Value), SessionKind.Candidate, $"Session {_items.Count + 1}", candidate, "main", At(start), At(start) + length, made, 0));
        return [.. made.Select(p => p.Id)];
    }

    /// <summary>A candidate's session as the template has it: presentation, then questions; both wait for the organiser after a warning.</summary>
    public (PartId Talk, PartId Questions) Candidate(double start, double talk, double questions, string? buffer = null)
    {
        var parts = Place(start, SessionKind.Candidate, true, buffer, (PartKind.Presentation, EndPolicy.Warn, talk), (PartKind.Questions, EndPolicy.Warn, questions));
        return (parts[0], parts[1]);
    }

    /// <summary>A pause, lunch or talk without a candidate.</summary>
    public PartId Other(double start, SessionKind kind, double minutes, string? buffer = null, EndPolicy policy = EndPolicy.Warn) =>
        Place(start, kind, false, buffer, (kind is SessionKind.Break or SessionKind.Lunch ? PartKind.Pause : PartKind.Talk, policy, minutes))[0];

    /// <summary>A session of any kind.</summary>
    public PartId[] Place(double start, SessionKind kind, bool isCandidates, string? buffer, params (PartKind Kind, EndPolicy Policy, double Minutes)[] parts)
    {
        CandidateId? candidate = isCandidates ? new CandidateId(Id(++_ids).Value) : null;
        var made = parts.Select(p => new Part(Id(++_ids), p.Kind, $"Part {_ids}", TimeSpan.FromMinutes(p.Minutes), p.Policy, null)).ToArray();
        var length = made.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length);
        _items.Add(new(new(Id(++_ids).Value), kind, $"Session {_items.Count + 1}", candidate, "main", At(start), At(start) + length, made, 0) { BufferPurpose = buffer });
        return [.. made.Select(p => p.Id)];
    }

    public void HardPoint(string purpose, double minute) => _hardPoints.Add(new(purpose, At(minute), purpose));

    public SessionId SessionOf(PartId cue) => _items.Single(i => i.Parts.Any(p => p.Id == cue)).SessionId;

    public CandidateId CandidateOf(PartId cue) => _items.Single(i => i.Parts.Any(p => p.Id == cue)).CandidateId!.Value;

    public RunPins Pins(int version = 1) => new(version, "Europe/Stockholm", SlateMilliseconds, [.. _films], [.. _hardPoints], Recorded.Count == 0 ? null : Recorded);

    public RunPlan Plan => new("main", [Programme(1, _items), .. Later], Pins());

    public static Programme Programme(int version, IEnumerable<ProgrammeItem> items) =>
        new() { EditionId = Edition, Version = version, PublishedAt = Morning.AddDays(-1), Items = [.. items] };

    public IReadOnlyList<ProgrammeItem> Items => _items;

    public CommandDesk Desk => new(Plan, Films, version => Plan.Programmes.Any(p => p.Version == version) ? Pins(version) : null);

    /// <summary>Gives a command at a minute as somebody who sees the present state.</summary>
    public RunFact Do(double minute, RunCommand command, Guid? id = null) => Do(minute, command, State(minute).OnStage, id);

    /// <summary>Gives a command as somebody who sees that cue on stage.</summary>
    public RunFact Do(double minute, RunCommand command, PartId? onStage, Guid? id = null) => Do(At(minute), command, onStage, id);

    public RunFact Do(DateTimeOffset now, RunCommand command, PartId? onStage, Guid? id = null)
    {
        var at = Commanding.InstantOf(_facts, now);
        var fact = Commanding.Decide(Desk, _facts, new(id ?? Guid.NewGuid(), _facts.Count, command, onStage), at);
        _facts.Add(new(_facts.Count + 1, at, fact));
        return fact;
    }

    public RunFold Fold => RunFold.Of(Plan, _facts);

    public RefusalCode Refusal(double minute, RunCommand command) => Assert.Throws<Refused>(() => Do(minute, command)).Code;

    public RunState State(double minute) => Timeline.Of(Plan, _facts, At(minute));

    public Rundown Rundown => RundownWriter.Of(Timeline.Of(Plan, _facts), "2026", "main", _facts.Count, id => "Kommunen");

    public RundownReading Reading(double minute) => Reading(At(minute));

    public RundownReading Reading(DateTimeOffset at) => RundownReader.At(Rundown, at);
}

using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Client.Tests.Runs;

/// <summary>A day of two teams with ten minutes of talk and ten of questions each, and a hard point five minutes after them.</summary>
internal sealed class SampleDay
{
    public static readonly DateTimeOffset Start = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);
    private readonly List<RecordedFact> _facts = [];

    public SampleDay(bool withQuestions = true, bool withFilm = false)
    {
        var programme = new Programme
        {
            EditionId = default,
            Version = 1,
            PublishedAt = Start.AddDays(-1),
            Items = [Item("Eksjö", Eksjo, 0, withQuestions, withFilm), Item("Malmö", Malmo, 20, withQuestions, withFilm)],
        };
        var films = programme.Items.SelectMany(i => i.Parts).Where(p => p.Kind == PartKind.Film).Select(p => new CueFilm(p.Id, FilmId.New(), 1, 60_000));
        Plan = new("main", [programme], new(1, "Europe/Stockholm", 3000, [.. films], [new("slut", Start.AddMinutes(45), "Slut")]));
    }

    public CandidateId Eksjo { get; } = CandidateId.New();

    public CandidateId Malmo { get; } = CandidateId.New();

    public RunPlan Plan { get; }

    public IReadOnlyList<Cue> Cues => RunFold.Before(Plan).State.Order;

    public Rundown Rundown => RundownWriter.Of(RunFold.Of(Plan, _facts).State, "2026", "main", _facts.Count, id => id == Eksjo ? "Eksjö kommun" : "Malmö stad");

    public RunDesk Desk => RunDesk.Of(Plan, [.. _facts.Select(f => new DeskFact(f.Revision, f.At, "Anna Berg", f.Fact))], [], [], false, new Dictionary<PersonId, string>());

    /// <summary>The run with what a command does at an instant.</summary>
    public SampleDay Do(DateTimeOffset at, RunCommand command)
    {
        var envelope = new CommandEnvelope(Guid.NewGuid(), _facts.Count, command, RunFold.Of(Plan, _facts).State.Advance(at).OnStage);
        _facts.Add(new(_facts.Count + 1, at, Commanding.Decide(new(Plan, [], _ => null), _facts, envelope, at)));
        return this;
    }

    private static ProgrammeItem Item(string title, CandidateId candidate, int minute, bool withQuestions, bool withFilm) => new(
        SessionId.New(), SessionKind.Candidate, title, candidate, "main", Start.AddMinutes(minute), Start.AddMinutes(minute + 20),
        [
            .. withFilm ? [new Part(PartId.New(), PartKind.Film, "Film", TimeSpan.FromMinutes(1), EndPolicy.Wait, null)] : Array.Empty<Part>(),
            new(PartId.New(), PartKind.Presentation, "Presentation", TimeSpan.FromMinutes(10), EndPolicy.Warn, null),
            new(PartId.New(), withQuestions ? PartKind.Questions : PartKind.Presentation, "Frågor", TimeSpan.FromMinutes(10), EndPolicy.Warn, null),
        ],
        0);
}

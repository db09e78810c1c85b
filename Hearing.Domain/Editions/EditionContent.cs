using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Webinars;

namespace Hearing.Domain.Editions;

/// <summary>All that belongs to one edition, each list in the edition document's order.</summary>
public sealed record EditionContent(Edition Edition)
{
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];
    public IReadOnlyList<Person> People { get; init; } = [];
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];
    public IReadOnlyList<CannotTime> CannotTimes { get; init; } = [];
    public IReadOnlyList<Session> Sessions { get; init; } = [];
    public IReadOnlyList<Programme> Programmes { get; init; } = [];
    public IReadOnlyList<RecordedPart> RecordedParts { get; init; } = [];
    public IReadOnlyList<Run> Runs { get; init; } = [];

    /// <summary>Facts of all runs, by run and revision.</summary>
    public IReadOnlyList<StoredFact> Facts { get; init; } = [];
    public IReadOnlyList<Film> Films { get; init; } = [];
    public IReadOnlyList<Award> Awards { get; init; } = [];
    public IReadOnlyList<ProtocolEntry> Protocol { get; init; } = [];
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];
    public IReadOnlyList<Webinar> Webinars { get; init; } = [];

    /// <summary>Null when marks and notes are left out.</summary>
    public IReadOnlyList<MarkSheet>? MarkSheets { get; init; }

    /// <summary>Everything to store.</summary>
    public IEnumerable<object> All() =>
        [Edition, .. Candidates, .. People, .. Conflicts, .. CannotTimes, .. Sessions, .. Programmes, .. RecordedParts, .. Runs, .. Facts,
            .. Films, .. Awards, .. Protocol, .. Certificates, .. Webinars, .. MarkSheets ?? []];

    /// <summary>The same without what a conflict of interest hides: material, decisions, certificates, marks and notes of these candidates.</summary>
    public EditionContent Without(IReadOnlySet<CandidateId> hidden) => hidden.Count == 0 ? this : this with
    {
        Candidates = [.. Candidates.Select(c => hidden.Contains(c.Id) ? WithoutMaterial(c) : c)],
        Films = [.. Films.Where(f => !hidden.Contains(f.CandidateId))],
        Awards = [.. Awards.Where(a => !hidden.Contains(a.CandidateId))],
        Protocol = [.. Protocol.Where(p => p.CandidateId is not { } id || !hidden.Contains(id))],
        Certificates = [.. Certificates.Where(c => c.CandidateId is not { } id || !hidden.Contains(id))],
        MarkSheets = MarkSheets is null ? null : [.. MarkSheets.Where(m => !hidden.Contains(m.CandidateId))],
    };

    private static Candidate WithoutMaterial(Candidate candidate) => new()
    {
        Id = candidate.Id,
        EditionId = candidate.EditionId,
        Order = candidate.Order,
        Name = candidate.Name,
        Unit = candidate.Unit,
        SchoolForms = candidate.SchoolForms,
    };
}

using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;

namespace Hearing.Domain.Tests.Jury;

/// <summary>An edition with two candidates and three jurors.</summary>
internal sealed class JuryYear
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public JuryYear()
    {
        Candidates = [Candidate("Åby", 0), Candidate("Öby", 1)];
        Jurors = [Juror("Ada", 0), Juror("Bo", 1), Juror("Cia", 2)];
    }

    public Edition Edition { get; } = new()
    {
        Id = EditionId.New(),
        Slug = "jury",
        Name = "Jury",
        Year = 2026,
        Mode = HearingMode.Virtual,
        Quorum = 2,
        Criteria = [new("vision", "Vision", ""), new("equity", "Likvärdighet", "")],
        MarkScale = new(1, 5, []),
    };

    public IReadOnlyList<Candidate> Candidates { get; }
    public IReadOnlyList<Person> Jurors { get; }
    public List<MarkSheet> Sheets { get; } = [];
    public List<Conflict> Conflicts { get; } = [];

    public JuryYear Marked(int juror, int candidate, int mark)
    {
        var sheet = new MarkSheet { Id = Guid.NewGuid(), EditionId = Edition.Id, JurorId = Jurors[juror].Id, CandidateId = Candidates[candidate].Id };
        sheet.Write(new([new("vision", mark, "")], ""), Edition, Now);
        Sheets.Add(sheet);
        return this;
    }

    public JuryYear InConflict(int juror, int candidate)
    {
        Conflicts.Add(Conflict.Declare(Edition.Id, Jurors[juror].Id, Candidates[candidate].Id, "släkt", Now));
        return this;
    }

    public Access Viewer(int juror) => Access.Stranger(Edition, true) with
    {
        PersonId = Jurors[juror].Id,
        Roles = Roles.Juror,
        Conflicts = Conflicts.Where(c => c.JurorId == Jurors[juror].Id).Select(c => c.CandidateId).ToHashSet(),
    };

    public IReadOnlyList<OverviewRow> Overview(int viewer) => Domain.Jury.Overview.Of(Viewer(viewer), Edition, Candidates, Jurors, Sheets, Conflicts);

    private Candidate Candidate(string name, int order) => new() { Id = CandidateId.New(), EditionId = Edition.Id, Name = name, Order = order };

    private Person Juror(string name, int order) => new() { Id = PersonId.New(), EditionId = Edition.Id, Name = name, Mail = $"{name}@example.org", Roles = Roles.Juror, Order = order };
}

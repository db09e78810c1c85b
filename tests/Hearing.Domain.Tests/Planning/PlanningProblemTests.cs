using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanningProblemTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Without_a_quorum_the_whole_jury_must_be_there(int quorum)
    {
        var edition = new Edition { Id = EditionId.New(), Slug = "jury", Name = "Jury", Year = 2026, Mode = HearingMode.Virtual };
        Person[] people = [Person(edition, "Ada", null), Person(edition, "Bo", null), Person(edition, "Cy", null)];
        var session = new Session { Id = SessionId.New(), EditionId = edition.Id, Kind = SessionKind.PrivateTalk, Title = "Talk", Panel = new(PanelKind.WholeJury, [], quorum) };
        var planned = Assert.Single(PlanningProblem.Of(edition, [session], people, [], []).Sessions);
        Assert.Equal(quorum == 0 ? (3, 0, 0, false) : (0, 3, 2, true), (planned.People.Count, planned.Panel.Pool.Count, planned.Panel.FromPool, planned.Panel.IsWhole));
    }

    [Fact]
    public void A_juror_who_speaks_for_a_candidate_is_at_its_session_and_not_on_its_panel()
    {
        var edition = new Edition { Id = EditionId.New(), Slug = "jury", Name = "Jury", Year = 2026, Mode = HearingMode.Virtual };
        var candidate = CandidateId.New();
        var people = new[] { Person(edition, "Ada", null), Person(edition, "Bo", candidate) };
        var session = new Session
        {
            Id = SessionId.New(),
            EditionId = edition.Id,
            Kind = SessionKind.Candidate,
            Title = "Åby",
            CandidateId = candidate,
            Panel = new(PanelKind.WholeJury, [], 1),
        };
        var planned = Assert.Single(PlanningProblem.Of(edition, [session], people, [], []).Sessions);
        Assert.Equal([people[0].Id], planned.Panel.Pool);
        Assert.Contains(people[1].Id, planned.People);
    }

    private static Person Person(Edition edition, string name, CandidateId? candidate) => new()
    {
        Id = PersonId.New(),
        EditionId = edition.Id,
        Name = name,
        Mail = $"{name}@example.org",
        Roles = candidate is null ? Roles.Juror : Roles.Juror | Roles.Candidate,
        CandidateId = candidate,
    };
}

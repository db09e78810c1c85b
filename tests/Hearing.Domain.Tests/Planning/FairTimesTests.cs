using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class FairTimesTests
{
    private readonly Edition _before = new() { Id = EditionId.New(), Slug = "2025", Name = "2025", Year = 2025, Mode = HearingMode.Virtual };

    [Fact]
    public void An_authority_is_known_by_its_name_and_its_time_is_local()
    {
        var (then, now) = (Named("Eksjö kommun"), Named("EKSJÖ KOMMUN"));
        var programme = Published(Item(then, "2025-10-14T09:30:00Z"), Item(then, "2025-10-15T07:00:00Z"));
        var session = Session(now);
        Assert.Equal([new EarlierTime(session.Id, new(11, 30))], FairTimes.Of([session], [now], _before, [then], programme));
    }

    [Fact]
    public void Who_took_no_part_has_no_earlier_time()
    {
        var (then, now) = (Named("Eksjö kommun"), Named("Eksjö kommun", "förskolan"));
        Assert.Empty(FairTimes.Of([Session(now)], [now], _before, [then], Published(Item(then, "2025-10-14T09:30:00Z"))));
    }

    private static Candidate Named(string name, string? unit = null) => new() { Id = CandidateId.New(), EditionId = EditionId.New(), Name = name, Unit = unit };

    private static Session Session(Candidate candidate) => new()
    {
        Id = SessionId.New(),
        EditionId = candidate.EditionId,
        Kind = SessionKind.Candidate,
        Title = candidate.Name,
        CandidateId = candidate.Id,
    };

    private static ProgrammeItem Item(Candidate candidate, string start)
    {
        var at = DateTimeOffset.Parse(start, null);
        return new(SessionId.New(), SessionKind.Candidate, candidate.Name, candidate.Id, "main", at, at.AddHours(1), [], 0);
    }

    private Programme Published(params ProgrammeItem[] items) =>
        new() { EditionId = _before.Id, Version = 1, PublishedAt = DateTimeOffset.UnixEpoch, Items = items };
}

using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class SessionLengthTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_last_part_that_is_no_film_gives_and_takes()
    {
        var session = Of((PartKind.Film, 10), (PartKind.Questions, 15), (PartKind.Film, 2));
        var ids = session.Parts.Select(p => p.Id).ToList();
        session.Resize(40 * Minute);
        Assert.Equal([10, 28, 2], session.Parts.Select(p => p.Length.TotalMinutes));
        session.Resize(20 * Minute);
        Assert.Equal([10, 8, 2], session.Parts.Select(p => p.Length.TotalMinutes));
        Assert.Equal(ids, session.Parts.Select(p => p.Id));
    }

    [Fact]
    public void It_keeps_a_minute_and_films_their_length()
    {
        var session = Of((PartKind.Film, 10), (PartKind.Questions, 15));
        Assert.Equal(11 * Minute, session.Shortest);
        session.Resize(11 * Minute);
        Assert.Equal("TooShort", Assert.Throws<Refused>(() => session.Resize((11 * Minute) - TimeSpan.FromSeconds(1))).Reason);
        Assert.Equal(11 * Minute, session.Length);
    }

    [Fact]
    public void Films_alone_are_as_long_as_they_are()
    {
        var session = Of((PartKind.Film, 10));
        Assert.Null(session.Shortest);
        session.Resize(10 * Minute);
        Assert.Equal("TooShort", Assert.Throws<Refused>(() => session.Resize(12 * Minute)).Reason);
    }

    [Fact]
    public void A_part_of_less_than_a_minute_may_stay_but_not_shrink()
    {
        var session = Of((PartKind.Talk, 0.5));
        Assert.Equal(0.5 * Minute, session.Shortest);
        session.Resize(5 * Minute);
        Assert.Equal(Minute, session.Shortest);
    }

    private static Session Of(params (PartKind Kind, double Minutes)[] parts) => new()
    {
        Id = SessionId.New(),
        EditionId = EditionId.New(),
        Kind = SessionKind.Candidate,
        Title = "Eksjö",
        Parts = [.. parts.Select(p => new Part(PartId.New(), p.Kind, $"{p.Kind}", p.Minutes * Minute, EndPolicy.Warn, null))],
    };
}

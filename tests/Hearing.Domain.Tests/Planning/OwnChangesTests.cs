using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class OwnChangesTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly CandidateId _candidate = CandidateId.New();
    private readonly PersonId _speaker = PersonId.New(), _juror = PersonId.New(), _other = PersonId.New();

    [Fact]
    public void Everybody_is_told_of_the_sessions_that_need_them_and_of_nothing_else()
    {
        var (own, judged, pool, foreign) = (Session(_candidate, [_speaker], []), Session(null, [_juror], []), Session(null, [], [_juror]), Session(null, [_other], []));
        var changes = new[] { own, judged, pool, foreign }.Select(s => Moved(s.Id)).ToList();
        IReadOnlyList<PlanSession> all = [own, judged, pool, foreign];
        Assert.Equal([own.Id], OwnChanges.Of(changes, all, [], _speaker, _candidate).Select(c => c.SessionId));
        Assert.Equal([judged.Id, pool.Id], OwnChanges.Of(changes, all, [], _juror, null).Select(c => c.SessionId));
    }

    [Fact]
    public void Who_spoke_in_a_session_that_is_no_more_is_told()
    {
        var gone = SessionId.New();
        var before = new ProgrammeItem(gone, SessionKind.Candidate, "Eksjö", _candidate, "main", _start, _start.AddHours(1), [], 0);
        Assert.Single(OwnChanges.Of([Moved(gone)], [], [before], _speaker, _candidate));
        Assert.Empty(OwnChanges.Of([Moved(gone)], [], [before], _other, null));
    }

    private static ProgrammeChange Moved(SessionId session) => new(ChangeKind.Moved, session, "Eksjö", _start, "main", _start.AddHours(1), "main");

    private static PlanSession Session(CandidateId? candidate, PersonId[] people, PersonId[] pool) =>
        new(SessionId.New(), SessionKind.Candidate, "Eksjö", candidate, TimeSpan.FromHours(1), people, new([], pool, 1, 1, []), []);
}

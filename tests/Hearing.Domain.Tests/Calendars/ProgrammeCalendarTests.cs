using Hearing.Domain.Calendars;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Calendars;

public sealed class ProgrammeCalendarTests
{
    private static readonly DateTimeOffset Nine = new(2026, 5, 4, 7, 0, 0, TimeSpan.Zero);
    private readonly Edition _edition = new()
    {
        Id = EditionId.New(),
        Slug = "x",
        Name = "X",
        Year = 2026,
        Mode = HearingMode.Virtual,
        Rooms = [new("main", "Salen", RoomKind.Virtual, 0, [], [], "https://meet.example.org/a", null), new("odd", "Sidorum", RoomKind.Real, 0, [], [], "javascript:alert(1)", null)],
        Venue = new("Norra\r\nLatin", "Stockholm", null),
    };

    private readonly CandidateId _own = CandidateId.New();
    private readonly SessionId _session = SessionId.New();
    private readonly Person _juror;

    public ProgrammeCalendarTests() => _juror = new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "J", Mail = "j@example.org", Roles = Roles.Juror };

    [Fact]
    public void A_session_takes_the_time_of_those_who_must_be_there_and_of_nobody_else()
    {
        var calendar = new ProgrammeCalendar(_edition, [Version(1, Item(_session, Nine, 0))]);
        Assert.True(Assert.Single(calendar.For(_juror, [Needs(_juror.Id)])).IsBusy);
        Assert.False(Assert.Single(calendar.For(_juror, [Needs(PersonId.New())])).IsBusy);
        Assert.True(Assert.Single(calendar.For(Speaker(), [])).IsBusy);
    }

    [Fact]
    public void The_private_talk_is_not_shown_to_a_juror_whose_role_sleeps()
    {
        var talk = Item(_session, Nine, 0) with { Kind = SessionKind.PrivateTalk, CandidateId = null };
        var calendar = new ProgrammeCalendar(_edition, [Version(1, talk)]);
        Assert.Single(calendar.For(_juror, [Needs(_juror.Id)]));
        _juror.JuryRoleSleeps = true;
        Assert.Empty(calendar.For(_juror, [Needs(_juror.Id)]));
    }

    [Fact]
    public void A_juror_of_the_pool_keeps_the_time_free_for_it() => Assert.True(Assert.Single(
        new ProgrammeCalendar(_edition, [Version(1, Item(_session, Nine, 0))]).For(_juror, [Needs(PersonId.New(), pool: _juror.Id)])).IsBusy);

    [Fact]
    public void The_way_in_is_for_persons_only_and_only_a_web_address()
    {
        var calendar = new ProgrammeCalendar(_edition, [Version(1, Item(_session, Nine, 0), Item(SessionId.New(), Nine.AddHours(1), 0, "odd"))]);
        Assert.All(calendar.Public(), e => Assert.Null(e.Link));
        Assert.Equal([new("https://meet.example.org/a"), null], calendar.For(_juror, []).Select(e => e.Link));
    }

    [Fact]
    public void The_venue_is_said_for_a_real_room_on_one_line()
    {
        var calendar = new ProgrammeCalendar(_edition, [Version(1, Item(_session, Nine, 0), Item(SessionId.New(), Nine.AddHours(1), 0, "odd"))]);
        Assert.Equal(["Salen", "Sidorum, Norra Latin, Stockholm"], calendar.Public().Select(e => e.Place));
    }

    [Fact]
    public void A_session_that_was_taken_out_is_cancelled_once_with_the_next_sequence()
    {
        var calendar = new ProgrammeCalendar(_edition, [Version(1, Item(_session, Nine, 0)), Version(2, Item(_session, Nine.AddHours(1), 1)), Version(3)]);
        var entry = Assert.Single(calendar.Public());
        Assert.True(entry.IsCancelled);
        Assert.Equal(2, entry.Sequence);
        Assert.Equal(Nine.AddHours(1), entry.Start);
    }

    [Fact]
    public void Before_the_first_publishing_there_is_nothing() => Assert.Empty(new ProgrammeCalendar(_edition, []).For(_juror, [Needs(_juror.Id)]));

    private Programme Version(int version, params ProgrammeItem[] items) => new() { EditionId = _edition.Id, Version = version, PublishedAt = Nine.AddDays(version - 9), Items = items };

    private ProgrammeItem Item(SessionId id, DateTimeOffset start, int sequence, string room = "main") =>
        new(id, SessionKind.Candidate, "Åby", id == _session ? _own : null, room, start, start.AddHours(1), [], sequence);

    private PlanSession Needs(PersonId person, PersonId? pool = null) => new(
        _session, SessionKind.Candidate, "Åby", _own, TimeSpan.FromHours(1), [person], PlanPanel.None with { Pool = pool is { } p ? [p] : [] }, []);

    private Person Speaker() => new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "S", Mail = "s@example.org", Roles = Roles.Candidate, CandidateId = _own };
}

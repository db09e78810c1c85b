using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PublishingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Edition _edition = new()
    {
        Id = EditionId.New(),
        Slug = "2026",
        Name = "Guldtrappan 2026",
        Year = 2026,
        Mode = HearingMode.OnSite,
        Days = [new(Hall.Day, new(9, 0), new(17, 0))],
        Rooms = [Hall.Named("main")],
    };
    private readonly List<Session> _sessions = [];
    private readonly List<Programme> _versions = [];

    [Fact]
    public void A_plan_without_a_placed_session_is_not_ready()
    {
        Add("Welcome", null);
        Assert.Equal(RefusalCode.PlanNotReady, Assert.Throws<Refused>(Publish).Code);
    }

    [Fact]
    public void A_double_booked_room_is_not_published_but_other_warnings_do_not_stop()
    {
        Add("Too early", new(7, 0));
        Assert.Single(Publish().Items);
        Add("Clash", new(7, 15));
        Assert.Equal(RefusalCode.PlanNotReady, Assert.Throws<Refused>(Publish).Code);
    }

    [Fact]
    public void Items_are_instants_and_the_first_version_has_no_changes()
    {
        Add("Welcome", new(9, 0));
        var first = Publish();
        Assert.Equal((1, 0), (first.Version, first.Items[0].Sequence));
        Assert.Equal(new DateTimeOffset(2026, 11, 10, 8, 0, 0, TimeSpan.Zero), first.Items[0].Start);
        Assert.Equal(TimeSpan.FromMinutes(30), first.Items[0].End - first.Items[0].Start);
        Assert.Empty(first.Changes);
    }

    [Fact]
    public void The_next_version_tells_what_is_added_removed_moved_and_changed()
    {
        var (moved, changed, removed) = (Add("Moved", new(9, 0)), Add("Old title", new(10, 0)), Add("Removed", new(11, 0)));
        Publish();
        moved.Place(moved.Slot! with { Start = new(13, 0) });
        changed.Title = "New title";
        removed.Unplace();
        Add("Added", new(9, 0));
        Assert.Equal(
            [(ChangeKind.Added, "Added"), (ChangeKind.Changed, "New title"), (ChangeKind.Removed, "Removed"), (ChangeKind.Moved, "Moved")],
            Publish().Changes.Select(c => (c.Kind, c.Title)));
    }

    [Fact]
    public void The_sequence_rises_when_the_slot_changes_or_returns_and_not_otherwise()
    {
        Add("Stays", new(15, 0));
        var session = Add("Session", new(9, 0));
        Assert.Equal(0, SequenceOf(session));
        session.Title = "Other title";
        Assert.Equal(0, SequenceOf(session));
        session.Place(session.Slot! with { Start = new(9, 5) });
        Assert.Equal(1, SequenceOf(session));
        var slot = session.Slot!;
        session.Unplace();
        Publish();
        session.Place(slot);
        Assert.Equal(3, SequenceOf(session)); // Its cancellation took 2.
    }

    [Fact]
    public void A_released_edition_is_not_published_again()
    {
        Add("Welcome", new(9, 0));
        _edition.Release(Now);
        Assert.Equal(RefusalCode.WrongPhase, Assert.Throws<Refused>(Publish).Code);
    }

    private int SequenceOf(Session session) => Publish().Items.Single(i => i.SessionId == session.Id).Sequence;

    private Session Add(string title, TimeOnly? at)
    {
        var session = new Session
        {
            Id = SessionId.New(),
            EditionId = _edition.Id,
            Kind = SessionKind.Other,
            Title = title,
            Order = _sessions.Count,
            Parts = [new(PartId.New(), PartKind.Talk, title, TimeSpan.FromMinutes(30), EndPolicy.Warn, null)],
        };
        _sessions.Add(session);
        if (at is { } start)
        {
            session.Place(new("main", Hall.Day, start));
        }

        return session;
    }

    private Programme Publish()
    {
        var programme = Publishing.Publish(
            _edition, _sessions, PlanningProblem.Of(_edition, _sessions, [], [], []), _versions, null, Now);
        _versions.Add(programme);
        return programme;
    }
}

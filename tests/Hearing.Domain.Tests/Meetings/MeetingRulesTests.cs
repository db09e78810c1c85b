using Hearing.Domain.Editions;
using Hearing.Domain.Meetings;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Meetings;

public sealed class MeetingRulesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly CandidateId One = CandidateId.New();
    private static readonly CandidateId Two = CandidateId.New();
    private readonly Edition _edition = new()
    {
        Id = EditionId.New(),
        Slug = "dag",
        Name = "Dagen",
        Year = 2026,
        Mode = HearingMode.Virtual,
        Days = [new(new(2026, 3, 2), new(8, 0), new(17, 0), "https://meet.example/day")],
        Rooms = [new("main", "Salen", RoomKind.Virtual, 0, [], [], "https://meet.example/room", null)],
    };

    [Fact]
    public void A_sessions_own_link_comes_before_its_days_and_its_days_before_its_rooms()
    {
        var item = Item(0, SessionKind.Candidate, One);
        Assert.Equal("https://meet.example/own", MeetingRules.LinkOf(_edition, item, "https://meet.example/own"));
        Assert.Equal("https://meet.example/day", MeetingRules.LinkOf(_edition, item, null));
        _edition.Days = [];
        Assert.Equal("https://meet.example/room", MeetingRules.LinkOf(_edition, item, null));
    }

    [Fact]
    public void A_private_talk_never_takes_the_days_or_the_rooms_link() =>
        Assert.Null(MeetingRules.LinkOf(_edition, Item(0, SessionKind.PrivateTalk, null), null));

    [Fact]
    public void A_private_talk_about_one_candidate_is_closed_to_jurors_in_conflict_and_to_all_others()
    {
        var (programme, talk) = Talk(One);
        Assert.True(MeetingRules.MayKnow(Access(Roles.Juror), programme, talk));
        Assert.False(MeetingRules.MayKnow(Access(Roles.Juror, One), programme, talk));
        Assert.False(MeetingRules.MayKnow(Access(Roles.Organiser), programme, talk));
        Assert.False(MeetingRules.MayKnow(Access(Roles.Candidate), programme, talk));
    }

    [Fact]
    public void A_talk_about_several_lets_in_whoever_may_speak_of_one_of_them()
    {
        var (programme, talk) = Talk(One, Two);
        Assert.True(MeetingRules.MayKnow(Access(Roles.Juror, One), programme, talk));
        Assert.False(MeetingRules.MayKnow(Access(Roles.Juror, One, Two), programme, talk));
    }

    [Fact]
    public void A_talk_is_about_those_who_presented_since_the_talk_before_it()
    {
        var first = Item(60, SessionKind.PrivateTalk, null);
        var second = Item(180, SessionKind.PrivateTalk, null);
        var programme = Programme(Item(0, SessionKind.Candidate, One), first, Item(120, SessionKind.Candidate, Two), second);
        Assert.Equal([One], MeetingRules.About(programme, first));
        Assert.Equal([Two], MeetingRules.About(programme, second));
    }

    [Fact]
    public void Presenters_come_in_before_the_others()
    {
        var item = Item(60, SessionKind.Candidate, One);
        var presenter = Access(Roles.Candidate) with { CandidateId = One };
        Assert.Equal(item.Start.AddMinutes(-30), MeetingRules.OpensAt(presenter, item, item.Start));
        Assert.Equal(item.Start.AddMinutes(-10), MeetingRules.OpensAt(Access(Roles.Guest), item, item.Start));
    }

    [Fact]
    public void A_display_and_a_stranger_never_know_a_link()
    {
        var (item, none) = (Item(0, SessionKind.Candidate, One), new HashSet<CandidateId>());
        Assert.False(MeetingRules.MayKnow(new(null, Roles.None, null, none, "main", false, true), Programme(item), item));
        Assert.False(MeetingRules.MayKnow(new(null, Roles.None, null, none, null, false, true), Programme(item), item));
    }

    private static (Programme Programme, ProgrammeItem Talk) Talk(params CandidateId[] about)
    {
        var talk = Item(300, SessionKind.PrivateTalk, null);
        return (Programme([.. about.Select((c, i) => Item(i * 60, SessionKind.Candidate, c)), talk]), talk);
    }

    private static Programme Programme(params ProgrammeItem[] items) => new() { EditionId = EditionId.New(), Version = 1, PublishedAt = Morning, Items = items };

    private static ProgrammeItem Item(int minutes, SessionKind kind, CandidateId? candidate) => new(
        SessionId.New(), kind, "Pass", candidate, "main", Morning.AddMinutes(minutes), Morning.AddMinutes(minutes + 55),
        [new(PartId.New(), PartKind.Talk, "Pass", TimeSpan.FromMinutes(55), EndPolicy.Warn, null)], 0);

    private static Access Access(Roles roles, params CandidateId[] conflicts) => new(PersonId.New(), roles, null, conflicts.ToHashSet(), null, false, true);
}

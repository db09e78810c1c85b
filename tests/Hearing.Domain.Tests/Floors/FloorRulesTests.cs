using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Runs;

namespace Hearing.Domain.Tests.Floors;

/// <summary>
/// A day of two candidates, each with presentation, sketch and questions (the first with a film before), a welcome, a break and the jury's talk
/// about both. The table says for every cue who sends where and who perceives what; it is written from the words, not from the code.
/// </summary>
public sealed class FloorRulesTests
{
    private readonly RunHall _hall = new();
    private readonly PartId[] _first;
    private readonly PartId[] _second;

    public FloorRulesTests()
    {
        _hall.Other(0, SessionKind.Welcome, 5);
        _first = _hall.Place(5, SessionKind.Candidate, true, null,
            (PartKind.Film, EndPolicy.Auto, 3), (PartKind.Presentation, EndPolicy.Warn, 5), (PartKind.Sketch, EndPolicy.Warn, 5), (PartKind.Questions, EndPolicy.Warn, 5));
        _hall.Other(25, SessionKind.Break, 5);
        _second = _hall.Place(30, SessionKind.Candidate, true, null, (PartKind.Presentation, EndPolicy.Warn, 5), (PartKind.Questions, EndPolicy.Warn, 5));
        _hall.Other(45, SessionKind.PrivateTalk, 15);
        _hall.Other(65, SessionKind.Closing, 5);
    }

    private CandidateId One => _hall.CandidateOf(_first[0]);
    private CandidateId Two => _hall.CandidateOf(_second[0]);

    [Theory]
    [InlineData(0, "host Room7 | technician Green7 | one Green7 | two - | juror - | guest -")]
    [InlineData(1, "host - | technician Green7 | one Green7 | two Green7 | juror - | guest -")]
    [InlineData(2, "host Room7 | technician Green7 | one Room7 | two Green7 | juror - | guest -")]
    [InlineData(3, "host Room7 | technician Green7 | one Room7 | two Green7 | juror - | guest -")]
    [InlineData(4, "host Room7 | technician Green7 | one Room7 | two Green7 | juror Room3 | guest -")]
    [InlineData(5, "host Room7 | technician Green7 | one - | two Green7 | juror - | guest -")]
    [InlineData(6, "host Room7 | technician Green7 | one - | two Room7 | juror - | guest -")]
    [InlineData(8, "host - | technician Green7 | one - | two - | juror Private7 | guest -")]
    [InlineData(9, "host Room7 | technician Green7 | one - | two - | juror - | guest -")]
    public void Who_sends_where_in_each_cue(int cue, string expected)
    {
        var scene = OnStage(cue);
        Assert.Equal(expected, string.Join(" | ",
            new (string Name, Access Who)[] { ("host", Person(Roles.Organiser)), ("technician", Person(Roles.Technician)), ("one", Team(One)), ("two", Team(Two)), ("juror", Person(Roles.Juror)), ("guest", Person(Roles.Guest)) }
                .Select(p => $"{p.Name} {Said(FloorRules.Of(scene, p.Who))}")));
    }

    [Theory]
    [InlineData(2, null, "Green3 | Green3 | -")]
    [InlineData(1, FloorAct.Mute, "Green2 | Green2 | -")]
    [InlineData(8, FloorAct.Take, "- | - | -")]
    [InlineData(8, null, "Green3 | Green3 | -")]
    public void Who_speaks_at_the_desk_of_the_green_room_whatever_is_on_stage(int cue, FloorAct? act, string expected)
    {
        Access[] people = [Person(Roles.Organiser), Person(Roles.Technician), Person(Roles.Guest)];
        OnStage(cue);
        foreach (var person in act is null ? [] : people)
        {
            Act(person, act!.Value);
        }

        Assert.Equal(expected, string.Join(" | ", people.Select(p => Said(FloorRules.AtDesk(Scene(), p)))));
        Assert.All(people[..2], p => Assert.Equal(FloorPlaces.GreenRoom, FloorRules.AtDesk(Scene(), p).Hears));
        Assert.True(act is not null || FloorRules.Of(Scene(), Team(Two)).Perceives(FloorRules.AtDesk(Scene(), people[0])) == (cue == 2));
        Assert.False(FloorRules.Of(Scene(), Person(Roles.Juror)).Perceives(FloorRules.AtDesk(Scene(), people[0])));
        Act(people[0], FloorAct.Remove);
        Assert.Equal(FloorGrant.Nothing, FloorRules.AtDesk(Scene(), people[0]));
    }

    [Theory]
    [InlineData(2, "host Room Green | two Room Green | one Room | juror Room | guest Room | display Room")]
    [InlineData(8, "host Green | two - | one - | juror Private | guest - | display -")]
    public void Who_perceives_what(int cue, string expected)
    {
        var scene = OnStage(cue);
        Assert.Equal(expected, string.Join(" | ",
            new (string Name, Access Who)[] { ("host", Person(Roles.Organiser)), ("two", Team(Two)), ("one", Team(One)), ("juror", Person(Roles.Juror)), ("guest", Person(Roles.Guest)), ("display", Display) }
                .Select(p => $"{p.Name} {Places(FloorRules.Of(scene, p.Who).Hears)}")));
    }

    [Fact]
    public void Two_teams_that_wait_at_once_neither_see_nor_hear_each_other_and_the_technician_both()
    {
        var scene = OnStage(1);
        var (one, mate, two, technician) = (Grant(Team(One)), Grant(Team(One)), Grant(Team(Two)), Grant(Person(Roles.Technician)));
        Assert.Equal((true, false, false), (one.Perceives(mate), one.Perceives(two), two.Perceives(one)));
        Assert.True(technician.Perceives(one) && technician.Perceives(two) && one.Perceives(technician) && two.Perceives(technician));
        Assert.False(Grant(Person(Roles.Juror)).Perceives(technician) || Grant(Display).Perceives(technician));
        FloorGrant Grant(Access who) => FloorRules.Of(scene, who);
    }

    [Fact]
    public void A_juror_in_conflict_asks_nothing_and_is_out_of_the_private_talk()
    {
        var juror = Person(Roles.Juror, conflict: One);
        Assert.Equal("-", Said(FloorRules.Of(OnStage(4), juror)));
        Assert.Equal("Room3", Said(FloorRules.Of(OnStage(7), juror)));
        var talk = FloorRules.Of(OnStage(8), juror);
        Assert.Equal(FloorGrant.Nothing, talk);
        Assert.False(talk.Perceives(FloorRules.Of(OnStage(8), Person(Roles.Juror))));
    }

    [Fact]
    public void Who_put_the_question_that_is_asked_speaks_while_it_is_and_to_whom_it_is_put()
    {
        var guest = Person(Roles.Guest);
        Assert.Equal("Room3", Said(FloorRules.Of(OnStage(4, (guest.PersonId!.Value, One)), guest)));
        Assert.Equal("-", Said(FloorRules.Of(OnStage(4, (guest.PersonId!.Value, Two)), guest)));
        Assert.Equal("-", Said(FloorRules.Of(OnStage(4, (PersonId.New(), One)), guest)));
        Assert.Equal("-", Said(FloorRules.Of(OnStage(3, (guest.PersonId!.Value, One)), guest)));
    }

    [Fact]
    public void Nobody_sends_in_the_room_while_the_film_counts_in_or_plays_and_the_host_does_while_it_is_held()
    {
        var host = Person(Roles.Organiser);
        Assert.Equal("-", Said(FloorRules.Of(OnStage(1), host)));
        _minute += 1;
        Assert.Equal("-", Said(FloorRules.Of(Scene(), host)));
        Do(new HoldCue());
        Assert.Equal("Room7", Said(FloorRules.Of(Scene(), host)));
        Do(new ResumeCue());
        Assert.Equal("-", Said(FloorRules.Of(Scene(), host)));
    }

    [Fact]
    public void The_films_end_gives_the_team_the_room_at_that_very_instant()
    {
        OnStage(1);
        var run = _hall.State(_minute);
        var ends = FloorScene.NextChange(run, RunHall.At(_minute))!.Value;
        Assert.Equal("Green7", Said(FloorRules.Of(FloorScene.At(run, Programme, null, ends.AddMilliseconds(-1)), Team(One))));
        Assert.Equal("Room7", Said(FloorRules.Of(FloorScene.At(run, Programme, null, ends), Team(One))));
    }

    [Fact]
    public void The_organisers_acts_hold_while_the_cue_does_and_a_removal_until_the_floor_is_given()
    {
        var (guest, team) = (Person(Roles.Guest), Team(One));
        OnStage(2);
        Act(guest, FloorAct.Give);
        Assert.Equal("Room7", Said(FloorRules.Of(Scene(), guest)));
        Act(team, FloorAct.Mute);
        Assert.Equal("Room6", Said(FloorRules.Of(Scene(), team)));
        Act(team, FloorAct.Take);
        Assert.Equal(("-", "Room"), (Said(FloorRules.Of(Scene(), team)), Places(FloorRules.Of(Scene(), team).Hears)));
        Do(new UndoFact());
        Assert.Equal("Room6", Said(FloorRules.Of(Scene(), team)));
        Act(guest, FloorAct.Remove);
        OnStage(3);
        Assert.Equal("Room7", Said(FloorRules.Of(Scene(), team)));
        Assert.Equal(FloorGrant.Nothing, FloorRules.Of(Scene(), guest));
        Act(guest, FloorAct.Give);
        OnStage(4);
        Assert.Equal(("-", "Room"), (Said(FloorRules.Of(Scene(), guest)), Places(FloorRules.Of(Scene(), guest).Hears)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Giving_the_floor_neither_speaks_over_a_film_nor_opens_the_private_talk(int cue)
    {
        var guest = Person(Roles.Guest);
        OnStage(cue);
        Act(guest, FloorAct.Give);
        Assert.Equal("-", Said(FloorRules.Of(Scene(), guest)));
    }

    [Fact]
    public void Nothing_is_left_of_the_floor_once_the_run_is_over_or_a_role_has_ended()
    {
        Assert.Equal(FloorGrant.Nothing, FloorRules.Of(OnStage(9), Person(Roles.None)));
        Do(new FinishRun());
        Assert.Equal(FloorGrant.Nothing, FloorRules.Of(Scene(), Person(Roles.Organiser)));
    }

    private double _minute;

    private Programme Programme => _hall.Plan.Programmes[0];

    /// <summary>Takes the cue of that number on stage.</summary>
    private FloorScene OnStage(int cue, (PersonId, CandidateId)? asking = null)
    {
        var order = _hall.State(_minute).Order;
        if (_hall.Facts.Count == 0)
        {
            Do(new StartRun());
        }

        while (_hall.State(_minute) is var now && now.Cursor != cue)
        {
            Do(now.Cursor < cue ? new StartNext() : new GoBack(order[cue].Id));
        }

        return Scene(asking);
    }

    private FloorScene Scene((PersonId, CandidateId)? asking = null) => FloorScene.At(_hall.State(_minute), Programme, asking, RunHall.At(_minute));

    private void Do(RunCommand command) => _hall.Do(_minute += 0.001, command);

    private void Act(Access who, FloorAct act) => Do(new ChangeFloor(who.PersonId!.Value, act));

    private static string Said(FloorGrant grant) => grant.Sends == FloorPlaces.None ? "-" : $"{Short(grant.Sends)}{(int)grant.Media}";

    private static string Places(FloorPlaces places) => places == FloorPlaces.None ? "-"
        : string.Join(' ', Enum.GetValues<FloorPlaces>().Where(p => p != FloorPlaces.None && places.HasFlag(p)).Select(Short));

    private static string Short(FloorPlaces place) => place switch { FloorPlaces.GreenRoom => "Green", FloorPlaces.PrivateTalk => "Private", _ => place.ToString() };

    private static Access Person(Roles roles, CandidateId? team = null, CandidateId? conflict = null) =>
        new(PersonId.New(), roles, team, conflict is { } candidate ? new HashSet<CandidateId> { candidate } : new HashSet<CandidateId>(), null, false, true);

    private static Access Team(CandidateId candidate) => Person(Roles.Candidate, candidate);

    private static Access Display => new(null, Roles.None, null, new HashSet<CandidateId>(), "main", false, true);
}

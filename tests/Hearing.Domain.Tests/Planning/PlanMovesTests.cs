using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanMovesTests
{
    private readonly Hall _hall = new();

    [Fact]
    public void Moves_are_counted_with_those_that_people_were_told_of_weighing_more()
    {
        _hall.Rooms.Add(Hall.Named("side"));
        var (stays, later, room, told, lost) = (_hall.Add("09:00"), _hall.Add("10:00"), _hall.Add("11:00"), _hall.Add("12:00"), _hall.Add("13:00"));
        var added = _hall.Add();
        var kept = new KeptPlan([.. _hall.Plan, At(SessionId.New(), 15)], [told], []);
        var moves = PlanMoves.Of(_hall.Problem, kept,
            [At(stays, 9), At(later, 10, 30), new(room, new("side", Hall.Day, new(11, 0)), false), new(told, new("main", Hall.Day.AddDays(2), new(12, 0)), false), At(added, 16)]);
        Assert.Equal([(later, 30d), (room, 0d), (told, 2880d), (lost, 0d)], moves.Moves.Select(m => (m.Session, m.Minutes)));
        Assert.Equal((3 + KeptPlan.ToldWeight, 2910d), (moves.Weight, moves.Minutes));
        Assert.Equal([false, false, true, false], moves.Moves.Select(m => m.IsTold));
        Assert.Null(moves.Moves[3].To);
    }

    [Fact]
    public void Told_is_what_stands_in_the_newest_programme_and_begun_what_has_started()
    {
        var (same, moved, other) = (_hall.Add("09:00"), _hall.Add("10:00"), _hall.Add("11:00"));
        var zone = HearingZone.Named("Europe/Stockholm");
        ProgrammeItem Item(SessionId id, int hour) => new(
            id, SessionKind.Candidate, "", null, "main", zone.ToInstant(Hall.Day, new(hour, 0)), zone.ToInstant(Hall.Day, new(hour + 1, 0)), [], 0);
        var newest = new Programme { EditionId = EditionId.New(), Version = 1, PublishedAt = default, Items = [Item(same, 9), Item(moved, 12)] };
        var kept = KeptPlan.Of(_hall.Problem, _hall.Plan, newest, zone.ToInstant(Hall.Day, new(10, 0)));
        Assert.Equal([same], kept.Told);
        Assert.Equal([same, moved], kept.Begun);
        Assert.Equal([1, KeptPlan.ToldWeight], new[] { other, same }.Select(kept.WeightOf));
        Assert.Empty(KeptPlan.Of(_hall.Problem, _hall.Plan, null, zone.ToInstant(Hall.Day, new(8, 59))).Begun);
    }

    private static Placement At(SessionId id, int hour, int minute = 0) => new(id, new("main", Hall.Day, new(hour, minute)), false);
}

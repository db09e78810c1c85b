using CsCheck;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanScoreTests
{
    [Fact]
    public void Idle_is_what_is_neither_session_break_nor_changeover()
    {
        var hall = new Hall();
        hall.Rooms[0] = Hall.Named("main", changeover: 10);
        hall.Add("09:30");
        hall.Add("10:45");
        hall.Add("11:45", 15, kind: SessionKind.Break);
        hall.Add("12:10");
        hall.Add();
        Assert.Equal(new PlanScore(4, 5, 250, 0), hall.Score);
    }

    [Fact]
    public void Rooms_and_days_are_counted_by_themselves()
    {
        var hall = new Hall();
        hall.Rooms.Add(Hall.Named("small"));
        hall.Days.Add(new(Hall.Day.AddDays(1), new(8, 0), new(17, 0)));
        hall.Add("09:00");
        hall.Add("11:00");
        hall.Add("10:00", room: "small");
        hall.Add("13:00", date: Hall.Day.AddDays(1));
        Assert.Equal(new PlanScore(4, 60, 180 + 360, 0), hall.Score);
    }

    [Fact]
    public void Idle_time_is_the_open_time_less_the_busy_minutes()
    {
        Gen.Int[1, 90].Select(Gen.Int[0, 420]).Array[1, 6].Sample(sessions =>
        {
            var hall = new Hall();
            foreach (var (minutes, at) in sessions)
            {
                hall.Add(new TimeOnly(9, 0).AddMinutes(at).ToString("HH:mm", null), minutes);
            }

            var busy = new HashSet<int>(sessions.SelectMany(s => Enumerable.Range(s.Item2, s.Item1)));
            Assert.Equal(busy.Max() + 1 - busy.Min() - busy.Count, hall.Score.IdleMinutes);
        });
    }
}

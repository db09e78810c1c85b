namespace Hearing.Domain.People;

/// <summary>Where a person takes part from.</summary>
public enum Attendance { InHall, Remote }

/// <summary>A person has come, to the hall or at a distance. One a person and day; checking in again changes it.</summary>
public sealed class CheckIn
{
    public required EditionId EditionId { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>The day, in the edition's zone.</summary>
    public required DateOnly Date { get; init; }
    public Attendance From { get; private set; }

    /// <summary>Whether the person says that the team's film has been played through and is the right one.</summary>
    public bool FilmChecked { get; private set; }

    /// <summary>Whether the page was connected to the server and knew its clock when the person checked in.</summary>
    public bool ConnectionChecked { get; private set; }
    public DateTimeOffset At { get; private set; }
    public long Revision { get; set; } = 1;

    /// <summary>The person is here.</summary>
    public void Come(Attendance from, bool filmChecked, bool connectionChecked, DateTimeOffset now) =>
        (From, FilmChecked, ConnectionChecked, At) = (from, filmChecked, connectionChecked, now);
}

namespace Hearing.Domain.Films;

/// <summary>Who has to have seen a film as the hall will.</summary>
public enum SignOffSide { Candidate, Technician }

/// <summary>Somebody has seen and heard a film version as the hall will and found it right. It holds for that version and its captions then.</summary>
public sealed class SignOff
{
    public required FilmId FilmId { get; init; }
    public required SignOffSide Side { get; init; }
    public required EditionId EditionId { get; init; }
    public PersonId? By { get; set; }
    public required DateTimeOffset At { get; init; }
}

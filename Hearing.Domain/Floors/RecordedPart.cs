namespace Hearing.Domain.Floors;

/// <summary>A part of a session that the organiser wants recorded. A run takes the choice when it starts; from then on the run's facts say it.</summary>
public sealed class RecordedPart
{
    public required EditionId EditionId { get; init; }
    public required PartId PartId { get; init; }
}

namespace Hearing.Domain.Floors;

/// <summary>A person agrees that what they send is recorded in the cues that are. Taken back, the row is gone, and what is put together from then on is without them.</summary>
public sealed class RecordingConsent
{
    public required EditionId EditionId { get; init; }
    public required PersonId PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}

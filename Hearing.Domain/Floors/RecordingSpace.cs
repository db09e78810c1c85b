namespace Hearing.Domain.Floors;

/// <summary>How long can still be recorded.</summary>
/// <param name="FreeBytes">What the media server may still write; none when it is below zero.</param>
/// <param name="Chosen">How long everything is that is yet to be recorded.</param>
public sealed record RecordingSpace(long FreeBytes, TimeSpan Chosen)
{
    /// <summary>People in the picture at once that are counted on.</summary>
    public const int Senders = 4;

    /// <summary>What one of them sends: 0.9 Mbit/s of picture, which the room's script asks for, and 0.06 of sound.</summary>
    private const long BytesPerSecond = 120_000;

    /// <summary>So long, when <see cref="Senders"/> people are in the picture all the time.</summary>
    public TimeSpan Lasts => TimeSpan.FromSeconds(Math.Max(0, FreeBytes) / (Senders * BytesPerSecond));

    public bool IsTooLittle => Lasts < Chosen;
}

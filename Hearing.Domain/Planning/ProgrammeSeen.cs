namespace Hearing.Domain.Planning;

/// <summary>That a person has had a version of the programme before them, and when first.</summary>
public sealed class ProgrammeSeen
{
    public required EditionId EditionId { get; init; }
    public required int Version { get; init; }
    public required PersonId PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}

namespace Hearing.Domain.Runs;

/// <summary>The day as it happens in one room of one edition.</summary>
public sealed class Run
{
    public required RunId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The room's slug; unique with the edition.</summary>
    public required string Room { get; init; }
}

/// <summary>
/// One row of the run's append-only list as it is stored. <see cref="Body"/> is the canonical JSON of the fact and is never rewritten.
/// Unique by run and revision (the concurrency control), and by run and command id.
/// </summary>
public sealed class StoredFact
{
    public required RunId RunId { get; init; }

    /// <summary>1 for the first fact of the run, without gaps.</summary>
    public required long Revision { get; init; }

    /// <summary>Whole milliseconds, never less than the previous fact's.</summary>
    public required DateTimeOffset At { get; init; }
    public PersonId? By { get; init; }
    public required Guid CommandId { get; init; }

    /// <summary>SHA-256 of the command's body, to tell a repeated command from a reused id.</summary>
    public required string CommandHash { get; init; }
    public required string Kind { get; init; }
    public required string Body { get; init; }

    /// <summary>The fact's hash in the run's chain (<see cref="Records.FactChain"/>); null in rows that releases before 0.2 wrote.</summary>
    public string? Hash { get; private set; }

    /// <summary>Takes its place in the chain, once.</summary>
    /// <param name="previous">The hash of the fact before; of the run's beginning for the first.</param>
    public StoredFact ChainedTo(string previous)
    {
        Hash = Records.FactChain.Next(previous, this);
        return this;
    }
}

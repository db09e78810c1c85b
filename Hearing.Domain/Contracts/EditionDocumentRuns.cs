using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Contracts;

/// <summary>The day as it happened in one room.</summary>
public sealed record RunDocument
{
    public required RunId Id { get; init; }
    [MaxLength(40)] public required string Room { get; init; }

    /// <summary>In order; revisions count from 1 without gaps.</summary>
    public IReadOnlyList<RunFactDocument> Facts { get; init; } = [];
}

/// <summary>A fact of a run as it is stored; its body is written as canonical JSON.</summary>
public sealed record RunFactDocument
{
    public required long Revision { get; init; }
    public required DateTimeOffset At { get; init; }
    public PersonId? By { get; init; }
    public required Guid CommandId { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the command's body.</summary>
    [MaxLength(64)] public required string CommandHash { get; init; }
    [MaxLength(40)] public required string Kind { get; init; }
    public required JsonElement Body { get; init; }

    internal StoredFact Stored(RunId run) => new()
    {
        RunId = run,
        Revision = Revision,
        At = At,
        By = By,
        CommandId = CommandId,
        CommandHash = CommandHash,
        Kind = Kind,
        Body = CanonicalJson.Text(Body),
    };

    internal static RunFactDocument Of(StoredFact fact) => new()
    {
        Revision = fact.Revision,
        At = fact.At,
        By = fact.By,
        CommandId = fact.CommandId,
        CommandHash = fact.CommandHash,
        Kind = fact.Kind,
        Body = JsonElement.Parse(fact.Body),
    };
}

/// <summary>A version of a candidate's film without its bytes.</summary>
public sealed record FilmDocument
{
    public required FilmId Id { get; init; }
    public required CandidateId CandidateId { get; init; }
    [Range(1, 10000)] public required int Version { get; init; }
    [MaxLength(300)] public required string Title { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the film's bytes, by which film storage finds them.</summary>
    [MaxLength(64)] public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }

    /// <summary>Exact length by decoding.</summary>
    public required long LengthMilliseconds { get; init; }
    [MaxLength(100)] public string MediaType { get; init; } = "video/mp4";
    public required DateTimeOffset UploadedAt { get; init; }
    public PersonId? UploadedBy { get; init; }

    /// <summary>Captions as WebVTT.</summary>
    [MaxLength(500_000)] public string? CaptionsVtt { get; init; }
}

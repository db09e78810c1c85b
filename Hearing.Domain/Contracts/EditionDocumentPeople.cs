using System.ComponentModel.DataAnnotations;

namespace Hearing.Domain.Contracts;

/// <summary>What a person is in an edition.</summary>
public enum RoleName { Organiser, Juror, Chair, Candidate, Technician, Guest, Preparation }

/// <summary>A school authority that is a candidate.</summary>
public sealed record CandidateDocument
{
    public required CandidateId Id { get; init; }
    [MaxLength(200)] public required string Name { get; init; }

    /// <summary>The part of the authority; null for the whole.</summary>
    [MaxLength(200)] public string? Unit { get; init; }

    /// <summary>Keys of the edition's school forms.</summary>
    public IReadOnlyList<string> SchoolForms { get; init; } = [];
    public string? Description { get; init; }
}

/// <summary>
/// A person. Roles are a set, written in the order of <see cref="RoleName"/>. A juror or chair of an imported document gets no
/// right of the jury until the organiser invites that person.
/// </summary>
public sealed record PersonDocument
{
    public required PersonId Id { get; init; }
    [MaxLength(200)] public required string Name { get; init; }

    /// <summary>How the person signs in, unique in the edition without regard to case.</summary>
    [MaxLength(254)] public required string Mail { get; init; }
    public required IReadOnlyList<RoleName> Roles { get; init => field = [.. value.Distinct().Order()]; }

    /// <summary>The candidate this person speaks for; set exactly when the roles hold candidate.</summary>
    public CandidateId? CandidateId { get; init; }

    /// <summary>When access was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the person answered "when can you not".</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A juror's conflict of interest with a candidate.</summary>
public sealed record ConflictDocument
{
    public required Guid Id { get; init; }
    public required PersonId JurorId { get; init; }
    public required CandidateId CandidateId { get; init; }
    [MaxLength(1000)] public string Reason { get; init; } = "";
    public required DateTimeOffset DeclaredAt { get; init; }
}

/// <summary>A stretch in which a person cannot take part, half-open.</summary>
public sealed record CannotTimeDocument
{
    public required Guid Id { get; init; }
    public required PersonId PersonId { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly Until { get; init; }
    [MaxLength(500)] public string Reason { get; init; } = "";
}

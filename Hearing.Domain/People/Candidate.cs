namespace Hearing.Domain.People;

/// <summary>A school authority that is a candidate in one edition, as a whole or for some school forms.</summary>
public sealed class Candidate
{
    public required CandidateId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition's list, from 0.</summary>
    public int Order { get; set; }
    public required string Name { get; set; }

    /// <summary>The part of the authority, such as an administration; null for the whole.</summary>
    public string? Unit { get; set; }

    /// <summary>Keys of the edition's school forms.</summary>
    public IReadOnlyList<string> SchoolForms { get; set; } = [];

    /// <summary>What the authority says of its work, shown to the jury and on its own page.</summary>
    public string? Description { get; set; }
    /// <summary>When somebody who speaks for the candidate last confirmed how the name stands; null while nobody has.</summary>
    public DateTimeOffset? NamesCheckedAt { get; set; }
    public long Revision { get; set; }

    /// <summary>Name and part as one line.</summary>
    public string FullName => Unit is null ? Name : $"{Name}, {Unit}";
}

namespace Hearing.Domain.People;

/// <summary>
/// What a person is in an edition; one person may be several. The chair is a juror too and has both.
/// </summary>
[Flags]
public enum Roles
{
    None = 0,
    Organiser = 1,
    Juror = 2,
    Chair = 4,
    Candidate = 8,
    Technician = 16,
    Guest = 32,
    /// <summary>The preparation group: a guest who also moderates questions.</summary>
    Preparation = 64,
}

/// <summary>
/// A person in one edition. The mail address is how the same human is known in all editions and how they sign in;
/// it is unique in the edition, kept as typed and compared in lower case.
/// </summary>
public sealed class Person
{
    public required PersonId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition's list, from 0.</summary>
    public int Order { get; set; }
    public required string Name { get; set; }
    public required string Mail { get; set; }

    /// <summary>The address in lower case, for comparison.</summary>
    public string MailKey { get => Mail.ToLowerInvariant(); private set { _ = value; } }
    public Roles Roles { get; set; }

    /// <summary>
    /// The candidate this person speaks for; set exactly when the roles hold <see cref="Roles.Candidate"/>. A juror who has one is in
    /// conflict with it: <see cref="Jury.Conflict.Standing"/>.
    /// </summary>
    public CandidateId? CandidateId { get; set; }

    /// <summary>
    /// Whether the person's roles in the jury sleep: set for jurors who come in by an imported document, which gives nobody a role
    /// in the jury. Ends when the organiser invites the person.
    /// </summary>
    public bool JuryRoleSleeps { get; set; }

    /// <summary>The roles that count now.</summary>
    public Roles ActiveRoles => Active(Roles, JuryRoleSleeps);

    /// <summary>The roles that count: without those in the jury while they sleep.</summary>
    public static Roles Active(Roles roles, bool juryRoleSleeps) => juryRoleSleeps ? roles & ~(Roles.Juror | Roles.Chair) : roles;

    /// <summary>When the person was invited to the edition by mail; an invitation wakes a sleeping role in the jury.</summary>
    public DateTimeOffset? InvitedAt
    {
        get;
        set
        {
            field = value;
            JuryRoleSleeps = JuryRoleSleeps && value is null;
        }
    }

    /// <summary>When access was withdrawn; a person without access keeps their place in the records.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Whether the person sits in the jury now: awake and with access.</summary>
    public bool IsSittingJuror => ActiveRoles.HasFlag(Roles.Juror) && WithdrawnAt is null;

    /// <summary>When the person answered "when can you not"; null while unanswered (the default is free).</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The secret part of the personal calendar feed's address.</summary>
    public string? CalendarSecret { get; set; }
    public long Revision { get; set; }

    /// <summary>
    /// What the mail address ends with once the person is erased: a domain that nobody can have (RFC 6761), so that no letter finds anybody.
    /// </summary>
    public const string ErasedMail = "@erased.invalid";

    /// <summary>
    /// Erases who the person is, at their request: name, address, calendar and answers. The id and the roles stay, because decisions, conflicts
    /// and facts of the day refer to them; access is withdrawn for good.
    /// </summary>
    /// <param name="name">What the records show instead of the name.</param>
    /// <param name="now">The instant.</param>
    public void Erase(string name, DateTimeOffset now)
    {
        (Name, Mail) = (name, $"{Id.Value:N}{ErasedMail}");
        (CalendarSecret, AnsweredAt, InvitedAt) = (null, null, null);
        WithdrawnAt ??= now;
    }
}

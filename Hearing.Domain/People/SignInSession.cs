namespace Hearing.Domain.People;

/// <summary>A browser that is signed in. Ending it signs that browser out, whatever cookie it still holds.</summary>
public sealed class SignInSession
{
    public required Guid Id { get; init; }

    /// <summary>Whose it is, as <see cref="Person.MailKey"/>.</summary>
    public required string MailKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

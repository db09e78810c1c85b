using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Mail;

/// <summary>Where features put what shall be written to people; stored with the caller's next save.</summary>
internal sealed class Outbox(HearingDb db, TimeProvider clock)
{
    /// <summary>Adds a letter, unless one with that key was ever added.</summary>
    /// <param name="edition">The edition on whose page it is reviewed; null for the installation's own.</param>
    /// <param name="key">What it is for and to whom, such as <c>published:3:PERSON</c>; at most 200 characters.</param>
    /// <param name="person">The recipient.</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="review">Whether an organiser looks at it before it goes.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it was added.</returns>
    public Task<bool> AddAsync(EditionId edition, string key, Person person, string subject, string body, bool review, CancellationToken cancel) =>
        AddAsync(edition, key, person.Mail, person.Name, subject, body, review, cancel);

    /// <inheritdoc cref="AddAsync(EditionId, string, Person, string, string, bool, CancellationToken)"/>
    public async Task<bool> AddAsync(
        EditionId? edition, string key, string to, string toName, string subject, string body, bool review, CancellationToken cancel)
    {
        if (db.Outbox.Local.Any(m => m.Key == key) || await db.Outbox.AnyAsync(m => m.Key == key, cancel))
        {
            return false;
        }

        db.Outbox.Add(new OutboxMessage
        {
            Id = MessageId.New(),
            EditionId = edition,
            Key = key,
            To = to,
            ToName = PlainText.Line(toName),
            Subject = PlainText.Line(subject),
            Body = body,
            State = review ? MessageState.ForReview : MessageState.Ready,
            CreatedAt = clock.GetUtcNow(),
        });
        return true;
    }
}

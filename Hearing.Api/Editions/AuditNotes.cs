using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Editions;

namespace Hearing.Api.Editions;

internal static class AuditNotes
{
    /// <summary>Notes who did what; stored with the next save.</summary>
    public static void Note(this HearingDb db, EditionId? edition, DateTimeOffset now, PersonId? by, string action, string subject = "") =>
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), EditionId = edition, At = now, By = by, Action = action, Subject = subject });
}

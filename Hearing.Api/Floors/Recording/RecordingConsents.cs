using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Floors;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Floors.Recording;

/// <summary>Keeps who agrees to be recorded; each change stands in the audit.</summary>
internal sealed class RecordingConsents(HearingDb db, TimeProvider clock)
{
    /// <summary>Keeps it. What is so already changes nothing.</summary>
    public async Task SetAsync(EditionId edition, PersonId person, bool agrees, CancellationToken cancel)
    {
        var known = await db.Set<RecordingConsent>().FirstOrDefaultAsync(c => c.PersonId == person, cancel);
        if (agrees == known is not null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (known is null)
        {
            db.Add(new RecordingConsent { EditionId = edition, PersonId = person, At = now });
        }
        else
        {
            db.Remove(known);
        }

        db.Note(edition, now, person, agrees ? "recording-agreed" : "recording-refused", person.Value.ToString());
        await db.SaveChangesAsync(cancel);
    }
}

using Hearing.Api.Planning;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Documents;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents;

/// <summary>The programme as it is printed, and as its page says it: in the same words, with the changes that the reader is told of.</summary>
internal sealed class ProgrammePrinting(HearingDb db, EditionScope scope, ProgrammeReading reading, DocumentWords words)
{
    /// <summary>The newest version; null while nothing is published.</summary>
    public async Task<ProgrammeDocument?> NewestAsync(CancellationToken cancel) =>
        await ProgrammeEndpoints.NewestAsync(db, scope.Edition, cancel) is { } newest ? await OfAsync(newest, cancel) : null;

    /// <summary>That version.</summary>
    public async Task<ProgrammeDocument> OfAsync(Programme programme, CancellationToken cancel)
    {
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == scope.Edition.Id).ToListAsync(cancel);
        return words.Print(scope.Edition, programme, candidates, await reading.ConcerningAsync(programme, cancel));
    }
}

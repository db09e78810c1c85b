using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Awards;
using Hearing.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Awards;

/// <summary>The jury's protocol as a page to read and print.</summary>
internal static class ProtocolPages
{
    public static async Task<IResult> ShowAsync(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var people = await db.People.Where(p => p.EditionId == edition.Id).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var candidates = (await db.Candidates.Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.FullName);
        var entries = await db.Protocol.AsNoTracking().Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        var lines = entries.Where(e => e.IsReadableBy(scope.Access)).OrderBy(e => e.At).ThenBy(e => e.Order).ThenBy(e => e.Id)
            .Select(e => new ProtocolPage.ProtocolLine(
                edition.Zone.ToLocal(e.At), e.By is { } by ? people.GetValueOrDefault(by) : null, e.Kind,
                e.CandidateId is { } id ? candidates.GetValueOrDefault(id) : null,
                e.Kind == ProtocolKind.ConflictWithdrawn && Guid.TryParse(e.Text, out var juror) ? people.GetValueOrDefault(new(juror)) ?? "" : e.Text));
        return Page.Of<ProtocolPage>(new { Model = new ProtocolPage.ProtocolModel(edition.Slug, edition.Name, [.. lines]) });
    }
}

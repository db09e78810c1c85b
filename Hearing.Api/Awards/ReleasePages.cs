using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hearing.Api.Documents;
using Hearing.Api.Editions;
using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Awards;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Awards;

/// <summary>The one release of an edition: what it will publish, and doing it.</summary>
internal sealed class ReleasePages(EditionScope scope, HearingDb db, ResultMail mail, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(string? error, CancellationToken cancel)
    {
        var (candidates, awards) = await LoadAsync(cancel);
        return Page.Of<ReleasePage>(new { Model = await ModelAsync(candidates, awards, error, cancel) }, error is null ? 200 : 422);
    }

    public async Task<IResult> ReleaseAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var (candidates, awards) = await LoadAsync(cancel);
        try
        {
            Decisions.CheckMayRelease(scope.Edition, candidates, awards);
            if (form["sure"] != "yes")
            {
                throw new Refused(RefusalCode.Invalid, "The release is confirmed.", "NotSure");
            }

            if (form["seen"] != Fingerprint(candidates, awards))
            {
                throw new Refused(RefusalCode.Stale, "Something has changed since the page was opened.", "ReleaseStale");
            }

            await StoreAsync(candidates, awards, cancel);
        }
        catch (Refused refused) when (refused.Reason is not null)
        {
            return await ShowAsync(refused.Reason, cancel);
        }

        return new SeeOther($"/{scope.Edition.Slug}/recipients");
    }

    private async Task<(List<Candidate> Candidates, List<Award> Awards)> LoadAsync(CancellationToken cancel) => (
        await db.Candidates.Where(c => c.EditionId == scope.Edition.Id).OrderBy(c => c.Order).ToListAsync(cancel),
        await db.Awards.Where(a => a.EditionId == scope.Edition.Id).ToListAsync(cancel));

    /// <summary>All in one commit. Every award is written again, so that a decision recorded at the same time loses and is told.</summary>
    private async Task StoreAsync(List<Candidate> candidates, List<Award> awards, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var now = clock.GetUtcNow();
        edition.Release(now);
        foreach (var award in awards)
        {
            db.Entry(award).State = EntityState.Modified;
        }

        await db.IssueCertificatesAsync(edition, now, cancel);
        db.Add(ProtocolEntry.Of(edition.Id, now, scope.PersonId, ProtocolKind.Released));
        db.Note(edition.Id, now, scope.PersonId, "released");
        await mail.WriteAsync(edition, candidates, awards, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ReleasePage.ReleaseModel> ModelAsync(List<Candidate> candidates, List<Award> awards, string? error, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var films = await FilmPages.NewestAsync(db, edition.Id, cancel);
        var lines = Shown(candidates).Select(c =>
        {
            var award = awards.FirstOrDefault(a => a.CandidateId == c.Id);
            return new ReleasePage.ReleaseLine(
                c.FullName, SchoolForms(edition, c), award?.Kind, award?.Motivation ?? "", films.GetValueOrDefault(c.Id)?.Title, award?.FilmComment);
        }).ToList();
        return new(edition.Slug, edition.Name, edition.Year, edition.ReleasedAt is { } at ? edition.Zone.ToLocal(at) : null,
            candidates.Count > 0 && candidates.All(c => awards.Any(a => a.CandidateId == c.Id)), lines.Count < candidates.Count,
            await mail.Recipients(edition).CountAsync(cancel), Fingerprint(candidates, awards), lines, error);
    }

    /// <summary>The names of a candidate's school forms, as they were called that year.</summary>
    internal static IReadOnlyList<string> SchoolForms(Edition edition, Candidate candidate) =>
        [.. candidate.SchoolForms.Select(key => edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key)];

    private IEnumerable<Candidate> Shown(IEnumerable<Candidate> candidates) => candidates.Where(c => !scope.Access.IsInConflictWith(c.Id));

    private string Fingerprint(List<Candidate> candidates, List<Award> awards)
    {
        var seen = Shown(candidates).Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Id.Value} {c.Revision} {awards.FirstOrDefault(a => a.CandidateId == c.Id)?.Revision}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seen))));
    }
}

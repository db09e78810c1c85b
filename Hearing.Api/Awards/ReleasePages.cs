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
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Awards;

/// <summary>The one release of an edition: what it will publish, and doing it.</summary>
internal sealed class ReleasePages(EditionScope scope, HearingDb db, ResultMail mail, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(string? error, CancellationToken cancel)
    {
        var decided = await LoadAsync(cancel);
        return Page.Of<ReleasePage>(new { Model = await ModelAsync(decided, error, cancel) }, error is null ? 200 : 422);
    }

    public async Task<IResult> ReleaseAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var decided = await LoadAsync(cancel);
        try
        {
            Decisions.CheckMayRelease(scope.Edition, decided.Candidates, decided.Awards, decided.Standing);
            if (form["sure"] != "yes")
            {
                throw new Refused(RefusalCode.Invalid, "The release is confirmed.", "NotSure");
            }

            if (form["seen"] != Fingerprint(decided))
            {
                throw new Refused(RefusalCode.Stale, "Something has changed since the page was opened.", "ReleaseStale");
            }

            await StoreAsync(decided, cancel);
        }
        catch (Refused refused) when (refused.Reason is not null)
        {
            return await ShowAsync(refused.Reason, cancel);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.AlreadyReleased)
        {
            // Pressed twice: the page tells what holds now.
            return new SeeOther($"/{scope.Edition.Slug}/jury/release");
        }
        catch (DbUpdateConcurrencyException)
        {
            // By two at once, or a decision was recorded in the same moment and nothing is released.
            db.ChangeTracker.Clear();
            await scope.LoadAsync(scope.Edition.Slug, request.HttpContext.User, cancel);
            return scope.Edition.IsReleased ? new SeeOther($"/{scope.Edition.Slug}/jury/release") : await ShowAsync("ReleaseStale", cancel);
        }

        return new SeeOther($"/{scope.Edition.Slug}/recipients");
    }

    private sealed record Decided(List<Candidate> Candidates, List<Award> Awards, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> Standing);

    private async Task<Decided> LoadAsync(CancellationToken cancel) => new(
        await db.Candidates.Where(c => c.EditionId == scope.Edition.Id).OrderBy(c => c.Order).ToListAsync(cancel),
        await db.Awards.Where(a => a.EditionId == scope.Edition.Id).ToListAsync(cancel),
        Conflict.Standing(
            await db.Conflicts.Where(c => c.EditionId == scope.Edition.Id).ToListAsync(cancel),
            await db.People.AsNoTracking().Where(p => p.EditionId == scope.Edition.Id).ToListAsync(cancel)));

    /// <summary>All in one commit. Every award is written again, so that a decision recorded at the same time loses and is told.</summary>
    private async Task StoreAsync(Decided decided, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var now = clock.GetUtcNow();
        edition.Release(now);
        foreach (var award in decided.Awards)
        {
            db.Entry(award).State = EntityState.Modified;
        }

        await db.IssueCertificatesAsync(edition, CertificateSeries.Results, now, cancel);
        db.Add(ProtocolEntry.Of(edition.Id, now, scope.PersonId, ProtocolKind.Released));
        db.Note(edition.Id, now, scope.PersonId, "released");
        await mail.WriteAsync(edition, decided.Candidates, decided.Awards, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ReleasePage.ReleaseModel> ModelAsync(Decided decided, string? error, CancellationToken cancel)
    {
        var (candidates, awards, standing) = decided;
        var edition = scope.Edition;
        var films = await FilmPages.NewestAsync(db, edition.Id, cancel);
        var lines = Shown(candidates).Select(c =>
        {
            var award = awards.FirstOrDefault(a => a.CandidateId == c.Id);
            return new ReleasePage.ReleaseLine(
                c.FullName, SchoolForms(edition, c), award?.Kind, award?.Motivation ?? "", films.GetValueOrDefault(c.Id)?.Title, award?.FilmComment);
        }).ToList();
        return new(edition.Slug, edition.Name, edition.Year, edition.ReleasedAt is { } at ? edition.Zone.ToLocal(at) : null,
            Decisions.WhyNotReady(candidates, awards, standing), lines.Count < candidates.Count,
            await mail.Recipients(edition).CountAsync(cancel), Fingerprint(decided), lines, error);
    }

    /// <summary>The names of a candidate's school forms, as they were called that year.</summary>
    internal static IReadOnlyList<string> SchoolForms(Edition edition, Candidate candidate) =>
        [.. candidate.SchoolForms.Select(key => edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key)];

    private IEnumerable<Candidate> Shown(IEnumerable<Candidate> candidates) => candidates.Where(c => !scope.Access.IsInConflictWith(c.Id));

    private string Fingerprint(Decided decided)
    {
        var (candidates, awards, _) = decided;
        var seen = Shown(candidates).Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Id.Value} {c.Revision} {awards.FirstOrDefault(a => a.CandidateId == c.Id)?.Revision}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seen))));
    }
}

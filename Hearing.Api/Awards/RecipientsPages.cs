using System.Globalization;
using Hearing.Api.Documents.Papers;
using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Awards;
using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Awards;

/// <summary>The recipients as everybody sees them; before the release a page that says when.</summary>
internal static class RecipientsPages
{
    public static async Task<IResult> ShowAsync(
        EditionScope scope, HearingDb db, IFilmStorage storage, PaperReading papers, PaperWords words, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var recipients = edition.IsReleased ? await RecipientsAsync(edition, db, storage, cancel) : [];
        return Page.Of<RecipientsPage>(new
        {
            Model = new RecipientsPage.RecipientsModel(edition.Slug, edition.Name, edition.Year, edition.IsReleased, When(edition), recipients)
            {
                Press = recipients.Count > 0 ? await papers.PressAsync(words.Press(edition.Year), cancel) : null,
            },
        });
    }

    private static async Task<IReadOnlyList<RecipientsPage.Recipient>> RecipientsAsync(Edition edition, HearingDb db, IFilmStorage storage, CancellationToken cancel)
    {
        var given = await db.Awards.AsNoTracking().Where(a => a.EditionId == edition.Id && a.Kind != AwardKind.None)
            .Join(db.Candidates, a => a.CandidateId, c => c.Id, (a, c) => new { Award = a, Candidate = c }).ToListAsync(cancel);
        var films = await FilmPages.NewestAsync(db, edition.Id, cancel);
        var webinars = (await db.Webinars.AsNoTracking().Where(w => w.EditionId == edition.Id && w.CandidateId != null).ToListAsync(cancel))
            .GroupBy(w => w.CandidateId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(w => w.StartsAt).First());
        var codes = (await db.Certificates.AsNoTracking().Where(c => c.EditionId == edition.Id && c.WithdrawnAt == null && c.CandidateId != null).ToListAsync(cancel))
            .Where(c => c.Kind.Series() == CertificateSeries.Results).GroupBy(c => c.CandidateId!.Value).ToDictionary(g => g.Key, g => g.First().Code);
        return [.. given.OrderBy(x => x.Candidate.Order).Select(x => new RecipientsPage.Recipient(
            Anchor(x.Candidate.FullName, x.Candidate.Order), x.Candidate.FullName, x.Award.Kind, ReleasePages.SchoolForms(edition, x.Candidate), x.Award.Motivation,
            Film(edition, films.GetValueOrDefault(x.Candidate.Id), storage), x.Award.FilmComment, Webinar(edition, webinars.GetValueOrDefault(x.Candidate.Id)),
            codes.GetValueOrDefault(x.Candidate.Id)))];
    }

    private static RecipientsPage.RecipientFilm? Film(Edition edition, Film? film, IFilmStorage storage)
    {
        if (film is null)
        {
            return null;
        }

        var address = $"/api/editions/{edition.Slug}/films/{film.Id.Value}";
        var here = storage.Has(film.Sha256);
        return new(film.Title, here ? $"{address}/file" : null, here && film.CaptionsVtt is not null ? $"{address}/captions.vtt" : null);
    }

    private static RecipientsPage.RecipientWebinar? Webinar(Edition edition, Webinar? webinar) => webinar is null ? null : new(
        webinar.Title, webinar.StartsAt is { } at ? edition.Zone.ToLocal(at) : null,
        Safe(webinar.JoinLink), Safe(webinar.RecordingLink), Safe(webinar.DocumentationLink));

    private static string? Safe(string? link) => WebLink.IsSafe(link) ? link : null;

    /// <summary>A readable anchor: the name in the letters of addresses, with the place in the list where names are alike.</summary>
    private static string Anchor(string name, int order)
    {
        var plain = name.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace('é', 'e');
        var words = new string([.. plain.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', words)}-{order + 1}");
    }

    /// <summary>The hearing's days in words; null while the edition is a draft or has no days.</summary>
    private static string? When(Edition edition) => edition.Phase == Phase.Draft || edition.Days.Count == 0
        ? null
        : string.Join(", ", edition.Days.Select(d => d.Date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)));
}

using Hearing.Api.Awards;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Planning;

/// <summary>The edition's public front page: the newest programme with the changes that concern the reader.</summary>
internal static class ProgrammePages
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{edition}", async (ProgrammeReading reading, EditionScope scope, HearingDb db, CancellationToken cancel) =>
        {
            var edition = scope.Edition;
            return Page.Of<ProgrammePage>(new
            {
                Model = new ProgrammePage.ProgrammeModel(
                    edition.Slug, edition.Name, edition.Mode, edition.Venue, edition.IsReleased, scope.Access.Allows(Right.Organise), await reading.NewestAsync(cancel))
                {
                    Candidates = scope.HasProgramme ? await CandidatesAsync(db, edition, cancel) : [],
                },
            });
        }).Needs(Right.SeePublic).Compressed();

    private static async Task<IReadOnlyList<ProgrammePage.ProgrammeCandidate>> CandidatesAsync(HearingDb db, Edition edition, CancellationToken cancel) =>
        [.. (await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel))
            .Select(c => new ProgrammePage.ProgrammeCandidate(c.FullName, ReleasePages.SchoolForms(edition, c)))];
}

using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain.People;

namespace Hearing.Api.Planning;

/// <summary>The edition's public front page: the newest programme with its changes.</summary>
internal static class ProgrammePages
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{edition}", async (HearingDb db, EditionScope scope, CancellationToken cancel) =>
        {
            var edition = scope.Edition;
            var newest = await ProgrammeEndpoints.NewestAsync(db, edition, cancel);
            return Page.Of<ProgrammePage>(new
            {
                Model = new ProgrammePage.ProgrammeModel(
                    edition.Slug, edition.Name, edition.Mode, edition.Venue, edition.IsReleased, scope.Access.Allows(Right.Organise),
                    newest is null ? null : ProgrammeEndpoints.View(edition, newest)),
            });
        }).Needs(Right.SeePublic).Compressed();
}

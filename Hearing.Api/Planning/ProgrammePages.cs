using Hearing.Api.Documents;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain.People;

namespace Hearing.Api.Planning;

/// <summary>The edition's public front page: the newest programme with the changes that concern the reader.</summary>
internal static class ProgrammePages
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{edition}", async (ProgrammeReading reading, ProgrammePrinting printing, EditionScope scope, CancellationToken cancel) =>
        {
            var edition = scope.Edition;
            return Page.Of<ProgrammePage>(new
            {
                Model = new ProgrammePage.ProgrammeModel(
                    edition.Slug, edition.Name, edition.Mode, edition.Venue, edition.IsReleased, scope.Access.Allows(Right.Organise), await reading.NewestAsync(cancel))
                {
                    Printed = await printing.NewestAsync(cancel),
                },
            });
        }).Needs(Right.SeePublic).Compressed();
}

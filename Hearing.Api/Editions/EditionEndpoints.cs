using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Editions;

/// <summary>Editions for programs: list, one, import, export, the document's schema.</summary>
internal static class EditionEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/editions", (HearingDb db, HttpContext context, CancellationToken cancel) => EditionList.ForAsync(db, context.User, cancel)).ForEveryone();
        app.MapPost("/api/editions", ImportAsync).Accepts<EditionDocument>("application/json").Produces<EditionSummary>(201)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).NeedsInstallationOrganiser()
            .WithDescription("Imports an edition document guldtrappan-edition/1; its schema is at " + EditionSchema.Address + ".");
        app.MapGet("/api/editions/{edition}", Details).Needs(Right.SeePublic);
        app.MapGet("/api/editions/{edition}/export", ExportAsync).Produces<EditionDocument>().Needs(Right.Export);
        app.MapGet(EditionSchema.Address, () => TypedResults.Text(EditionSchema.Text, "application/schema+json")).ForEveryone();
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await LimitedCopy.ToAsync(request.Body, bytes, EditionReader.MaxBytes, () => new(RefusalCode.TooLarge, "An edition document has 10 MB at most."), cancel);
        var read = EditionReader.Read(bytes.ToArray());
        if (read.Document is not { } document)
        {
            return Invalid(read.Faults);
        }

        await db.ImportAsync(document, clock.GetUtcNow(), cancel);
        return TypedResults.Created($"/api/editions/{document.Slug}", new EditionSummary(document.Slug, document.Name, document.Year, document.Mode, document.Phase));
    }

    private static ProblemHttpResult Invalid(IReadOnlyList<DocumentFault> faults) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "The edition document has faults; nothing was stored.",
        extensions: new Dictionary<string, object?> { ["code"] = Refused.Text(RefusalCode.Invalid), ["errors"] = faults });

    private static EditionDetails Details(EditionScope scope)
    {
        var edition = scope.Edition;
        if (edition.Phase == Phase.Draft && scope.Access.Roles == Roles.None)
        {
            throw new Refused(RefusalCode.NotFound, "There is no such edition.");
        }

        return new(edition.Slug, edition.Name, edition.Year, edition.Mode, edition.Phase, edition.TimeZone,
            scope.Access.Allows(Right.Organise) ? edition.Revision : null,
            [.. edition.Days.Select(d => d.Date)], [.. edition.Rooms.Select(r => new RoomSummary(r.Slug, r.Name, r.Kind))]);
    }

    private static async Task<IResult> ExportAsync(
        EditionScope scope, HearingDb db, TimeProvider clock, HttpResponse response, CancellationToken cancel, string? include = null)
    {
        response.Headers.CacheControl = "private, no-store";
        var withJury = include switch
        {
            null or "" => false,
            "jury" => true,
            _ => throw new Refused(RefusalCode.Invalid, "What can be included is 'jury'."),
        };
        if (!scope.Access.Allows(withJury ? Right.ExportJury : Right.Organise))
        {
            throw new Refused(RefusalCode.NotAllowed, withJury ? "Marks and notes are exported by the chair." : "An edition is exported by its organiser.");
        }

        var content = await db.LoadEditionAsync(scope.Edition, withJury, cancel);
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, withJury ? "exported-with-jury" : "exported", scope.Edition.Slug);
        await db.SaveChangesAsync(cancel);
        var text = EditionJson.Canonical(EditionExport.Document(content.Without(scope.Access.Conflicts)));
        return TypedResults.Text(text, "application/json");
    }
}

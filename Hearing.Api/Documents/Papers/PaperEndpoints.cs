using Hearing.Api.Documents.Designs;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents.Papers;
using Hearing.Domain.People;

namespace Hearing.Api.Documents.Papers;

/// <summary>The papers for the day, and the press text of the release.</summary>
internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("/api/editions/{edition}/documents");
        papers.MapGet("/run-sheet/{room}.pdf", RunSheetAsync).Needs(Right.RunHold);
        papers.MapGet("/stage-cards.pdf", StageCardsAsync).Needs(Right.Organise);
        papers.MapGet("/door-signs.pdf", DoorSignsAsync).Needs(Right.Organise);
        papers.MapGet("/table-signs.pdf", TableSignsAsync).Needs(Right.Organise);
        papers.MapGet("/badges.pdf", BadgesAsync).Needs(Right.Organise);
        papers.MapGet("/jury-pack.pdf", OwnPackAsync).Needs(Right.Mark);
        papers.MapGet("/jury-packs.pdf", PacksAsync).Needs(Right.Organise);
        papers.MapGet("/press.pdf", PressAsync).Needs(Right.SeeDecision);
    }

    private static async Task<IResult> RunSheetAsync(
        string room, bool? archive, EditionScope scope, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var print = new RunSheetPrint(await reading.SourceAsync(cancel), scope.Edition.Room(room), await reading.FilmsAsync(cancel), words.RunSheet());
        var document = print.Document(scope.Access.Conflicts);
        return await files.PdfAsync(document, document.Days.Count, $"run-sheet-{room}", archive, cancel);
    }

    private static async Task<IResult> StageCardsAsync(bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = StageCardPrint.Of(await reading.SourceAsync(cancel), words.StageCards());
        return await files.PdfAsync(document, document.Cards.Count, "stage-cards", archive, cancel);
    }

    private static async Task<IResult> DoorSignsAsync(bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = DoorSignPrint.Of(await reading.SourceAsync(cancel), words.DoorSigns());
        return await files.PdfAsync(document, document.Signs.Count, "door-signs", archive, cancel);
    }

    private static async Task<IResult> TableSignsAsync(bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = TableSignPrint.Of(await reading.SourceAsync(cancel), words.TableSigns());
        return await files.PdfAsync(document, document.Signs.Count, "table-signs", archive, cancel);
    }

    private static async Task<IResult> BadgesAsync(bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = BadgePrint.Of(await reading.SourceAsync(cancel), words.Badges());
        return await files.PdfAsync(document, document.Badges.Count, "badges", archive, cancel);
    }

    private static Task<IResult> OwnPackAsync(bool? archive, EditionScope scope, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel) =>
        PackAsync(scope.PersonId, "jury-pack", archive, reading, words, files, cancel);

    private static Task<IResult> PacksAsync(bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel) =>
        PackAsync(null, "jury-packs", archive, reading, words, files, cancel);

    private static async Task<IResult> PackAsync(
        PersonId? juror, string name, bool? archive, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = await reading.PacksAsync(juror, words.JuryPacks(), cancel);
        return await files.PdfAsync(document, document.Packs.Count, name, archive, cancel);
    }

    private static async Task<IResult> PressAsync(
        bool? archive, EditionScope scope, PaperReading reading, PaperWords words, PaperFiles files, CancellationToken cancel)
    {
        var document = await reading.PressAsync(words.Press(scope.Edition.Year), cancel);
        return await files.PdfAsync(document, document.Groups.Count, "press", archive, cancel);
    }
}

/// <summary>Sets papers and sends them. None is kept by a cache: what is on them depends on who asks.</summary>
internal sealed class PaperFiles(EditionScope scope, EditionTypesetter typesetter, IHttpContextAccessor http)
{
    /// <param name="count">How many sheets, rows or groups there are to print.</param>
    /// <param name="name">The file's name, before the edition's.</param>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when there is nothing to print.</exception>
    public async Task<IResult> PdfAsync(PaperDocument document, int count, string name, bool? archive, CancellationToken cancel)
    {
        if (count == 0)
        {
            throw new Refused(RefusalCode.NotFound, "There is nothing to print yet.");
        }

        var response = http.HttpContext!.Response;
        DocumentFiles.Private(response);
        return DocumentFiles.Pdf(response, await typesetter.SetAsync(document, DocumentFiles.Form(archive), cancel), $"{name}-{scope.Edition.Slug}.pdf");
    }
}

using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>Importing a document on a page.</summary>
internal static class ImportPages
{
    public const string Address = "/_editions/import";
    private const int LargestForm = EditionReader.MaxBytes + (64 * 1024);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, () => Show(null, [], 200)).NeedsInstallationOrganiser();
        app.MapPost(Address, ImportAsync).AsForm().NeedsInstallationOrganiser().WithFormOptions(multipartBodyLengthLimit: LargestForm)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, HearingDb db, TimeProvider clock, IStringLocalizer<SetupText> texts, CancellationToken cancel)
    {
        if ((await request.ReadFormAsync(cancel)).Files["document"] is not { Length: > 0 } file)
        {
            return Show(texts["import.NoFile"], [], 422);
        }

        try
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            var read = EditionReader.Read(bytes.ToArray());
            if (read.Document is not { } document)
            {
                return Show(null, read.Faults, 422);
            }

            await db.ImportAsync(document, clock.GetUtcNow(), cancel);
            return SeeOther.At($"/{document.Slug}");
        }
        catch (Refused refused) when (refused.Code is RefusalCode.EditionExists or RefusalCode.IdExists or RefusalCode.TooLarge)
        {
            return Show(texts[$"import.{refused.CodeText}"], [], 422);
        }
    }

    private static RazorComponentResult<ImportPage> Show(string? problem, IReadOnlyList<DocumentFault> faults, int status) =>
        Page.Of<ImportPage>(new { Problem = problem, Faults = faults }, status);
}

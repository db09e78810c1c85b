using System.Globalization;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents.Designs;

/// <summary>How documents look: the form, its versions, and taking one back.</summary>
internal sealed class DesignPages(EditionScope scope, HearingDb db, DesignTrial trial, TypstWorkerOptions worker, TimeProvider clock)
{
    private const string Address = "/{edition}/documents/design";

    // Two pictures and a template.
    private const int LargestForm = 3 * DocumentDesign.LargestPicture;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (DesignPages pages, CancellationToken cancel) => pages.ShowAsync(null, cancel)).Needs(Right.Organise);
        app.MapPost(Address, (HttpRequest request, DesignPages pages, CancellationToken cancel) => pages.SaveAsync(request, cancel)).AsForm().Needs(Right.Organise)
            .WithFormOptions(multipartBodyLengthLimit: LargestForm, bufferBodyLengthLimit: LargestForm).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        app.MapPost($"{Address}/back", ([FromForm] int version, DesignPages pages, CancellationToken cancel) => pages.TakeBackAsync(version, cancel)).AsForm().Needs(Right.Organise);
    }

    private async Task<IResult> SaveAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await DesignForm.ReadAsync(await request.ReadFormAsync(cancel), cancel);
        var design = form.Design(scope.Edition.Id, await db.DesignAsync(scope.Edition.Id, cancel), clock.GetUtcNow(), scope.PersonId);
        var faults = DocumentLook.Faults(design);
        var fault = faults.Count > 0 ? null : await trial.FaultAsync(design, cancel);
        return faults.Count > 0 || fault is not null ? await ShowAsync(new(design, faults, fault), cancel) : await KeepAsync(design, "design-saved", cancel);
    }

    private async Task<IResult> TakeBackAsync(int version, CancellationToken cancel)
    {
        var newest = await db.DesignAsync(scope.Edition.Id, cancel);
        var old = version == 0 ? null : await db.Designs.AsNoTracking().FirstOrDefaultAsync(d => d.EditionId == scope.Edition.Id && d.Version == version, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such version.");
        return newest is null ? SeeOther.At(Here) : await KeepAsync(Again(old, newest.Version + 1), "design-taken-back", cancel);
    }

    private async Task<IResult> KeepAsync(DocumentDesign design, string what, CancellationToken cancel)
    {
        db.Add(design);
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.PersonId, what, design.Version.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return SeeOther.At(Here);
    }

    private string Here => $"/{scope.Edition.Slug}/documents/design";

    private DocumentDesign Again(DocumentDesign? old, int version) => new()
    {
        EditionId = scope.Edition.Id,
        Version = version,
        Accent = (old ?? DocumentDesign.House).Accent,
        Ink = (old ?? DocumentDesign.House).Ink,
        Headings = (old ?? DocumentDesign.House).Headings,
        Body = (old ?? DocumentDesign.House).Body,
        Logo = old?.Logo,
        LogoText = old?.LogoText ?? "",
        Background = old?.Background,
        Template = old?.Template,
        SavedAt = clock.GetUtcNow(),
        SavedBy = scope.PersonId,
    };

    private async Task<IResult> ShowAsync(Refusal? refused, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var versions = await db.Designs.Where(d => d.EditionId == edition.Id).OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.SavedAt, Own = d.Template != null }).ToListAsync(cancel);
        var design = refused?.Design ?? await db.DesignAsync(edition.Id, cancel) ?? DocumentDesign.House;
        return Page.Of<DesignPage>(
            new
            {
                Model = new DesignPage.DesignModel(
                    edition.Slug, edition.Name, design.Accent, design.Ink, design.Headings, design.Body, design.LogoText, design.Template ?? "", design.Logo is not null,
                    design.Background is not null, worker.TakesOwnTemplates, refused?.Faults ?? [],
                    refused?.Fault is { } f ? new(f.Sample?.ToString(), [.. f.Faults.Select(x => new DesignPage.Mistake(x.Line, x.Text))]) : null,
                    [.. versions.Select(v => new DesignPage.DesignVersion(v.Version, edition.Zone.ToLocal(v.SavedAt).ToString("g", CultureInfo.CurrentCulture), v.Own))]),
            },
            refused is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private sealed record Refusal(DocumentDesign Design, IReadOnlyList<DesignFault> Faults, DesignTrialFault? Fault);
}

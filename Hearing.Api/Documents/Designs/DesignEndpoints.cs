using System.Text;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hearing.Api.Documents.Designs;

/// <summary>The picture of a design while it is being written.</summary>
internal static class DesignEndpoints
{
    private const string Address = "/api/editions/{edition}/documents/design";
    private const int LargestBody = 4 * DocumentDesign.LargestPicture;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost($"{Address}/preview", Preview).Needs(Right.Organise).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        app.MapGet($"{Address}/preview.svg", Saved).Needs(Right.Organise);
        app.MapGet($"{Address}/house.typ", House).Needs(Right.Organise);
    }

    private static async Task<Ok<DesignPreview>> Preview(
        DesignDraft draft, EditionScope scope, HearingDb db, DesignSamples samples, ITypesetter typesetter, HttpResponse response, CancellationToken cancel)
    {
        DocumentFiles.Private(response);
        var form = new DesignForm(
            draft.Accent, draft.Ink, draft.Headings, draft.Body, draft.LogoText, draft.Template, draft.Logo, draft.Background, draft.WithoutLogo, draft.WithoutBackground);
        var design = form.Design(scope.Edition.Id, await db.DesignAsync(scope.Edition.Id, cancel), DateTimeOffset.UnixEpoch, null);
        var faults = DocumentLook.Faults(design);
        var made = faults.Contains(DesignFault.Colour) || faults.Contains(DesignFault.NoPicture) || faults.Contains(DesignFault.Foreground)
            ? new(null, []) : await typesetter.TryAsync(samples.Of(draft.Sample, design), DocumentForm.Preview, cancel);
        return TypedResults.Ok(new DesignPreview(made.Made is null ? null : Encoding.UTF8.GetString(made.Made), faults, made.Faults));
    }

    private static async Task<FileContentHttpResult> Saved(
        DesignSample? sample, EditionScope scope, HearingDb db, DesignSamples samples, ITypesetter typesetter, HttpResponse response, CancellationToken cancel)
    {
        DocumentFiles.Private(response);
        var design = await db.DesignAsync(scope.Edition.Id, cancel) ?? DocumentDesign.House;
        return TypedResults.Bytes(await typesetter.SetAsync(samples.Of(sample ?? DesignSample.ShortNames, design), DocumentForm.Preview, cancel), "image/svg+xml");
    }

    /// <summary>The house's certificate, to begin an own one from.</summary>
    private static PhysicalFileHttpResult House(EditionScope scope, TypstWorkerOptions options) =>
        TypedResults.PhysicalFile(Path.Combine(options.Templates, "certificate.typ"), "text/plain; charset=utf-8", $"certificate-{scope.Edition.Slug}.typ");
}

/// <summary>A design that is being written. Pictures are base64; those that are not sent are the stored ones.</summary>
public sealed record DesignDraft(
    string Accent, string Ink, DesignFont Headings, DesignFont Body, DesignSample Sample = DesignSample.ShortNames, string LogoText = "", string? Template = null,
    byte[]? Logo = null, byte[]? Background = null, bool WithoutLogo = false, bool WithoutBackground = false);

/// <summary>Its picture as SVG, or what is wrong with it.</summary>
public sealed record DesignPreview(string? Picture, IReadOnlyList<DesignFault> Faults, IReadOnlyList<SettingFault> Mistakes);

using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents.Signatures;

/// <summary>Handing in the picture of a signature, and taking it away.</summary>
internal static class SignaturePages
{
    private const int LargestForm = PngPicture.MostBytes + 65536;

    public static void MapSignaturePages(this IEndpointRouteBuilder app) =>
        app.MapPost("/{edition}/documents/signatures", HandIn).AsForm().Needs(Right.PrintCertificates)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm)).WithFormOptions(multipartBodyLengthLimit: LargestForm);

    private static async Task<IResult> HandIn(IFormCollection form, EditionScope scope, HearingDb db, DocumentPages pages, TimeProvider clock, CancellationToken cancel)
    {
        var (edition, name, now) = (scope.Edition, form["name"].ToString(), clock.GetUtcNow());
        if (edition.Signatories.All(s => s.Name != name))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such signatory.");
        }

        var stored = await db.Set<SignaturePicture>().FirstOrDefaultAsync(s => s.EditionId == edition.Id && s.Name == name, cancel);
        if (form["remove"] == "yes")
        {
            db.RemoveRange(new[] { stored }.OfType<SignaturePicture>());
        }
        else
        {
            try
            {
                Store(db, edition.Id, name, stored, await PictureAsync(form, cancel), now);
            }
            catch (Refused refused) when (refused.Reason is not null)
            {
                return await pages.ShowAsync(refused, cancel);
            }
        }

        db.Note(edition.Id, now, scope.PersonId, form["remove"] == "yes" ? "signature-removed" : "signature-handed-in", name);
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{edition.Slug}/documents");
    }

    private static async Task<PngPicture> PictureAsync(IFormCollection form, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        if (form.Files["picture"] is { } file)
        {
            await file.CopyToAsync(bytes, cancel);
        }

        return PngPicture.Read(bytes.ToArray());
    }

    private static void Store(HearingDb db, EditionId edition, string name, SignaturePicture? stored, PngPicture picture, DateTimeOffset now)
    {
        if (stored is null)
        {
            db.Add(new SignaturePicture { EditionId = edition, Name = name, Png = picture.Png, Width = picture.Width, Height = picture.Height, HandedInAt = now });
            return;
        }

        (stored.Png, stored.Width, stored.Height, stored.HandedInAt) = (picture.Png, picture.Width, picture.Height, now);
    }
}

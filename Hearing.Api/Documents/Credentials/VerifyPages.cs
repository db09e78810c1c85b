using System.Globalization;
using System.Text;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using static Hearing.Client.Documents.VerifyPage;

namespace Hearing.Api.Documents.Credentials;

/// <summary>The page on which anybody checks a certificate, by its code or by its credential.</summary>
internal sealed class VerifyPages(Register register, CredentialCheck check, DocumentWords words, IOptions<HearingOptions> options)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/verify", (string? code, VerifyPages pages) => pages.Asked(code)).ForEveryone();
        app.MapGet("/verify/{code}", (string code, VerifyPages pages, CancellationToken cancel) => pages.ShowAsync(code, cancel)).ForEveryone();
        app.MapPost("/verify", (IFormCollection form, VerifyPages pages, CancellationToken cancel) => pages.CheckAsync(form, cancel))
            .AsForm().WithMetadata(new RequestSizeLimitAttribute(4 * Jws.Longest)).ForEveryone();
    }

    private IResult Asked(string? typed) => typed is null ? Answer(new(VerifyState.Ask, IsProvisional))
        : CertificateCode.Read(typed) is { } code ? TypedResults.Redirect($"/verify/{code}")
        : Answer(new(VerifyState.Unknown, IsProvisional), 404);

    private async Task<IResult> ShowAsync(string code, CancellationToken cancel)
    {
        var model = await RegisteredAsync(code, cancel);
        return Answer(model, model.State == VerifyState.Unknown ? 404 : 200);
    }

    private async Task<IResult> CheckAsync(IFormCollection form, CancellationToken cancel)
    {
        var (state, code) = check.Read(await HandedInAsync(form, cancel));
        return Answer(state switch
        {
            SignatureState.Ours => await RegisteredAsync(code!, cancel) with { IsCredential = true },
            SignatureState.Changed => new(VerifyState.Changed, IsProvisional),
            SignatureState.Foreign => new(VerifyState.Foreign, IsProvisional),
            SignatureState.Unreadable => new(VerifyState.Unreadable, IsProvisional),
            _ => throw new InvalidOperationException($"Nothing is said of {state}."),
        });
    }

    /// <summary>The file where one was chosen, else the text.</summary>
    private static async Task<string> HandedInAsync(IFormCollection form, CancellationToken cancel)
    {
        if (form.Files["file"] is not { Length: > 0 } file)
        {
            return form["credential"].ToString();
        }

        if (file.Length > Jws.Longest)
        {
            return "";
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(cancel);
    }

    private async Task<VerifyModel> RegisteredAsync(string code, CancellationToken cancel) => await register.FindAsync(code, cancel) switch
    {
        null => new(VerifyState.Unknown, IsProvisional),
        { Certificate: { WithdrawnAt: { } on } c, Edition: var edition } => new(
            VerifyState.Withdrawn, IsProvisional, Withdrawn: new(c.Number, Day(edition, on), await register.ReplacementAsync(c, cancel) is { } next ? new(next.Number, next.Code) : null)),
        { Certificate: var c, Edition: var edition } => new(VerifyState.Holds, IsProvisional, Certificate: Facts(edition, c)),
    };

    private CertificateFacts Facts(Edition edition, Certificate c)
    {
        var page = words.Print(edition, []).Document([c]).Certificates[0];
        return new(c.Number, c.Code, c.Year, page.Award, page.Kind, page.Lead, page.Name, page.SchoolForms, page.Motivation, c.Kind.IsUnderEmbargo(), page.PlaceAndDate,
            [.. page.Signatories.Select(s => $"{s.Name}, {s.Title}")]);
    }

    private bool IsProvisional => options.Value.IsProvisional;

    private static RazorComponentResult<VerifyPage> Answer(VerifyModel model, int status = 200) => Page.Of<VerifyPage>(new { Model = model }, status);

    private static string Day(Edition edition, DateTimeOffset instant) => edition.Zone.ToLocal(instant).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}

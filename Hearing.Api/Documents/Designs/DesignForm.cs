using Hearing.Domain;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents.Designs;

/// <summary>A design as it is written in the form, or sent while it is being written. Pictures that are not sent stay as they are.</summary>
internal sealed record DesignForm(
    string? Accent, string? Ink, DesignFont Headings, DesignFont Body, string? LogoText, string? Template, byte[]? Logo, byte[]? Background,
    bool WithoutLogo, bool WithoutBackground)
{
    public DocumentDesign Design(EditionId edition, DocumentDesign? before, DateTimeOffset now, PersonId? by) => new()
    {
        EditionId = edition,
        Version = (before?.Version ?? 0) + 1,
        Accent = (Accent ?? "").Trim().ToLowerInvariant(),
        Ink = (Ink ?? "").Trim().ToLowerInvariant(),
        Headings = Headings,
        Body = Body,
        Logo = WithoutLogo ? null : Logo ?? before?.Logo,
        LogoText = PlainText.Line(LogoText),
        Background = WithoutBackground ? null : Background ?? before?.Background,
        Template = string.IsNullOrWhiteSpace(Template) ? null : PlainText.Typed(Template),
        SavedAt = now,
        SavedBy = by,
    };

    public static async Task<DesignForm> ReadAsync(IFormCollection form, CancellationToken cancel) => new(
        form["accent"], form["ink"], Font(form["headings"]), Font(form["body"]), form["logoText"], form["template"],
        await PictureAsync(form.Files["logo"], cancel), await PictureAsync(form.Files["background"], cancel),
        form.ContainsKey("withoutLogo"), form.ContainsKey("withoutBackground"));

    private static DesignFont Font(string? name) => Enum.TryParse<DesignFont>(name, out var font) && Enum.IsDefined(font) ? font : DesignFont.SourceSerif;

    private static async Task<byte[]?> PictureAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}

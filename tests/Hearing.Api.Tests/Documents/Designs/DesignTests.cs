using System.Net;
using System.Net.Http.Json;
using Hearing.Api.Documents.Designs;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Designs;

public sealed class DesignTests : SampleEditionTests
{
    private const string Page = $"/{Slug}/documents/design";
    private const string Api = $"/api/editions/{Slug}/documents/design";
    private const string Certificate = $"/api/editions/{Slug}/documents/certificates.pdf";

    private static readonly (string, string)[] Filled =
        [("accent", "#7a1f5c"), ("ink", "#101010"), ("headings", "NotoSans"), ("body", "SourceSans"), ("logoText", "")];

    [Fact]
    public async Task A_saved_look_holds_for_certificates_and_any_version_can_be_used_again()
    {
        var organiser = App.As(Organiser);
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        var before = await organiser.GetByteArrayAsync(Certificate, Cancel);
        await Forms.PressAsync(organiser, Page, [.. Filled]);
        using (var pdf = new Pdf(await organiser.GetByteArrayAsync(Certificate, Cancel)))
        {
            Assert.NotEqual(before, pdf.Bytes);
            Assert.Contains("NotoSans", await pdf.FontsAsync(), StringComparison.Ordinal);
        }

        await Forms.PressAsync(organiser, Page, $"{Page}/back", ("version", "0"));
        Assert.Equal(before, await organiser.GetByteArrayAsync(Certificate, Cancel));
        await Forms.PressAsync(organiser, Page, $"{Page}/back", ("version", "1"));
        Assert.NotEqual(before, await organiser.GetByteArrayAsync(Certificate, Cancel));
        Assert.Equal([1, 2, 3], await App.InDatabase(db => Task.FromResult(db.Designs.Select(d => d.Version).Order().ToList())));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_line_and_nothing_is_saved_or_lost()
    {
        const string template = "#set text(size: 12pt)\n= Diplom\n#diplom(data)\n";
        var preview = await PreviewAsync(template);
        Assert.Null(preview.Picture);
        Assert.Equal(3, Assert.Single(preview.Mistakes).Line);
        using var answer = await Forms.PostAsync(App.As(Organiser), Page, Page, [.. Filled, ("template", template)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Rad 3: unknown variable: diplom", html, StringComparison.Ordinal);
        Assert.Contains("#diplom(data)", html, StringComparison.Ordinal);
        Assert.Contains("#7a1f5c", html, StringComparison.Ordinal);
        Assert.Equal(0, await App.InDatabase(db => Task.FromResult(db.Designs.Count())));
    }

    [Fact]
    public async Task An_own_template_is_used_behind_the_mark_and_reads_the_same_data()
    {
        const string template = """
            #let data = json(bytes(sys.inputs.data)).document
            #set text(font: "Noto Sans", lang: "sv")
            #set page(width: 210mm, height: 210mm)
            #for c in data.certificates [
              = Egen form
              #c.name \
              #c.motivation
            ]
            """;
        Assert.NotNull((await PreviewAsync(template)).Picture);
        var organiser = App.As(Organiser);
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        await Forms.PressAsync(organiser, Page, [.. Filled, ("template", template)]);
        using var pdf = new Pdf(await organiser.GetByteArrayAsync(Certificate, Cancel));
        var text = await pdf.TextAsync();
        Assert.All(["Egen form", "Karlstads kommun", "CANARY-first", "PROV"], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("#read(\"/proc/self/environ\")")]
    [InlineData("#read(\"../worker.mjs\")")]
    [InlineData("#import \"@preview/cetz:0.3.4\": canvas")]
    [InlineData("#eval(\"import \\\"@pre\" + \"view/cetz:0.3.4\\\": canvas\")")]
    [InlineData("#while true {}")]
    public async Task A_template_gets_at_nothing_and_an_endless_one_is_ended(string template)
    {
        var preview = await PreviewAsync($"= Diplom\n{template}");
        Assert.Null(preview.Picture);
        Assert.NotEmpty(preview.Mistakes);
        Assert.NotNull((await PreviewAsync(null)).Picture);
    }

    private async Task<DesignPreview> PreviewAsync(string? template)
    {
        using var answer = await App.As(Organiser).PostAsJsonAsync(
            $"{Api}/preview", new DesignDraft("#8f6a14", "#1d2430", DesignFont.Fraunces, DesignFont.SourceSerif, Template: template), Domain.Contracts.WireJson.Options, Cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<DesignPreview>(Domain.Contracts.WireJson.Options, Cancel))!;
    }
}

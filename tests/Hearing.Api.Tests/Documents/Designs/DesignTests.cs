using System.Net;
using System.Net.Http.Json;
using Hearing.Api.Documents;
using Hearing.Api.Documents.Designs;
using Hearing.Domain.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    // Too long a name, another script, and what the reading form alone refuses: a formula without words.
    [InlineData("#let c = data.certificates.first()\n#if c.name.len() > 90 { panic(\"lång\") }", "lång")]
    [InlineData("#let c = data.certificates.first()\n#if c.name.starts-with(\"Δ\") { panic(\"grekiska\") }", "grekiska")]
    [InlineData("$ x^2 $", "PDF/UA-1")]
    public async Task A_wrong_template_never_takes_the_place_of_a_good_one(string wrong, string told)
    {
        const string good = "#let data = json(bytes(sys.inputs.data)).document\n#set text(font: \"Noto Sans\", lang: \"sv\")\n= Egen form\n#data.certificates.first().name\n";
        var organiser = App.As(Organiser);
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        await Forms.PressAsync(organiser, Page, [.. Filled, ("template", good)]);
        var before = await organiser.GetByteArrayAsync(Certificate, Cancel);
        Assert.NotNull((await PreviewAsync(good + wrong)).Picture);
        using var answer = await Forms.PostAsync(organiser, Page, Page, [.. Filled, ("template", good + wrong)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal([1], await App.InDatabase(db => Task.FromResult(db.Designs.Select(d => d.Version).ToList())));
        Assert.Equal(before, await organiser.GetByteArrayAsync(Certificate, Cancel));
    }

    [Theory]
    [InlineData("#read(\"/etc/passwd\")", "file not found")]
    [InlineData("#read(\"/proc/self/environ\")", "file not found")]
    [InlineData("#read(\"../worker.mjs\")", "access denied")]
    [InlineData("#import \"@preview/cetz:0.3.4\": canvas", "templates import no packages")]
    [InlineData("#eval(\"import \\\"@pre\" + \"view/cetz:0.3.4\\\": canvas\")", "package")]
    [InlineData("#while true {}", "condition is always true")]
    public async Task A_template_gets_at_nothing(string template, string told)
    {
        await using var app = await WithWorkersAsync(TypstWorkerOptions.Default with { TrialLimit = TimeSpan.FromSeconds(60) });
        var preview = await PreviewAsync($"= Diplom\n{template}", app);
        Assert.Null(preview.Picture);
        Assert.Contains(told, Assert.Single(preview.Mistakes).Text, StringComparison.Ordinal);
        Assert.NotNull((await PreviewAsync(null, app)).Picture);
    }

    [Fact]
    public async Task An_endless_template_is_ended_and_the_next_document_is_made()
    {
        await using var app = await WithWorkersAsync(TypstWorkerOptions.Default with { TrialLimit = TimeSpan.FromSeconds(1), Limit = TimeSpan.FromSeconds(60) });
        var organiser = app.As(Organiser);
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        var preview = await PreviewAsync("#for i in range(1000000) { for j in range(1000000) { } }", app);
        Assert.Null(preview.Picture);
        Assert.Contains("within 1 seconds", Assert.Single(preview.Mistakes).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await organiser.GetByteArrayAsync(Certificate, Cancel));
    }

    [Fact]
    public async Task Where_nothing_shuts_it_in_no_own_template_is_tried_saved_or_used()
    {
        const string template = "#set text(font: \"Noto Sans\", lang: \"sv\")\n= Egen form\n";
        await using var app = await WithWorkersAsync(TypstWorkerOptions.Default with { TakesOwnTemplates = false });
        var preview = await PreviewAsync(template, app);
        Assert.Null(preview.Picture);
        Assert.Contains("bubblewrap", Assert.Single(preview.Mistakes).Text, StringComparison.Ordinal);

        var organiser = app.As(Organiser);
        Assert.DoesNotContain("name=\"template\"", await organiser.GetStringAsync(Page, Cancel), StringComparison.Ordinal);
        using var saved = await Forms.PostAsync(organiser, Page, Page, [.. Filled, ("template", template)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.StatusCode);
        Assert.Contains("bubblewrap", await saved.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await app.InDatabase(db => Task.FromResult(db.Designs.Count())));

        // One that was saved while it was shut in.
        await app.Store(new DocumentDesign
        {
            EditionId = Sample.Edition.Id,
            Version = 1,
            Accent = "#8f6a14",
            Ink = "#1d2430",
            Headings = DesignFont.Fraunces,
            Body = DesignFont.SourceSerif,
            SavedAt = PublishedAt,
            Template = template,
        });
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        using var used = await organiser.GetAsync(Certificate, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
        Assert.Contains("bubblewrap", await used.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task<HearingApp> WithWorkersAsync(TypstWorkerOptions options)
    {
        var app = new HearingApp { Ports = services => services.Replace(ServiceDescriptor.Singleton(options)) };
        await app.Store(Sample.Rows());
        return app;
    }

    private async Task<DesignPreview> PreviewAsync(string? template, HearingApp? app = null)
    {
        using var answer = await (app ?? App).As(Organiser).PostAsJsonAsync(
            $"{Api}/preview", new DesignDraft("#8f6a14", "#1d2430", DesignFont.Fraunces, DesignFont.SourceSerif, Template: template), Domain.Contracts.WireJson.Options, Cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<DesignPreview>(Domain.Contracts.WireJson.Options, Cancel))!;
    }
}

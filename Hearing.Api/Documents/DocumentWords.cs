using System.Globalization;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Client.Planning;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents;

/// <summary>The words printed on documents in the caller's language, and the addresses and the mark that depend on the installation.</summary>
internal sealed class DocumentWords(IStringLocalizer<DocumentsText> texts, IStringLocalizer<ProgrammeText> programmes, IOptions<HearingOptions> options)
{
    /// <summary>Printed across documents while their addresses lead nowhere.</summary>
    public string? Mark => options.Value.IsProvisional ? texts["Mark"].Value : null;

    /// <param name="changes">The changes since the version before that the reader is told of, in the words of the programme's page.</param>
    public ProgrammeDocument Print(Edition edition, Programme programme, IReadOnlyList<Candidate> candidates, IReadOnlyList<ProgrammeChange> changes) =>
        new ProgrammePrint(edition, programme, Programme(), Address(edition.Slug), Mark).Document(
            candidates, [.. changes.Select(c => ChangeWords.Of(c, edition.Zone, slug => edition.Rooms.FirstOrDefault(r => r.Slug == slug)?.Name ?? slug, programmes))]);

    public CertificatePrint Print(Edition edition, IReadOnlyList<SignaturePicture> signatures) =>
        new(edition, Certificates(), Check, Mark, signatures);

    /// <summary>The words of certificates, also for their check page.</summary>
    public CertificateTexts Certificates() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Title = Format("CertificateTitle"),
        Award = Format("Award"),
        KindAward = texts["KindAward"],
        KindMention = texts["KindMention"],
        KindParticipation = texts["KindParticipation"],
        KindThanks = texts["KindThanks"],
        Lead = texts["Lead"],
        LeadParticipation = texts["LeadParticipation"],
        LeadThanks = texts["LeadThanks"],
        WhyParticipation = Format("WhyParticipation"),
        WhyThanks = Format("WhyThanks"),
        SignatureText = texts["SignatureText"],
        Number = Format("Number"),
        Check = texts["Check"],
        AddressText = texts["CheckAddress"],
    };

    private ProgrammeTexts Programme() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Title = Format("ProgrammeTitle"),
        Kicker = Format("Kicker"),
        VersionLine = Format("VersionLine"),
        Footer = Format("Footer"),
        AddressText = texts["ProgrammeAddress"],
        When = texts["When"],
        Where = texts["Where"],
        How = texts["How"],
        OnSite = texts["OnSite"],
        Virtual = texts["Virtual"],
        Hybrid = texts["Hybrid"],
        Help = texts["Help"],
        And = texts["And"],
        Time = texts["Time"],
        Session = texts["Session"],
        Room = texts["Room"],
        Candidates = texts["Candidates"],
        Changes = Format("Changes"),
        Page = texts["Page"],
        Of = texts["Of"],
        Minutes = Format("Minutes"),
        Seconds = Format("Seconds"),
    };

    /// <summary>The address of a page as documents print it.</summary>
    public Uri Address(string path) => new($"{options.Value.PublicUrl.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>The address of a certificate's check page.</summary>
    public Uri Check(string code) => Address($"verify/{code}");

    // A format text keeps its places to be filled in: no arguments are given here.
    private string Format(string name) => texts[name].Value;
}

using System.Globalization;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Tests.Documents;

public sealed class CertificatePrintTests
{
    private readonly Edition _edition = new()
    {
        Id = EditionId.New(),
        Slug = "x",
        Name = "X",
        Year = 2026,
        Mode = HearingMode.OnSite,
        Signatories = [new("A", "1"), new("B", "2"), new("C", "3"), new("D", "4")],
    };

    [Fact]
    public void A_certificate_without_the_mark_never_leads_to_this_machine()
    {
        Assert.Equal(RefusalCode.DocumentNotMade, Assert.Throws<Refused>(() => Print("http://127.0.0.1:5080", null).Document([Certificate(CertificateKind.Award)])).Code);
        Assert.Equal("PROV", Print("http://127.0.0.1:5080", "PROV").Document([Certificate(CertificateKind.Award)]).Mark);
        Assert.Null(Print("https://hearing.example.org", null).Document([Certificate(CertificateKind.Award)]).Mark);
    }

    [Fact]
    public void Each_kind_has_its_own_words()
    {
        var kinds = Enum.GetValues<CertificateKind>();
        var pages = kinds.Select(k => Print("https://hearing.example.org", null).Document([Certificate(k)]).Certificates[0]).ToList();
        Assert.Equal(["Utmärkelse", "Hedersomnämnande", "Deltagande", "Tack"], pages.Select(p => p.Kind));
        Assert.Equal(["tilldelas", "tilldelas", "ges till", "till"], pages.Select(p => p.Lead));
        Assert.Equal(["För allt.", "För allt.", "Ni deltog 2026.", "Tack för 2026."], pages.Select(p => p.Motivation));
    }

    [Fact]
    public void Three_sign_at_most_and_a_picture_stands_above_its_own_name_alone()
    {
        var document = Print("https://hearing.example.org", null, Picture("B"), Picture("Z")).Document([Certificate(CertificateKind.Award)]);
        Assert.Equal([("A", null), ("B", "B"), ("C", null)], document.Certificates[0].Signatories.Select(s => (s.Name, s.Picture)));
        Assert.Equal(["B"], document.Pictures.Keys);
    }

    private CertificatePrint Print(string address, string? mark, params SignaturePicture[] pictures) =>
        new(_edition, Texts, code => new Uri($"{address}/verify/{code}"), mark, pictures);

    private SignaturePicture Picture(string name) => new() { EditionId = _edition.Id, Name = name, Png = [1], Width = 2, Height = 1, HandedInAt = default };

    private Certificate Certificate(CertificateKind kind) => new()
    {
        Id = CertificateId.New(),
        EditionId = _edition.Id,
        Number = "2026-01",
        Code = "code",
        CandidateName = "Åby kommun",
        SchoolForms = [],
        Kind = kind,
        Motivation = kind.Series() == CertificateSeries.Results ? "För allt." : "",
        Year = 2026,
        IssuedAt = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero),
    };

    private static CertificateTexts Texts { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("sv-SE"),
        Author = "Guldtrappan",
        Title = "Diplom {0}",
        Award = "Guldtrappan {0}",
        KindAward = "Utmärkelse",
        KindMention = "Hedersomnämnande",
        KindParticipation = "Deltagande",
        KindThanks = "Tack",
        Lead = "tilldelas",
        LeadParticipation = "ges till",
        LeadThanks = "till",
        WhyParticipation = "Ni deltog {0}.",
        WhyThanks = "Tack för {0}.",
        SignatureText = "Namnteckning:",
        Number = "Nr {0}",
        Check = "Kontrollera på",
        AddressText = "QR-kod",
    };
}

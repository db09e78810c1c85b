using System.Globalization;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Documents;

/// <summary>The words of a certificate in one language; {0} where something is filled in.</summary>
public sealed record CertificateTexts
{
    public required CultureInfo Culture { get; init; }
    public required string Author { get; init; }

    /// <summary>{0} is the year.</summary>
    public required string Title { get; init; }

    /// <summary>{0} is the year.</summary>
    public required string Award { get; init; }
    public required string KindAward { get; init; }
    public required string KindMention { get; init; }
    public required string KindParticipation { get; init; }
    public required string KindThanks { get; init; }
    public required string Lead { get; init; }
    public required string LeadParticipation { get; init; }
    public required string LeadThanks { get; init; }

    /// <summary>Why a candidate gets it; {0} is the year.</summary>
    public required string WhyParticipation { get; init; }

    /// <summary>Why a member of the jury gets it; {0} is the year.</summary>
    public required string WhyThanks { get; init; }

    /// <summary>What a picture of a signature is; the name follows.</summary>
    public required string SignatureText { get; init; }

    /// <summary>{0} is the number.</summary>
    public required string Number { get; init; }
    public required string Check { get; init; }
    public required string AddressText { get; init; }

    /// <summary>What was given, in words.</summary>
    public string Kind(CertificateKind kind) => kind switch
    {
        CertificateKind.Award => KindAward,
        CertificateKind.HonourableMention => KindMention,
        CertificateKind.Participation => KindParticipation,
        CertificateKind.Thanks => KindThanks,
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };
}

/// <summary>Makes the printed certificates of an edition.</summary>
/// <param name="edition">The edition, for signatories and zone.</param>
/// <param name="texts">The words.</param>
/// <param name="addressOf">The check page's address of a code.</param>
/// <param name="mark">Printed across each page; null for none.</param>
/// <param name="pictures">The pictures of signatures; those of the edition's signatories are printed.</param>
public sealed class CertificatePrint(
    Edition edition, CertificateTexts texts, Func<string, Uri> addressOf, string? mark, IReadOnlyList<SignaturePicture> pictures)
{
    /// <summary>How many sign at most.</summary>
    public const int MostSignatories = 3;

    /// <summary>One file with all of them, by number.</summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.DocumentNotMade"/> for certificates without the mark whose check address is the machine's own: their QR code would lead nowhere.
    /// </exception>
    public CertificateDocument Document(IReadOnlyList<Certificate> certificates)
    {
        if (mark is null && certificates.Any(c => addressOf(c.Code).IsLoopback))
        {
            throw new Refused(RefusalCode.DocumentNotMade, "Certificates that lead to this machine's own address are made with the mark only.");
        }

        var signs = edition.Signatories.Take(MostSignatories).ToList();
        return new(texts.Culture.TwoLetterISOLanguageName, texts.Author, string.Format(texts.Culture, texts.Title, edition.Year), mark,
            [.. certificates.OrderBy(c => c.Number, StringComparer.Ordinal).Select(c => Page(c, signs))], certificates.Max(c => c.IssuedAt))
        {
            Year = edition.Year.ToString(texts.Culture),
            Pictures = pictures.Where(p => signs.Any(s => s.Name == p.Name))
                .ToDictionary(p => p.Name, p => new SignaturePrint(p.Png, p.Width, p.Height, texts.SignatureText)),
        };
    }

    private CertificatePage Page(Certificate certificate, IEnumerable<Signatory> signs) => new(
        string.Format(texts.Culture, texts.Award, certificate.Year), texts.Kind(certificate.Kind), Lead(certificate.Kind), certificate.CandidateName,
        string.Join(", ", certificate.SchoolForms), Why(certificate),
        edition.Zone.ToLocal(certificate.IssuedAt).ToString("d MMMM yyyy", texts.Culture),
        string.Format(texts.Culture, texts.Number, certificate.Number), texts.Check, addressOf(certificate.Code), texts.AddressText,
        [.. signs.Select(s => new CertificateSignatory(PlainText.Line(s.Name), PlainText.Line(s.Title), pictures.Any(p => p.Name == s.Name) ? s.Name : null))]);

    private string Lead(CertificateKind kind) => kind.Series() switch
    {
        CertificateSeries.Results => texts.Lead,
        CertificateSeries.Participation => texts.LeadParticipation,
        CertificateSeries.Thanks => texts.LeadThanks,
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };

    private string Why(Certificate certificate) => certificate.Kind.Series() switch
    {
        CertificateSeries.Results => certificate.Motivation,
        CertificateSeries.Participation => string.Format(texts.Culture, texts.WhyParticipation, certificate.Year),
        CertificateSeries.Thanks => string.Format(texts.Culture, texts.WhyThanks, certificate.Year),
        _ => throw new InvalidOperationException($"No words for {certificate.Kind}."),
    };
}

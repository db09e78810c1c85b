using System.Globalization;
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
public sealed class CertificatePrint(Edition edition, CertificateTexts texts, Func<string, Uri> addressOf, string? mark)
{
    /// <summary>One file with all of them, by number.</summary>
    public CertificateDocument Document(IReadOnlyList<Certificate> certificates) => new(
        texts.Culture.TwoLetterISOLanguageName, texts.Author, string.Format(texts.Culture, texts.Title, edition.Year), mark,
        [.. certificates.OrderBy(c => c.Number, StringComparer.Ordinal).Select(Page)], certificates.Max(c => c.IssuedAt));

    private CertificatePage Page(Certificate certificate) => new(
        string.Format(texts.Culture, texts.Award, certificate.Year), texts.Kind(certificate.Kind), texts.Lead, certificate.CandidateName,
        string.Join(", ", certificate.SchoolForms), certificate.Motivation,
        edition.Zone.ToLocal(certificate.IssuedAt).ToString("d MMMM yyyy", texts.Culture),
        string.Format(texts.Culture, texts.Number, certificate.Number), texts.Check, addressOf(certificate.Code), texts.AddressText,
        [.. edition.Signatories.Select(s => new CertificateSignatory(PlainText.Line(s.Name), PlainText.Line(s.Title)))]);
}

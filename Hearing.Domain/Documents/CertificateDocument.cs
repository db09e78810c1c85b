namespace Hearing.Domain.Documents;

/// <summary>
/// Certificates in one file, one a page: finished texts in one language and nothing of the engine that sets them.
/// <paramref name="Mark"/> is printed across each page (PROV) while the check address leads nowhere; null when it is the real one.
/// </summary>
public sealed record CertificateDocument(
    string Language, string Author, string Title, string? Mark, IReadOnlyList<CertificatePage> Certificates, DateTimeOffset MadeAt) : PrintedDocument
{
    public override IEnumerable<Uri> Addresses => Certificates.Select(c => c.Address);
}

/// <summary>What is on one certificate.</summary>
/// <param name="Award">The award and its year, such as Guldtrappan 2021.</param>
/// <param name="Kind">What was given: award or honourable mention.</param>
/// <param name="Lead">The words between what was given and to whom.</param>
/// <param name="Name">The authority.</param>
/// <param name="SchoolForms">Its school forms as one line; empty when the whole authority is meant.</param>
/// <param name="CheckLine">The words before the check address.</param>
/// <param name="Address">The check page; the QR code leads there.</param>
/// <param name="AddressText">What the QR code is, for those who do not see it.</param>
public sealed record CertificatePage(
    string Award, string Kind, string Lead, string Name, string SchoolForms, string Motivation, string PlaceAndDate,
    string NumberLine, string CheckLine, Uri Address, string AddressText, IReadOnlyList<CertificateSignatory> Signatories);

/// <summary>Who signs.</summary>
public sealed record CertificateSignatory(string Name, string Title);

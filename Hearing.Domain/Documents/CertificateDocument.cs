namespace Hearing.Domain.Documents;

/// <summary>
/// Certificates in one file, one a page: finished texts in one language and nothing of the engine that sets them.
/// <paramref name="Mark"/> is printed across each page (PROV) while the check address leads nowhere; null when it is the real one.
/// </summary>
public sealed record CertificateDocument(
    string Language, string Author, string Title, string? Mark, IReadOnlyList<CertificatePage> Certificates, DateTimeOffset MadeAt) : PrintedDocument
{
    public override IEnumerable<Uri> Addresses => Certificates.Select(c => c.Address);

    /// <summary>Whether they are for the print shop: 3 mm more on each side, and marks where to cut.</summary>
    public bool Bleed { get; init; }

    /// <summary>The year on the seal.</summary>
    public string Year { get; init; } = "";

    /// <summary>Pictures of signatures by the key that a signatory names.</summary>
    public IReadOnlyDictionary<string, SignaturePrint> Pictures { get; init; } = new Dictionary<string, SignaturePrint>();
}

/// <summary>A picture of a signature.</summary>
/// <param name="Png">The picture as a PNG file.</param>
/// <param name="Width">In picture points.</param>
/// <param name="Height">In picture points.</param>
/// <param name="Text">What it is, for those who do not see it; the name follows.</param>
public sealed record SignaturePrint(byte[] Png, int Width, int Height, string Text);

/// <summary>What is on one certificate.</summary>
/// <param name="Award">The award and its year, such as Guldtrappan 2021.</param>
/// <param name="Kind">What was given: award, honourable mention, participation or thanks.</param>
/// <param name="Lead">The words between what was given and to whom.</param>
/// <param name="Name">The authority, or the person who is thanked.</param>
/// <param name="SchoolForms">Its school forms as one line; empty when the whole authority is meant.</param>
/// <param name="Motivation">Why: the jury's motivation, or the words of its kind.</param>
/// <param name="CheckLine">The words before the check address.</param>
/// <param name="Address">The check page; the QR code leads there.</param>
/// <param name="AddressText">What the QR code is, for those who do not see it.</param>
public sealed record CertificatePage(
    string Award, string Kind, string Lead, string Name, string SchoolForms, string Motivation, string PlaceAndDate,
    string NumberLine, string CheckLine, Uri Address, string AddressText, IReadOnlyList<CertificateSignatory> Signatories);

/// <summary>Who signs; the picture is a key of <see cref="CertificateDocument.Pictures"/>, null while there is none.</summary>
public sealed record CertificateSignatory(string Name, string Title, string? Picture = null);

using Hearing.Client.Documents;
using Hearing.Domain.Documents;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Documents.Designs;

/// <summary>Data to look at a design with.</summary>
public enum DesignSample
{
    /// <summary>A short name and a short motivation.</summary>
    ShortNames,
    /// <summary>The longest of all.</summary>
    LongNames,
    /// <summary>A name in other scripts.</summary>
    OtherScripts,
}

/// <summary>Certificates of candidates that do not exist.</summary>
internal sealed class DesignSamples(IStringLocalizer<DesignText> texts, DocumentWords words)
{
    // Sentences: as long as a motivation may be on the house's certificate, with the longest name above it.
    private const int LongMotivation = 16;
    private static readonly DateTimeOffset Made = new(2021, 10, 21, 12, 0, 0, TimeSpan.Zero);

    public CertificateDocument Of(DesignSample sample, DocumentDesign design) =>
        new(texts["Language"], words.Certificates().Author, texts["SampleTitle"], words.Mark, [Page(sample)], Made) { Year = "2021", Design = design };

    private CertificatePage Page(DesignSample sample)
    {
        var certificate = words.Certificates();
        var (name, forms, motivation) = sample switch
        {
            DesignSample.ShortNames => ("Ås kommun", "förskola", texts["SampleMotivation"].Value),
            DesignSample.LongNames => (
                "Upplands Väsby och Örnsköldsviks kommunalförbund, utbildnings- och arbetsmarknadsförvaltningen, avdelningen för grundskola och fritidshem",
                "förskola, grundskola, anpassad grundskola, gymnasieskola, anpassad gymnasieskola, vuxenutbildning, fritidshem",
                string.Join(' ', Enumerable.Repeat(texts["SampleMotivation"].Value, LongMotivation))),
            DesignSample.OtherScripts => ("Δημοτικό σχολείο Стокгольм, Łódź", "förskola", texts["SampleMotivation"].Value),
            _ => throw new ArgumentOutOfRangeException(nameof(sample), sample, null),
        };
        return new(
            string.Format(certificate.Culture, certificate.Award, 2021), certificate.Kind(CertificateKind.Award), certificate.Lead, name, forms, motivation, "21 oktober 2021",
            string.Format(certificate.Culture, certificate.Number, "2021-00"), certificate.Check, words.Check("0000000000000000"), certificate.AddressText,
            [new("Alva Exempel", texts["SampleChair"]), new("Bo Exempelsson", texts["SampleOrganiser"])]);
    }
}

using Hearing.Api.Documents.Designs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;

namespace Hearing.Api.Documents;

/// <summary>A certificate that cannot be set, and the engine's refusal.</summary>
internal sealed record CertificateFault(Certificate Certificate, Refused Refused);

/// <summary>Finds, before anything is printed, the certificates that cannot be set, so that one of them does not stop the others.</summary>
internal sealed class CertificateProof(EditionTypesetter typesetter, CertificatePrinting printing)
{
    // Of a thousand in one file the engine would need more time and memory than it may have.
    private const int AtOnce = 40;

    /// <summary>
    /// The certificates that cannot be set. Many are set in one file first, as they will be printed: only when that is refused for a text
    /// in it are they tried one by one.
    /// </summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> when the cause is not in a certificate.</exception>
    public async Task<IReadOnlyList<CertificateFault>> FaultsAsync(Edition edition, IReadOnlyList<Certificate> certificates, CancellationToken cancel)
    {
        var faults = new List<CertificateFault>();
        foreach (var many in certificates.Chunk(AtOnce))
        {
            if (await FaultAsync(edition, many, cancel) is not { } all)
            {
                continue;
            }

            foreach (var certificate in many)
            {
                if ((many.Length == 1 ? all : await FaultAsync(edition, [certificate], cancel)) is { } refused)
                {
                    faults.Add(new(certificate, refused));
                }
            }
        }

        return faults;
    }

    /// <summary>The certificates that go into one file: all, or without those that cannot be set where that is asked for.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, naming those that cannot be set, when all are asked for or none is left.</exception>
    public async Task<IReadOnlyList<Certificate>> PrintableAsync(Edition edition, IReadOnlyList<Certificate> certificates, bool leaveOut, CancellationToken cancel)
    {
        var faults = await FaultsAsync(edition, certificates, cancel);
        if (faults.Count == 0)
        {
            return certificates;
        }

        var rest = certificates.Except(faults.Select(f => f.Certificate)).ToList();
        return leaveOut && rest.Count > 0
            ? rest
            : throw new Refused(RefusalCode.DocumentNotMade, $"These certificates cannot be set: {string.Join("; ", faults.Select(Words))}. "
                + "Correct their texts and make them again, or ask for the others with printable=true.");
    }

    private static string Words(CertificateFault fault) =>
        string.Join(' ', new[] { fault.Certificate.Number, fault.Refused.Reason }.Concat(fault.Refused.Facts.Select(f => f.ToString())));

    private async Task<Refused?> FaultAsync(Edition edition, IReadOnlyList<Certificate> certificates, CancellationToken cancel)
    {
        try
        {
            await typesetter.SetAsync((await printing.OfAsync(edition, cancel)).Document(certificates), DocumentForm.Accessible, cancel);
            return null;
        }
        catch (Refused refused) when (refused is { Code: RefusalCode.DocumentNotMade, Reason: not null })
        {
            return refused;
        }
    }
}

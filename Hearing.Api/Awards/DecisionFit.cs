using Hearing.Api.Documents;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Awards;

/// <summary>Whether what is decided fits on its certificate, told to the chair while the words can still be changed.</summary>
internal sealed class DecisionFit(EditionScope scope, CertificateDrafts drafts, CertificateProof proof, CertificatePrinting printing, ITypesetter typesetter, IStringLocalizer<DocumentsText> texts)
{
    /// <summary>
    /// Of each candidate that was given something: why its certificate cannot be set, null when it can. Empty when the typesetter does not work: the decision
    /// does not depend on it.
    /// </summary>
    public async Task<IReadOnlyDictionary<CandidateId, string?>> FaultsAsync(CancellationToken cancel)
    {
        try
        {
            var all = await drafts.AllAsync(scope.Edition, scope.Access, cancel);
            var faults = (await proof.FaultsAsync(scope.Edition, all, cancel)).ToDictionary(f => f.Certificate.Id, f => f.Refused);
            return all.ToDictionary(d => d.CandidateId!.Value, d => faults.TryGetValue(d.Id, out var refused) ? texts[$"Fault.{refused.Reason}", [.. refused.Facts]].Value : null);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.DocumentNotMade)
        {
            return new Dictionary<CandidateId, string?>();
        }
    }

    /// <summary>The certificate as it would be made now.</summary>
    public async Task<IResult> PictureAsync(CandidateId candidate, CancellationToken cancel)
    {
        if (scope.Access.IsInConflictWith(candidate))
        {
            throw new Refused(RefusalCode.InConflict, "A conflict of interest stands against this.");
        }

        var draft = (await drafts.AllAsync(scope.Edition, scope.Access, cancel)).FirstOrDefault(d => d.CandidateId == candidate)
            ?? throw new Refused(RefusalCode.NotFound, "Nothing is decided that a certificate would be made of.");
        return TypedResults.Bytes(await typesetter.SetAsync((await printing.OfAsync(scope.Edition, cancel)).Document([draft]), DocumentForm.Preview, cancel), "image/svg+xml");
    }
}

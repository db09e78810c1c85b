using Hearing.Domain.Documents;

namespace Hearing.Api.Documents.Designs;

/// <summary>Tries a design against names and texts as they come, before any paper is made with it.</summary>
internal sealed class DesignTrial(ITypesetter typesetter, DesignSamples samples, TypstWorkerOptions worker)
{
    /// <summary>What is wrong with it: the first sample that cannot be set, in the reading or the keeping form; null when all can.</summary>
    public async Task<DesignTrialFault?> FaultAsync(DocumentDesign design, CancellationToken cancel)
    {
        if (design.Template is not null && !worker.TakesOwnTemplates)
        {
            return new(null, [new(TypstTypesetter.NoOwnTemplates, null)]);
        }

        foreach (var sample in Enum.GetValues<DesignSample>())
        {
            foreach (var form in new[] { DocumentForm.Accessible, DocumentForm.Archive })
            {
                if (await typesetter.TryAsync(samples.Of(sample, design), form, cancel) is { Faults: { Count: > 0 } faults })
                {
                    return new(sample, faults);
                }
            }
        }

        return null;
    }
}

/// <summary>A sample that a design could not be set with, null where no sample is the cause, and what the engine said.</summary>
internal sealed record DesignTrialFault(DesignSample? Sample, IReadOnlyList<SettingFault> Faults);

using Hearing.Client.Documents;
using Hearing.Domain.Documents.Papers;

namespace Hearing.Api.Documents.Papers;

/// <summary>Which papers there is something to print for.</summary>
internal static class PaperChoices
{
    public static async Task<PapersSection.PapersModel> ChoicesAsync(this PaperReading reading, CancellationToken cancel)
    {
        var source = await reading.SourceAsync(cancel);
        string[] rooms = [.. (source.Programme?.Items ?? []).Select(i => i.Room).Distinct()];
        return new(
            rooms.Length > 0, source.CandidateItems().Any(), rooms, source.Candidates.Count > 0, source.People.Any(p => p.IsSittingJuror),
            BadgePrint.Shown(source.People).Any(), (await reading.AwardsAsync(cancel)).Count > 0, source.Edition.IsReleased);
    }
}

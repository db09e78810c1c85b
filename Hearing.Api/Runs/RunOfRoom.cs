using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;

namespace Hearing.Api.Runs;

/// <summary>A room's run as it is stored, with what commands and rundowns are made from.</summary>
/// <param name="Row">The run's row; null before its first fact.</param>
/// <param name="Candidates">The candidates' names.</param>
internal sealed record RunOfRoom(
    Edition Edition, string Room, Run? Row, IReadOnlyList<StoredFact> Stored, CommandDesk Desk, IReadOnlyDictionary<CandidateId, string> Candidates)
{
    /// <summary>The facts, read from their stored text.</summary>
    public IReadOnlyList<RecordedFact> Facts { get; } = [.. Stored.Select(f => new RecordedFact(f.Revision, f.At, RunJson.Fact(f.Body)))];

    /// <summary>The run with one more fact.</summary>
    public RunOfRoom With(Run row, StoredFact fact) => new(Edition, Room, row, [.. Stored, fact], Desk, Candidates);

    /// <summary>How far the run has come.</summary>
    public RunMark Mark => Row is null ? RunMark.None : new(Row.Id, Revision);

    /// <summary>The newest fact's revision; 0 before the first.</summary>
    public long Revision => Stored.Count;

    /// <summary>The rundown as it is now, or as it was right after an earlier fact.</summary>
    public Rundown Rundown(long? revision = null)
    {
        IReadOnlyList<RecordedFact> facts = revision is { } until ? [.. Facts.Take((int)until)] : Facts;
        return RundownWriter.Of(Timeline.Of(Desk.Plan, facts), Edition.Slug, Room, facts.Count, id => Candidates.GetValueOrDefault(id));
    }
}

using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Floors;

/// <summary>A stretch of time in which a cue moved on stage.</summary>
public sealed record RecordedStretch(PartId Cue, string Title, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The stretches of a session that may have been recorded, in order of time, from the facts of its run.</summary>
    public static IReadOnlyList<RecordedStretch> Of(RunState run, SessionId session) =>
        [.. from segment in run.Written
            where segment.State == SegmentState.Running && segment.Until > segment.From
            let cue = run.Order.FirstOrDefault(c => c.Id == segment.CueId)
            where cue?.SessionId == session && RecordingRules.MayRecord(cue)
            select new RecordedStretch(cue.Id, cue.Title, segment.From, segment.Until!.Value)];

    /// <summary>The part of it in which something was recorded; null where nothing was.</summary>
    /// <param name="taken">When each tape of it begins and ends.</param>
    public RecordedStretch? Within(IReadOnlyCollection<(DateTimeOffset From, DateTimeOffset Until)> taken)
    {
        var met = taken.Where(t => t.From < Until && t.Until > From).ToList();
        if (met.Count == 0)
        {
            return null;
        }

        var (first, last) = (met.Min(t => t.From), met.Max(t => t.Until));
        return this with { From = first > From ? first : From, Until = last < Until ? last : Until };
    }
}

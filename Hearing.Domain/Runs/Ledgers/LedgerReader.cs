using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs.Ledgers;

/// <summary>Reads a ledger at an instant: during the run, or after it, when it no longer changes.</summary>
public static class LedgerReader
{
    /// <summary>A line for each candidate and heading that the programme or the day gave it, in running order.</summary>
    public static IReadOnlyList<LedgerLine> At(LedgerSheet sheet, DateTimeOffset now)
    {
        var lines = sheet.Parts.GroupBy(p => (p.CandidateId, p.Heading)).Select(g => Line(g.Key.CandidateId, g.Key.Heading, [.. g.Select(p => Sum(p, now))])).ToList();
        return [.. lines.Select(line => line with { AgainstOthersMilliseconds = AgainstOthers(line, lines) })];
    }

    private static LedgerLine Line(CandidateId candidate, LedgerHeading heading, IReadOnlyList<PartSum> parts)
    {
        var planned = parts.Sum(p => p.Part.PlannedMilliseconds);
        var got = parts.Sum(p => p.Got);
        var expected = got + parts.Sum(p => p.Left);
        return new(
            candidate, heading, planned, got, parts.Sum(p => p.Held), parts.Sum(p => p.Repeated), expected, expected - planned, null,
            parts.All(p => p.IsOver));
    }

    private static long? AgainstOthers(LedgerLine line, IEnumerable<LedgerLine> lines)
    {
        var others = lines.Where(l => l.Heading == line.Heading && l.CandidateId != line.CandidateId).Select(l => l.ExpectedMilliseconds).Order().ToList();
        return others.Count == 0 ? null : line.ExpectedMilliseconds - (others[(others.Count - 1) / 2] + others[others.Count / 2]) / 2;
    }

    private static PartSum Sum(LedgerPart part, DateTimeOffset now)
    {
        var begun = part.Stretches.Where(s => s.From < now).ToList();
        var moved = begun.Where(s => !s.Held).Select(s => (Stretch: s, Length: Length(s, now))).ToList();
        var all = moved.Sum(m => m.Length);
        var held = begun.Where(s => s.Held).Sum(s => Length(s, now));
        if (part.FilmMilliseconds is not { } film)
        {
            return new(part, all, held, 0, Left(part, now), IsOver(part, now));
        }

        var pieces = moved.Select(m => (From: m.Stretch.FilmMilliseconds ?? 0, To: Math.Min(film, (m.Stretch.FilmMilliseconds ?? 0) + m.Length))).ToList();
        var got = Shown(pieces);
        // What is shown again is nothing more: only what nobody has seen is still to be got.
        return new(part, got, held, all - got, Shown([.. pieces, Ahead(part, film, now)]) - got, IsOver(part, now));
    }

    private static bool IsOver(LedgerPart part, DateTimeOffset now) => part.WaitingMilliseconds == 0 && part.Stretches.All(s => s.Until <= now);

    /// <summary>What is still expected: all of it when it waits or comes by itself, the rest when it is on stage.</summary>
    private static long Left(LedgerPart part, DateTimeOffset now)
    {
        return Open(part, now) is { } stretch
            ? Math.Max(0, part.LengthMilliseconds - stretch.ElapsedMilliseconds - Moved(stretch, now))
            : part.WaitingMilliseconds;
    }

    /// <summary>The piece of a film that is still to be shown; an empty one when none is.</summary>
    private static (long From, long To) Ahead(LedgerPart part, long film, DateTimeOffset now)
    {
        var to = Math.Min(film, part.LengthMilliseconds);
        var from = Open(part, now) is { } stretch ? (stretch.FilmMilliseconds ?? 0) + Moved(stretch, now)
            : part.WaitingMilliseconds > 0 ? part.LengthMilliseconds - part.WaitingMilliseconds : to;
        return (from, Math.Max(from, to));
    }

    /// <summary>The stretch that is under way, or that comes by itself.</summary>
    private static LedgerStretch? Open(LedgerPart part, DateTimeOffset now) => part.Stretches.FirstOrDefault(s => s.Until is null || s.Until > now);

    private static long Moved(LedgerStretch stretch, DateTimeOffset now) => stretch.Held ? 0 : Length(stretch, now);

    /// <summary>How much of a film the pieces show, each moment once.</summary>
    private static long Shown(IEnumerable<(long From, long To)> pieces)
    {
        var (shown, until) = (0L, 0L);
        foreach (var (from, to) in pieces.Order())
        {
            shown += Math.Max(0, to - Math.Max(from, until));
            until = Math.Max(until, to);
        }

        return shown;
    }

    private static long Length(LedgerStretch stretch, DateTimeOffset now) =>
        Math.Max(0, (long)((stretch.Until is { } until && until < now ? until : now) - stretch.From).TotalMilliseconds);

    private sealed record PartSum(LedgerPart Part, long Got, long Held, long Repeated, long Left, bool IsOver);
}

using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Documents.Papers;

/// <summary>What the technician and the host follow beside the screens: a room's days, cue by cue.</summary>
public sealed record RunSheetDocument(PaperFrame Frame, RunSheetHeadings Headings, IReadOnlyList<LabelledText> Facts, IReadOnlyList<RunSheetDay> Days) : PaperDocument(Frame);

/// <summary>The fixed words.</summary>
public sealed record RunSheetHeadings(string Time, string Cue, string Length, string End, string Film, string Notes);

/// <summary>A day in the room.</summary>
public sealed record RunSheetDay(string Heading, IReadOnlyList<RunSheetSession> Sessions);

/// <summary>A session and its cues. <paramref name="Buffer"/> says what its idle time is for; empty when it is no buffer.</summary>
public sealed record RunSheetSession(string Time, string Title, string Buffer, IReadOnlyList<RunSheetCue> Cues)
{
    /// <summary>Whether the session is its only cue, and needs no line of its own.</summary>
    public bool IsOneCue => Cues.Count == 1 && Cues[0].Title == Title;
}

/// <summary>A cue: planned start, length, how it ends, its film, the host's notes.</summary>
public sealed record RunSheetCue(string Time, string Title, string Length, string End, string Film, string Notes);

/// <summary>The words of a run sheet.</summary>
public sealed record RunSheetTexts : PaperTexts
{
    public required RunSheetHeadings Headings { get; init; }
    public required Func<EndPolicy, string> End { get; init; }
    public required string Room { get; init; }
    public required string Version { get; init; }
    public required string HardPoints { get; init; }
    public required string HelpTelephone { get; init; }

    /// <summary>{0} is the film's title, {1} its exact length, {2} its version.</summary>
    public required string Film { get; init; }
    public required string FilmMissing { get; init; }
    public required string Captions { get; init; }
    public required string NoCaptions { get; init; }

    /// <summary>{0} is what the idle time is for.</summary>
    public required string Buffer { get; init; }
}

/// <summary>Makes the run sheet of a room.</summary>
/// <param name="films">The newest film of each candidate that has one.</param>
public sealed class RunSheetPrint(PaperSource source, Room room, IReadOnlyDictionary<CandidateId, Film> films, RunSheetTexts texts)
{
    /// <summary>The document; no days while nothing is published for the room.</summary>
    /// <param name="closed">Candidates of whose film nothing may be said to the reader.</param>
    public RunSheetDocument Document(IReadOnlySet<CandidateId> closed)
    {
        var title = texts.Fill(texts.Title, PlainText.Line(source.Edition.Name), PlainText.Line(room.Name));
        var days = (source.Programme?.InRoom(room.Slug) ?? []).GroupBy(i => source.Edition.Zone.DateOf(i.Start)).OrderBy(g => g.Key);
        return new(source.Frame(texts, title), texts.Headings, [.. Facts().Where(f => f.Text != "")],
            [.. days.Select(d => new RunSheetDay(texts.Day(d.Key), [.. d.Select(i => Session(i, closed))]))]);
    }

    private IEnumerable<LabelledText> Facts()
    {
        yield return new(texts.Room, PlainText.Line(room.Name));
        yield return new(texts.Version, source.Programme is { } p ? p.Version.ToString(texts.Culture) : "");
        yield return new(texts.HardPoints, string.Join(" · ", source.Edition.HardPoints.Where(h => h.Room is null || h.Room == room.Slug)
            .OrderBy(h => h.Date).ThenBy(h => h.Time).Select(h => $"{h.Date.ToString("d MMM", texts.Culture)} {h.Time.ToString("HH:mm", texts.Culture)} {PlainText.Line(h.Purpose)}")));
        yield return new(texts.HelpTelephone, PlainText.Line(source.Edition.HelpTelephone));
    }

    private RunSheetSession Session(ProgrammeItem item, IReadOnlySet<CandidateId> closed)
    {
        var start = item.Start;
        var cues = new List<RunSheetCue>();
        foreach (var part in item.Parts)
        {
            cues.Add(new(source.Clock(start), PlainText.Line(part.Title), PaperSource.Length(part.Length), texts.End(part.EndPolicy), Film(item, part, closed), PlainText.Paragraphs(part.HostNotes)));
            start += part.Length;
        }

        return new(source.Span(item), PlainText.Line(item.Title), item.BufferPurpose is { } purpose ? texts.Fill(texts.Buffer, PlainText.Line(purpose)) : "", cues);
    }

    private string Film(ProgrammeItem item, Part part, IReadOnlySet<CandidateId> closed)
    {
        if (part.Kind != PartKind.Film || item.CandidateId is not { } candidate || closed.Contains(candidate))
        {
            return "";
        }

        return films.TryGetValue(candidate, out var film)
            ? $"{texts.Fill(texts.Film, PlainText.Line(film.Title), PaperSource.Length(film.Length), film.Version)}\n{(film.CaptionsVtt is null ? texts.NoCaptions : texts.Captions)}"
            : texts.FilmMissing;
    }
}

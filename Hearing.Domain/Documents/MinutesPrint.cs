using System.Globalization;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Documents;

/// <summary>Makes the minutes of a run to read and to print.</summary>
/// <param name="file">The minutes with names.</param>
/// <param name="texts">The words.</param>
/// <param name="mark">Printed across each page; null for none.</param>
public sealed class MinutesPrint(MinutesFile file, MinutesTexts texts, string? mark)
{
    private const int ShownOfHash = 16;
    private readonly Minutes _minutes = file.Minutes;
    private readonly Editions.HearingZone _zone = Editions.HearingZone.Named(file.TimeZone);
    private readonly string _eventTime = IsOneDay(file) ? "HH:mm:ss" : "d MMM HH:mm:ss";

    /// <summary>The document.</summary>
    public MinutesDocument Document() => new(
        texts.Culture.TwoLetterISOLanguageName, texts.Author, texts.Fill(texts.Kicker, file.Year),
        texts.Fill(texts.Title, PlainText.Line(file.RoomName), PlainText.Line(file.EditionName)),
        texts.Fill(texts.Footer, PlainText.Line(file.EditionName), PlainText.Line(file.RoomName)), Fault(), mark, texts.Headings,
        [.. Facts()], [.. Sessions()], [.. Shares()], [.. Remarks().Where(r => r.Sentences.Count > 0)], [.. _minutes.Lines.Select(Event)], file.MadeAt);

    private string? Fault() => file.Chain.Fault switch
    {
        ChainFault.None => null,
        ChainFault.Changed => texts.Fill(texts.Changed, file.Chain.FromRevision, file.Chain.UntilRevision),
        ChainFault.Missing => texts.Fill(texts.Missing, file.Chain.FromRevision, file.Chain.UntilRevision),
        _ => throw new InvalidOperationException($"No words for {file.Chain.Fault}."),
    };

    private IEnumerable<LabelledText> Facts()
    {
        yield return new(texts.Began, _minutes.BeganAt is { } began ? Day(began) : texts.NotBegun);
        yield return new(texts.Ended, _minutes.EndedAt is { } ended ? Day(ended) : texts.GoesOn);
        yield return new(texts.Where, PlainText.Line(file.RoomName));
        yield return new(texts.Lines, _minutes.Lines.Count.ToString(texts.Culture));
        yield return new(texts.LastHash, _minutes.Lines is [.., var last] ? last.Hash : "–");
    }

    private IEnumerable<MinutesSession> Sessions() => _minutes.Parts.Index().GroupBy(p => p.Item.SessionId is { } id ? id.Value : p.Item.CueId.Value)
        .Select(session => new MinutesSession(PlainText.Line(session.First().Item.SessionTitle), [.. session.Select(p => Row(p.Item))]));

    private MinutesRow Row(MinutesPart part) => new(
        PlainText.Line(part.Title),
        part.PlannedStart is { } planned ? texts.Fill(texts.Planned, Length(part.PlannedMilliseconds), Clock(planned)) : "",
        part.BeganAt is { } began
            ? texts.Fill(texts.Real, Clock(began), part.EndedAt is { } ended ? Clock(ended) : "", Length(part.MovedMilliseconds))
            : texts.NeverOn,
        string.Join(" · ", Notes(part)));

    private IEnumerable<string> Notes(MinutesPart part)
    {
        if (part.IsInserted)
        {
            yield return texts.Inserted;
        }

        if (part.IsMoved)
        {
            yield return texts.Moved;
        }

        if (part.IsSkipped)
        {
            yield return texts.Skipped;
        }

        foreach (var hold in part.Holds)
        {
            var until = hold.Until is { } known ? Clock(known) : "";
            yield return texts.Fill(texts.Held, Clock(hold.From), until, hold.Reason is { } reason ? $" ({texts.Reason(reason)})" : "");
        }
    }

    private IEnumerable<MinutesShare> Shares() => _minutes.Ledger.GroupBy(l => l.CandidateId).Select(lines => new MinutesShare(
        Candidate(lines.Key), Share(lines, LedgerHeading.Film), Share(lines, LedgerHeading.Talk), Share(lines, LedgerHeading.Questions),
        lines.Sum(l => l.InterruptedMilliseconds) is > 0 and var held ? Length(held) : "–"));

    private string Share(IEnumerable<LedgerLine> lines, LedgerHeading heading) => lines.FirstOrDefault(l => l.Heading == heading) is { } line
        ? texts.Fill(texts.Share, Length(line.GotMilliseconds), Length(line.PlannedMilliseconds))
        : "–";

    private IEnumerable<MinutesRemarks> Remarks()
    {
        yield return new(texts.HardPoints, [.. _minutes.HardPoints.Where(p => p.OverAt is not null).Select(
            p => texts.Fill(p.IsBroken ? texts.HardPointBroken : texts.HardPointKept, PlainText.Line(p.Purpose), Clock(p.At), Clock(p.OverAt!.Value)))]);
        yield return new(texts.Absences, [.. _minutes.Absences.Select(a => texts.Fill(
            a.BackAt is null ? texts.Absent : texts.AbsentAndBack, a.CandidateId is { } id ? Candidate(id) : Title(a.SessionId), Clock(a.At),
            a.BackAt is { } back ? Clock(back) : ""))]);
        yield return new(texts.Films, [.. file.Films.Where(f => f.Jury.Count > 0).Select(Film)]);
        yield return new(texts.Conflicts, [.. _minutes.Conflicts.Select(c => texts.Fill(texts.Conflict, Person(c.JurorId), Candidate(c.CandidateId)))]);
    }

    private string Film(MinutesFilm film)
    {
        var missing = film.Jury.Where(v => v.Share < Films.FilmSeen.Whole).Select(v => texts.Fill(texts.FilmShare, Person(v.PersonId), v.Share)).ToList();
        return missing.Count == 0
            ? texts.Fill(texts.FilmSeenByAll, Candidate(film.CandidateId), film.Version)
            : texts.Fill(texts.FilmSeenBySome, Candidate(film.CandidateId), film.Version, string.Join(", ", missing));
    }

    private MinutesEvent Event(MinutesLine line)
    {
        var what = PlainText.Line(texts.What(line.Fact));
        return new(
            line.Revision.ToString(texts.Culture), _zone.ToLocal(line.At).ToString(_eventTime, texts.Culture), Person(line.By),
            line.UndoneBy is { } by ? texts.Fill(texts.Undone, what, by) : what, line.Hash[..ShownOfHash]);
    }

    private static bool IsOneDay(MinutesFile file)
    {
        var zone = Editions.HearingZone.Named(file.TimeZone);
        return file.Minutes.Lines.Select(l => zone.DateOf(l.At)).Distinct().Count() < 2;
    }

    private string Person(PersonId? id) => file.People.FirstOrDefault(p => p.Id == id) is { } known ? PlainText.Line(known.Name) : texts.Somebody;

    private string Candidate(CandidateId id) => file.Candidates.FirstOrDefault(c => c.Id == id) is { } known ? PlainText.Line(known.Name) : texts.Somebody;

    private string Title(SessionId session) => PlainText.Line(_minutes.Parts.FirstOrDefault(p => p.SessionId == session)?.SessionTitle ?? "");

    private string Clock(DateTimeOffset instant) => _zone.ToLocal(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Day(DateTimeOffset instant) => _zone.ToLocal(instant).ToString("d MMMM yyyy HH:mm:ss", texts.Culture);

    /// <summary>Minutes and whole seconds; a half counts upwards.</summary>
    private static string Length(long milliseconds)
    {
        var seconds = (milliseconds + 500) / 1000;
        return $"{seconds / 60}:{seconds % 60:00}";
    }
}

namespace Hearing.Domain.Documents.Papers;

/// <summary>Cards for the stage and the host, one for each candidate's session: the name to be read from afar, what is needed to present them below.</summary>
public sealed record StageCardsDocument(PaperFrame Frame, StageCardHeadings Headings, IReadOnlyList<StageCard> Cards) : PaperDocument(Frame);

/// <summary>The fixed words.</summary>
public sealed record StageCardHeadings(string When, string Presenters, string Next);

/// <summary>A card. <paramref name="Unit"/>, school forms, presenters and <paramref name="Next"/> are empty where there is nothing to say.</summary>
/// <param name="Number">Which of the day's candidates, such as 3 of 7.</param>
/// <param name="When">Day, time and room.</param>
/// <param name="Next">What follows in the room.</param>
public sealed record StageCard(string Number, string Name, string Unit, string SchoolForms, string When, string Presenters, string Next);

/// <summary>The words of stage cards.</summary>
public sealed record StageCardTexts : PaperTexts
{
    public required StageCardHeadings Headings { get; init; }

    /// <summary>{0} is the candidate's place among all, {1} how many there are.</summary>
    public required string Number { get; init; }
}

/// <summary>Makes the stage cards.</summary>
public static class StageCardPrint
{
    /// <summary>The document; no cards while no candidate has a published session.</summary>
    public static StageCardsDocument Of(PaperSource source, StageCardTexts texts)
    {
        var items = source.CandidateItems().ToList();
        return new(source.Frame(texts), texts.Headings, [.. items.Index().Select(x => Card(x.Index))]);

        StageCard Card(int index)
        {
            var (item, candidate) = items[index];
            var next = source.Programme!.InRoom(item.Room).FirstOrDefault(i => i.Start >= item.End);
            return new(
                texts.Fill(texts.Number, index + 1, items.Count), PlainText.Line(candidate.Name), PlainText.Line(candidate.Unit), source.SchoolForms(candidate),
                $"{texts.Day(source.Edition.Zone.DateOf(item.Start))} {source.Span(item)} · {source.RoomName(item.Room)}",
                string.Join(", ", source.People.Where(p => p.CandidateId == candidate.Id && p.WithdrawnAt is null).OrderBy(p => p.Order).Select(p => PlainText.Line(p.Name))),
                next is null ? "" : $"{source.Clock(next.Start)} {PlainText.Line(next.Title)}");
        }
    }
}

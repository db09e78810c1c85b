using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Documents.Papers;

/// <summary>Signs for tables: A4 folded once, the name on both sides; on the paper the far side stands upside down.</summary>
public sealed record TableSignsDocument(PaperFrame Frame, IReadOnlyList<TableSign> Signs) : PaperDocument(Frame);

/// <summary>A sign: a name and a line below it, which may be empty.</summary>
public sealed record TableSign(string Name, string Line);

/// <summary>The words of table signs.</summary>
public sealed record TableSignTexts : PaperTexts
{
    public required string Juror { get; init; }
    public required string Chair { get; init; }
}

/// <summary>Makes table signs: the chair, the jury, and each candidate.</summary>
public static class TableSignPrint
{
    /// <summary>The document; candidates have the table of their authority, not one for each person.</summary>
    public static TableSignsDocument Of(PaperSource source, TableSignTexts texts)
    {
        var jurors = source.People.Where(p => p.IsSittingJuror).OrderByDescending(p => p.Roles.HasFlag(Roles.Chair)).ThenBy(p => p.Order)
            .Select(p => new TableSign(PlainText.Line(p.Name), p.Roles.HasFlag(Roles.Chair) ? texts.Chair : texts.Juror));
        var candidates = source.Candidates.OrderBy(c => c.Order).Select(c => new TableSign(PlainText.Line(c.Name), PlainText.Line(c.Unit)));
        return new(source.Frame(texts), [.. jurors, .. candidates]);
    }
}

/// <summary>Signs for doors, one for each room and day, A4.</summary>
/// <param name="Address">Where the newest programme is found; the QR code leads there.</param>
/// <param name="AddressText">What the QR code is, for those who do not see it.</param>
public sealed record DoorSignsDocument(PaperFrame Frame, Uri Address, string AddressText, string AddressLine, DoorSignHeadings Headings, IReadOnlyList<DoorSign> Signs)
    : PaperDocument(Frame)
{
    public override IEnumerable<Uri> Addresses => [Address];
}

/// <summary>The fixed words.</summary>
public sealed record DoorSignHeadings(string Time, string Session);

/// <summary>A room's day.</summary>
public sealed record DoorSign(string Room, string Day, IReadOnlyList<DoorSignRow> Rows);

/// <summary>A line; <paramref name="Strong"/> for candidates' sessions, <paramref name="Quiet"/> for breaks.</summary>
public sealed record DoorSignRow(string Time, string Title, bool Strong, bool Quiet);

/// <summary>The words of door signs.</summary>
public sealed record DoorSignTexts : PaperTexts
{
    public required DoorSignHeadings Headings { get; init; }
    public required string AddressText { get; init; }
    public required string AddressLine { get; init; }
}

/// <summary>Makes door signs.</summary>
public static class DoorSignPrint
{
    /// <summary>The document; no signs while nothing is published.</summary>
    public static DoorSignsDocument Of(PaperSource source, DoorSignTexts texts)
    {
        var signs = from item in source.Programme?.Items ?? []
                    group item by (Day: source.Edition.Zone.DateOf(item.Start), item.Room) into day
                    orderby day.Key.Day, source.Edition.Rooms.Select(r => r.Slug).ToList().IndexOf(day.Key.Room)
                    select new DoorSign(source.RoomName(day.Key.Room), texts.Day(day.Key.Day), [.. day.OrderBy(i => i.Start).Select(Row)]);
        return new(source.Frame(texts), source.Address, texts.AddressText, texts.AddressLine, texts.Headings, [.. signs]);

        DoorSignRow Row(ProgrammeItem item) => new(
            source.Span(item), PlainText.Line(item.Title), item.Kind == SessionKind.Candidate, item.Kind is SessionKind.Break or SessionKind.Lunch);
    }
}

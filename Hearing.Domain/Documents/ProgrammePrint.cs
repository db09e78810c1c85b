using System.Globalization;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Documents;

/// <summary>Makes the printed programme of a published version.</summary>
/// <param name="edition">The edition.</param>
/// <param name="programme">The version.</param>
/// <param name="texts">The words.</param>
/// <param name="address">Where the newest version is found.</param>
/// <param name="mark">Printed across each page; null for none.</param>
public sealed class ProgrammePrint(Edition edition, Programme programme, ProgrammeTexts texts, Uri address, string? mark)
{
    private readonly bool _manyRooms = programme.Items.Select(i => i.Room).Distinct().Count() > 1;

    /// <summary>The document.</summary>
    /// <param name="changes">What the reader is told of what changed since the version before, a sentence each.</param>
    public ProgrammeDocument Document(IReadOnlyList<Candidate> candidates, IReadOnlyList<string> changes)
    {
        var published = edition.Zone.ToLocal(programme.PublishedAt);
        var shortAddress = address.Authority + address.AbsolutePath.TrimEnd('/');
        return new(
            texts.Culture.TwoLetterISOLanguageName, texts.Author, texts.Fill(texts.Kicker, edition.Year),
            texts.Fill(texts.Title, PlainText.Line(edition.Name)),
            texts.Fill(texts.VersionLine, programme.Version, published.ToString("d MMMM yyyy HH:mm", texts.Culture)),
            texts.Fill(texts.Footer, PlainText.Line(edition.Name), programme.Version, shortAddress), mark, address, texts.AddressText,
            new(texts.Time, texts.Session, _manyRooms ? texts.Room : null, texts.Candidates,
                texts.Fill(texts.Changes, programme.Version - 1), texts.Page, texts.Of),
            [.. Facts().Where(f => f.Text != "")], [.. changes.Select(PlainText.Line)], [.. Days()], [.. Listed(candidates)],
            programme.PublishedAt);
    }

    private IEnumerable<LabelledText> Facts()
    {
        yield return new(texts.When, texts.List([.. Dates().Select(Long)]));
        yield return new(texts.Where, edition.Venue is { } v ? PlainText.Line($"{v.Name}, {v.Address}").TrimEnd(' ', ',') : "");
        yield return new(texts.How, edition.Mode switch
        {
            HearingMode.OnSite => texts.OnSite,
            HearingMode.Virtual => texts.Virtual,
            HearingMode.Hybrid => texts.Hybrid,
            _ => throw new InvalidOperationException($"No words for {edition.Mode}."),
        });
        yield return new(texts.Help, PlainText.Line(edition.HelpTelephone));
    }

    private IEnumerable<DateOnly> Dates() => programme.Items.Select(i => edition.Zone.DateOf(i.Start)).Distinct().Order();

    private string Long(DateOnly date) => date.ToString("dddd d MMMM yyyy", texts.Culture);

    private IEnumerable<ProgrammeDay> Days() => Dates().Select(date => new ProgrammeDay(
        Capital(Long(date)),
        [.. programme.Items.Where(i => edition.Zone.DateOf(i.Start) == date).OrderBy(i => i.Start).ThenBy(i => i.Room, StringComparer.Ordinal).Select(Row)]));

    private string Capital(string text) => char.ToUpper(text[0], texts.Culture) + text[1..];

    private ProgrammeRow Row(ProgrammeItem item) => new(
        $"{Clock(item.Start)}–{Clock(item.End)}", PlainText.Line(item.Title),
        item.Parts.Count > 1 ? string.Join(" · ", item.Parts.Select(Part)) : "", RoomName(item.Room),
        item.Kind == SessionKind.Candidate, item.Kind is SessionKind.Break or SessionKind.Lunch);

    private string Part(Part part) => $"{PlainText.Line(part.Title)} {Length(part.Length)}";

    private string Length(TimeSpan length) => length.TotalSeconds % 60 == 0
        ? texts.Fill(texts.Minutes, (int)length.TotalMinutes)
        : length.TotalSeconds < 60
            ? texts.Fill(texts.Seconds, (int)length.TotalSeconds)
            : $"{texts.Fill(texts.Minutes, (int)length.TotalMinutes)} {texts.Fill(texts.Seconds, length.Seconds)}";

    private string Clock(DateTimeOffset instant) => edition.Zone.ToLocal(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string RoomName(string slug) => PlainText.Line(edition.Rooms.FirstOrDefault(r => r.Slug == slug)?.Name ?? slug);

    private IEnumerable<ProgrammeCandidate> Listed(IReadOnlyList<Candidate> candidates) => candidates.OrderBy(c => c.Order)
        .Select(c => new ProgrammeCandidate(PlainText.Line(c.FullName), string.Join(", ", c.SchoolForms.Select(SchoolForm))));

    private string SchoolForm(string key) => PlainText.Line(edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key);
}

using System.Globalization;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Documents.Papers;

/// <summary>What papers are made from: the edition with its people and candidates, the newest programme, and what the installation says.</summary>
/// <param name="Programme">The newest version; null while none is published.</param>
/// <param name="Address">The edition's page, for QR codes.</param>
/// <param name="Mark">Printed across each page; null for none.</param>
/// <param name="MadeAt">The paper's date.</param>
public sealed record PaperSource(
    Edition Edition, Programme? Programme, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Person> People, Uri Address, string? Mark, DateTimeOffset MadeAt)
{
    /// <summary>The frame of a paper with those words.</summary>
    /// <param name="title">The title when it is not the texts' own.</param>
    public PaperFrame Frame(PaperTexts texts, string? title = null)
    {
        var name = PlainText.Line(Edition.Name);
        return new(
            texts.Culture.TwoLetterISOLanguageName, texts.Author, texts.Fill(texts.Kicker, Edition.Year), title ?? texts.Fill(texts.Title, name), name,
            Mark, texts.Page, texts.Of, MadeAt);
    }

    /// <summary>The programme's items of candidates who are still there, by start and then room.</summary>
    public IEnumerable<(ProgrammeItem Item, Candidate Candidate)> CandidateItems() =>
        from item in Programme?.Items ?? []
        where item.Kind == SessionKind.Candidate && item.CandidateId is not null
        join candidate in Candidates on item.CandidateId!.Value equals candidate.Id
        orderby item.Start, item.Room
        select (item, candidate);

    /// <summary>School forms as one line.</summary>
    public string SchoolForms(Candidate candidate) => string.Join(
        ", ", candidate.SchoolForms.Select(key => PlainText.Line(Edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key)));

    public string RoomName(string slug) => PlainText.Line(Edition.Rooms.FirstOrDefault(r => r.Slug == slug)?.Name ?? slug);

    public string Clock(DateTimeOffset instant) => Edition.Zone.ToLocal(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    public string Span(ProgrammeItem item) => $"{Clock(item.Start)}–{Clock(item.End)}";

    /// <summary>Minutes and seconds, a length as run sheets write it: 3:00.</summary>
    public static string Length(TimeSpan length) => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes}:{length.Seconds:00}");
}

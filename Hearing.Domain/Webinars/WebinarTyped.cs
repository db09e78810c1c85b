using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Webinars;

/// <summary>A webinar as typed in the organiser's form; date and time are local in the edition's zone.</summary>
public sealed record WebinarTyped(
    string Title, CandidateId? Candidate, string Description, DateOnly? Date, TimeOnly? Time, int? LengthMinutes,
    string? JoinLink, string? RecordingLink, string? DocumentationLink)
{
    /// <summary>Writes what was typed on the webinar.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> with the reason's name for the page; nothing is written then.</exception>
    public void WriteOn(Webinar webinar, Edition edition, IReadOnlySet<CandidateId> candidates)
    {
        var title = Title.Trim();
        Check(title.Length is > 0 and <= 300 && !title.Any(char.IsControl), "Title");
        Check(Description.Length <= 4000, "Description");
        Check(Candidate is not { } candidate || candidates.Contains(candidate), "Candidate");
        Check(LengthMinutes is >= 1 and <= 1440, "Length");
        Check(Date is null == Time is null, "When");
        Check(Date is not { } date || !edition.Zone.IsInGap(date, Time!.Value), "Gap");
        var links = (Join: WebLink.Read(JoinLink), Recording: WebLink.Read(RecordingLink), Documentation: WebLink.Read(DocumentationLink));
        webinar.Title = title;
        webinar.CandidateId = Candidate;
        webinar.Description = PlainText.Typed(Description).Trim();
        webinar.StartsAt = Date is { } day ? edition.Zone.ToInstant(day, Time!.Value) : null;
        webinar.LengthMinutes = LengthMinutes!.Value;
        (webinar.JoinLink, webinar.RecordingLink, webinar.DocumentationLink) = links;
    }

    private static void Check(bool holds, string reason)
    {
        if (!holds)
        {
            throw new Refused(RefusalCode.Invalid, $"The webinar cannot be stored: {reason}.", reason);
        }
    }
}

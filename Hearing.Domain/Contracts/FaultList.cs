using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>Collects what rules find in a document, and knows the document's names and ids.</summary>
internal sealed class FaultList(EditionDocument document)
{
    private readonly List<DocumentFault> _faults = [];

    public EditionDocument Document => document;
    public IReadOnlyList<DocumentFault> Faults => _faults;

    public HearingZone? Zone { get; } = HearingZone.Exists(document.TimeZone) ? HearingZone.Named(document.TimeZone) : null;
    /// <summary>The days and how long each is open.</summary>
    public Dictionary<DateOnly, TimeSpan> Days { get; } =
        document.Days.DistinctBy(d => d.Date).ToDictionary(d => d.Date, d => d.Closes.ToTimeSpan() - d.Opens.ToTimeSpan());
    public TimeSpan LongestDay => Days.Values.DefaultIfEmpty(TimeSpan.MaxValue).Max();
    public HashSet<string> Rooms { get; } = [.. document.Rooms.Select(r => r.Slug)];
    public HashSet<CandidateId> Candidates { get; } = [.. document.Candidates.Select(c => c.Id)];
    public HashSet<PersonId> People { get; } = [.. document.People.Select(p => p.Id)];
    public HashSet<PersonId> Jurors { get; } = [.. document.People.Where(p => p.Roles.Contains(RoleName.Juror)).Select(p => p.Id)];

    public void Say(bool isWrong, string path, string message)
    {
        if (isWrong && _faults.Count < EditionReader.MaxFaults)
        {
            _faults.Add(new(path, message));
        }
    }

    /// <summary>Each item that repeats an earlier one's key.</summary>
    public void Unique<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, Func<int, string> path, string what)
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < items.Count; i++)
        {
            Say(!seen.Add(key(items[i])), path(i), $"is there twice: {what}");
        }
    }

    public void NotEmpty(string? text, string path) => Say(string.IsNullOrWhiteSpace(text), path, "may not be empty");

    public void Link(string? link, string path) =>
        Say(link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"), path, "must be a link that begins with https://");

    public void Room(string? slug, string path) => Say(slug is not null && !Rooms.Contains(slug), path, $"names a room that is not in the document: {slug}");

    public void Day(DateOnly date, string path) => Say(!Days.ContainsKey(date), path, "is not a day of the hearing");

    public void Candidate(CandidateId? id, string path) =>
        Say(id is { } some && !Candidates.Contains(some), path, "names a candidate that is not in the document");

    public void Person(PersonId? id, string path) => Say(id is { } some && !People.Contains(some), path, "names a person who is not in the document");

    public void Juror(PersonId id, string path) => Say(!Jurors.Contains(id), path, "names somebody who is no juror in the document");

    public void Time(DateOnly date, TimeOnly time, string path) =>
        Say(Zone?.IsInGap(date, time) == true, path, "is a time that the clock skips that night");

    public void Stretch(DateOnly date, TimeOnly from, TimeOnly until, string path, string fromName, string untilName)
    {
        Say(from >= until, path, $"ends before it begins: {fromName} must be before {untilName}");
        Time(date, from, $"{path}.{fromName}");
        Time(date, until, $"{path}.{untilName}");
    }
}

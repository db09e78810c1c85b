using System.Net;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Webinars;

namespace Hearing.Api.Tests.Jury;

/// <summary>
/// The jury's year, decided and not released, with a canary string in every motivation, comment, note, label and reason and a rare number
/// as every mark; published, with a caller of each kind. The first candidate is the one with whom <see cref="JuryApp.Juror"/> is in conflict.
/// </summary>
public sealed partial class SecretYear : IAsyncLifetime
{
    public const string Preparation = "beredning@example.org";
    public const string Withdrawn = "avgatt@example.org";
    private Display? _screen;

    public SecretYear() => Jury = new();

    internal SecretYear(HearingApp app) => Jury = new(app);

    public JuryApp Jury { get; }

    /// <summary>Everybody outside the jury but the organiser: who may know nothing before the release.</summary>
    public IEnumerable<(string Name, HttpClient Client)> Outsiders() =>
    [
        ("stranger", Jury.App.Stranger()), ("display", Jury.App.By(Jury.App.CookieOf(_screen!))),
        .. new[] { JuryApp.Candidate, JuryApp.Guest, JuryApp.Technician, Preparation, Withdrawn }.Select(mail => (mail, Jury.App.As(mail))),
    ];

    /// <summary>Whether the text holds any of the canaries.</summary>
    public static bool Tells(string text) => text.Contains("canary", StringComparison.Ordinal) || TellsMark(text);

    /// <summary>Whether the text holds a note.</summary>
    public static bool TellsNote(string text) =>
        text.Contains("canary-note", StringComparison.Ordinal) || text.Contains("canary-whole", StringComparison.Ordinal);

    /// <summary>Whether the text holds anything of the jury's on the first candidate.</summary>
    public static bool TellsOfFirst(string text) => OfFirst().IsMatch(text);

    /// <summary>Whether the text holds a mark: the number by itself and not in the middle of a hash.</summary>
    public static bool TellsMark(string text) => Mark().IsMatch(text);

    public async ValueTask InitializeAsync()
    {
        await BeginAsync();
        await Jury.OpenMarks();
        await Decided(Jury.First, "Award", "first");
        await Decided(Jury.Other, "Award", "other");
        await Issue();
        await Jury.Send(HearingApp.Organiser, "/jury/people", "/jury/people/invite");
    }

    /// <summary>The year on its day: marked, a conflict declared, nothing decided.</summary>
    public async Task BeginAsync()
    {
        await Jury.BegunAsync();
        var withdrawn = PersonId.New();
        await Jury.App.Store(Person(Preparation, Roles.Preparation, PersonId.New()), Person(Withdrawn, Roles.Juror, withdrawn), Programme(), _screen = Screen(),
            new Webinar { Id = WebinarId.New(), EditionId = Jury.Edition, CandidateId = Jury.First, Title = "canary-webinar-first" });
        await Change(edition =>
        {
            edition.MarkScale = new(700301, 700305, [new(700303, "canary-label")]);
            edition.MoveTo(Phase.Published);
        });
        foreach (var juror in new[] { JuryApp.Chair, JuryApp.Juror, JuryApp.Second, Withdrawn })
        {
            await Marked(juror, Jury.First, "first", 700303, "0");
            await Marked(juror, Jury.Other, "other", 700303, "0");
        }

        await Jury.App.InDatabase(async db =>
        {
            db.People.Single(p => p.Id == withdrawn).WithdrawnAt = Jury.App.Clock.GetUtcNow();
            foreach (var person in db.People.Where(p => p.EditionId == Jury.Edition))
            {
                person.CalendarSecret = $"{person.Id.Value:N}";
            }

            return await db.SaveChangesAsync(JuryApp.Cancel);
        });
        await Jury.DeclareConflict(JuryApp.Juror, Jury.First, "canary-reason");
    }

    public ValueTask DisposeAsync()
    {
        Jury.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task Marked(string juror, CandidateId candidate, string name, int mark, string revision) => Assert.Equal(
        HttpStatusCode.OK,
        (await Jury.Put(juror, candidate, new([new("vision", mark, $"canary-note-{juror}-{name}")], $"canary-whole-{juror}-{name}"), revision)).StatusCode);

    public async Task Decided(CandidateId candidate, string kind, string name) => Assert.Equal(
        HttpStatusCode.SeeOther, (await Jury.Decide(candidate, kind, $"canary-motivation-{name}", comment: $"canary-comment-{name}")).StatusCode);

    /// <summary>The organiser makes the certificates of all series, to print them: those of having taken part hold before the release, and tell nothing.</summary>
    public async Task Issue()
    {
        foreach (var series in new[] { "Results", "Participation", "Thanks" })
        {
            await Jury.Send(HearingApp.Organiser, "/jury/documents", "/jury/documents/certificates", ("series", series));
        }
    }

    private Task<int> Change(Action<Edition> change) => Jury.App.InDatabase(async db =>
    {
        change(db.Editions.Single());
        return await db.SaveChangesAsync(JuryApp.Cancel);
    });

    private Person Person(string mail, Roles roles, PersonId id) =>
        new() { Id = id, EditionId = Jury.Edition, Name = mail.Split('@')[0], Mail = mail, Roles = roles, Order = 9 };

    private Display Screen()
    {
        var screen = new Display { Id = Guid.NewGuid(), SecretHash = "…", CodeHash = "…", CreatedAt = Jury.App.Clock.GetUtcNow() };
        screen.Pair(Jury.Edition, "main", Jury.App.Clock.GetUtcNow());
        return screen;
    }

    private Programme Programme() => new()
    {
        EditionId = Jury.Edition,
        Version = 1,
        PublishedAt = Jury.App.Clock.GetUtcNow().AddDays(-1),
        Items = [Item("Åby kommun", SessionKind.Candidate, Jury.First, 1), Item("Öby kommun", SessionKind.Candidate, Jury.Other, 2), Item("Överläggning", SessionKind.PrivateTalk, null, 3)],
    };

    private ProgrammeItem Item(string title, SessionKind kind, CandidateId? candidate, int hour) => new(
        SessionId.New(), kind, title, candidate, "main", Jury.App.Clock.GetUtcNow().AddHours(hour), Jury.App.Clock.GetUtcNow().AddHours(hour + 1),
        [new(PartId.New(), PartKind.Talk, title, TimeSpan.FromHours(1), EndPolicy.Wait, "Presentera dem")], 0);

    [GeneratedRegex("canary-[^\\s\"<]*-first")]
    private static partial Regex OfFirst();

    [GeneratedRegex("(?<![0-9A-Za-z+/_-])70030[1-5](?![0-9A-Za-z+/_=-])")]
    private static partial Regex Mark();
}

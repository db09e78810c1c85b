using System.Text;
using Hearing.Api.Documents.Credentials;
using Hearing.Api.Films;
using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Help;
using Hearing.Domain.Jury;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Questions;
using Hearing.Domain.Screens;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Web;

/// <summary>One caller of each kind and something of everything in the demo edition.</summary>
internal static class AccessFilling
{
    public static async Task FillAsync(AccessWorld world)
    {
        var now = world.App.Clock.GetUtcNow();
        await world.App.InDatabase(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Slug == AccessWorld.Slug, AccessWorld.Cancel);
            edition.Rooms = [.. edition.Rooms, new("side", "Sidosalen", RoomKind.Real, 0, [], [], null, null)];
            var subject = await db.Candidates.OrderBy(c => c.Order).Where(c => c.EditionId == edition.Id).Skip(1).FirstAsync(AccessWorld.Cancel);
            subject.Description = AccessWorld.MaterialWord;
            world.Ids["candidate"] = $"{subject.Id.Value}";
            var people = await PeopleAsync(world, db, edition.Id, subject.Id, now);
            await ThingsAsync(world, db, edition, subject, people, now);
            return await db.SaveChangesAsync(AccessWorld.Cancel);
        });
    }

    private static async Task<Dictionary<char, Person>> PeopleAsync(AccessWorld world, HearingDb db, EditionId edition, CandidateId subject, DateTimeOffset now)
    {
        Person New(string mail, Roles roles) => db.Add(new Person { Id = PersonId.New(), EditionId = edition, Name = mail, Mail = mail, Roles = roles, InvitedAt = now, Order = 50 }).Entity;
        var known = await db.People.Where(p => p.EditionId == edition).ToListAsync(AccessWorld.Cancel);
        Person Known(string mail) => known.Single(p => p.Mail == mail);
        var people = new Dictionary<char, Person>
        {
            ['C'] = known.Single(p => p.CandidateId == subject),
            ['c'] = Known(DemoPersona.Candidate),
            ['G'] = known.Single(p => p.Roles == Roles.Guest),
            ['J'] = Known(DemoPersona.Juror),
            ['X'] = Known("maja.lind@demo.example"),
            ['H'] = Known(DemoPersona.Chair),
            ['K'] = New("second.chair@demo.example", Roles.Chair | Roles.Juror),
            ['T'] = Known(DemoPersona.Technician),
            ['O'] = Known(DemoPersona.Organiser),
            ['P'] = New("preparation@demo.example", Roles.Preparation),
            ['W'] = New("withdrawn@demo.example", Roles.Organiser | Roles.Juror),
        };
        people['W'].WithdrawnAt = now;
        people['W'].CalendarSecret = new('w', 32);
        New("feed@demo.example", Roles.Guest).CalendarSecret = new('g', 32);
        foreach (var conflicted in "XK".Where(x => !db.Conflicts.Any(c => c.JurorId == people[x].Id && c.CandidateId == subject)))
        {
            db.Add(Conflict.Declare(edition, people[conflicted].Id, subject, "Släkt", now));
        }

        foreach (var (letter, person) in people)
        {
            world.Cookies[letter] = world.App.CookieOf(person.Mail);
        }

        return people;
    }

    private static async Task ThingsAsync(AccessWorld world, HearingDb db, Edition edition, Candidate subject, Dictionary<char, Person> people, DateTimeOffset now)
    {
        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id).ToListAsync(AccessWorld.Cancel);
        var (sha, size) = await world.App.Services.CreateScope().ServiceProvider.GetRequiredService<IFilmStorage>().SaveAsync(new MemoryStream("film"u8.ToArray()), AccessWorld.Cancel);
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = edition.Id,
            CandidateId = subject.Id,
            Version = 1,
            Title = AccessWorld.MaterialWord,
            Sha256 = sha,
            SizeBytes = size,
            Length = TimeSpan.FromMinutes(1),
            MediaType = "video/mp4",
            UploadedAt = now,
            CaptionsVtt = "WEBVTT",
        };
        var sheet = new MarkSheet { Id = Guid.NewGuid(), EditionId = edition.Id, JurorId = people['J'].Id, CandidateId = subject.Id, Note = AccessWorld.NoteWord, Marks = [new(edition.Criteria[0].Key, 4, AccessWorld.NoteWord)], ChangedAt = now };
        MarkSheet[] others = [.. "XH".Select(j => new MarkSheet { Id = Guid.NewGuid(), EditionId = edition.Id, JurorId = people[j].Id, CandidateId = subject.Id, Note = AccessWorld.NoteWord, ChangedAt = now })];
        var awards = candidates.Select(c => new Award
        {
            Id = Guid.NewGuid(),
            EditionId = edition.Id,
            CandidateId = c.Id,
            Kind = AwardKind.Award,
            DecidedAt = now,
            DecidedBy = people['H'].Id,
            TookPart = [people['H'].Id],
            Motivation = c.Id == subject.Id ? AccessWorld.MotivationWord : "Annan motivering.",
        }).ToList();
        var certificates = candidates.Select((c, i) => new Certificate
        {
            Id = CertificateId.New(),
            EditionId = edition.Id,
            CandidateId = c.Id,
            Number = $"{i + 1}",
            Code = CertificateCode.Of([(byte)i, .. new byte[15]]),
            CandidateName = c.FullName,
            SchoolForms = ["grundskola"],
            Kind = CertificateKind.Award,
            Motivation = awards[i].Motivation,
            Year = edition.Year,
            IssuedAt = now,
            Order = i,
        }).ToList();
        var letter = new OutboxMessage { Id = MessageId.New(), EditionId = edition.Id, Key = "a", To = "a@example.org", ToName = "A", Subject = "S", Body = "B", State = MessageState.ForReview, CreatedAt = now };
        var webinar = new Webinar { Id = WebinarId.New(), EditionId = edition.Id, Title = "Webbinarium" };
        var (here, elsewhere, waiting) = (Paired(edition, "main", now), Paired(edition, "side", now), new Display { Id = Guid.NewGuid(), SecretHash = "w", CodeHash = Secrets.Hash("111222"), CreatedAt = now });
        var consent = new FilmConsent { Id = Guid.NewGuid(), EditionId = edition.Id, CandidateId = subject.Id, Name = AccessWorld.MaterialWord, GivenOn = new(2026, 1, 2) };
        db.AddRange(consent, new FilmRendition { FilmId = film.Id, Kind = RenditionKind.Poster, EditionId = edition.Id, Sha256 = sha, SizeBytes = size, Width = 0, Height = 0, Length = TimeSpan.Zero, MadeAt = now },
            new FilmCaptions { FilmId = film.Id, Language = "en", EditionId = edition.Id, Vtt = "WEBVTT", ChangedAt = now });
        var session = await db.Sessions.FirstAsync(s => s.EditionId == edition.Id && s.Kind == SessionKind.Break, AccessWorld.Cancel);
        var recording = new SessionRecording { Id = Guid.NewGuid(), EditionId = edition.Id, SessionId = session.Id, Room = "main", Title = "Inspelat", CandidateId = subject.Id };
        recording.Make(sha, size, TimeSpan.FromMinutes(1), [], now);
        recording.Release(true, now);
        db.AddRange(recording, new Webinar { Id = WebinarId.New(), EditionId = edition.Id, Title = "Webbinarium", CandidateId = subject.Id });
        db.AddRange([film, sheet, .. others, .. awards, .. certificates, letter, webinar, here, elsewhere, waiting, .. Attempts(people, edition, now)]);
        db.Add(ProtocolEntry.Of(edition.Id, now, people['H'].Id, ProtocolKind.Of(AwardKind.Award), subject.Id, AccessWorld.MotivationWord));
        await DayAsync(world, db, edition, subject, people, now);
        (world.Cookies['D'], world.Cookies['d']) = (world.App.CookieOf(here), world.App.CookieOf(elsewhere));
        var certificate = certificates.Single(c => c.CandidateId == subject.Id);
        foreach (var (key, id) in new[]
        {
            ("film", $"{film.Id.Value}"), ("consent", $"{consent.Id}"), ("certificate", $"{certificate.Id.Value}"), ("code", certificate.Code), ("kid", world.App.Services.GetRequiredService<CredentialKeys>().Signing(now).Id), ("letter", $"{letter.Id.Value}"), ("webinar", $"{webinar.Id.Value}"),
            ("display", $"{here.Id}"), ("person", $"{people['G'].Id.Value}"), ("withdrawn", $"{people['W'].Id.Value}"), ("secret", new string('g', 32)), ("token", "known-token"), ("chair", $"{people['H'].Id.Value}"),
            ("session", $"{session.Id.Value}"),
        })
        {
            world.Ids[key] = id;
        }
    }

    /// <summary>What belongs to the day: a juror's question, a call for help, slides.</summary>
    private static async Task DayAsync(AccessWorld world, HearingDb db, Edition edition, Candidate subject, Dictionary<char, Person> people, DateTimeOffset now)
    {
        var published = new Edition { Id = edition.Id, Slug = AccessWorld.Slug, Name = "", Year = edition.Year, Mode = edition.Mode };
        published.MoveTo(Phase.Published);
        var asker = new Asker(people['J'].Id, QuestionFrom.Jury, null, new HashSet<CandidateId>());
        var question = Question.Ask(QuestionId.New(), published, "main", subject.Id, asker, "Hur mäter ni?", null, 0, now);
        var call = HelpRequest.Ask(edition.Id, people['G'].Id, "x", "Åsa", "Entrén", "Vi kommer inte in", now);
        var (sha, size) = await world.App.Services.CreateScope().ServiceProvider.GetRequiredService<IFilmStorage>().SaveAsync(new MemoryStream(Encoding.ASCII.GetBytes(AccessRequests.SamplePdf)), AccessWorld.Cancel);
        var slides = new Slides { Id = Guid.NewGuid(), EditionId = edition.Id, CandidateId = subject.Id, Version = 1, Sha256 = sha, SizeBytes = size, Pages = 1, UploadedAt = now };
        var upload = new Upload
        {
            Id = Guid.NewGuid(),
            EditionId = edition.Id,
            CandidateId = subject.Id,
            Kind = UploadKind.Film,
            Length = 10,
            FileName = "film.mp4",
            Title = AccessWorld.MaterialWord,
            StartedBy = people['C'].Id,
            StartedAt = now,
            ExpiresAt = now.AddHours(24),
        };
        world.Ids["upload"] = $"{upload.Id}";
        db.AddRange(question, call, slides, upload);
        (world.Ids["question"], world.Ids["call"], world.Ids["slides"]) = ($"{question.Id.Value}", $"{call.Id}", $"{slides.Id}");
    }

    private static Display Paired(Edition edition, string room, DateTimeOffset now)
    {
        var display = new Display { Id = Guid.NewGuid(), SecretHash = $"{room} {edition.Id}", CreatedAt = now };
        display.Pair(edition.Id, room, now);
        return display;
    }

    /// <summary>A browser with the secret <c>mail…</c> waits for its link, another is let in, a third shows the code 654321.</summary>
    private static SignInAttempt[] Attempts(Dictionary<char, Person> people, Edition edition, DateTimeOffset now)
    {
        SignInOrigin From(string browser) => new(Secrets.Hash(browser), "x", "/welcome");
        var byMail = SignInAttempt.ByMail(Guid.CreateVersion7(now), people['G'].MailKey, Secrets.Hash("known-token"), From(AccessRequests.MailBrowser), now);
        byMail.ShowCodeElsewhere(Secrets.Hash("123456"), now);
        var open = SignInAttempt.InPerson(Guid.CreateVersion7(now), "open", From(AccessRequests.OpenBrowser), now);
        open.LetIn(people['G'].MailKey, edition.Id, now);
        return [byMail, open, SignInAttempt.InPerson(Guid.CreateVersion7(now), Secrets.Hash("654321"), From("third"), now)];
    }
}

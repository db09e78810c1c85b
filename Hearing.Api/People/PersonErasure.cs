using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Help;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.People;

/// <summary>
/// What the law gives each person (GDPR, articles 15 and 17): a copy of what is held on them, and being erased. The protocol's lines stay as
/// they were written, with the names of those who took part in a decision: the record of a decision is kept (article 17.3).
/// </summary>
internal static class PersonErasure
{
    public static void MapPersonErasure(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/people/{id:guid}/held.json", Held).Needs(Right.Organise);
        app.MapPost("/{edition}/people/{id:guid}/erase", Erase).AsForm().Needs(Right.Organise);
    }

    private static async Task<IResult> Held(Guid id, EditionScope scope, HearingDb db, TimeProvider clock, HttpResponse response, CancellationToken cancel)
    {
        var person = await PeoplePages.FindAsync(db, scope, id, cancel);
        var content = await db.LoadEditionAsync(scope.Edition, withJury: false, cancel);
        var held = HeldOnPerson.Of(content.Without(scope.Access.Conflicts), person.Id) with
        {
            Letters = [.. (await LettersAsync(db, person, cancel)).Select(m => new HeldLetter(m.Subject, m.CreatedAt, m.SentAt))],
            SignedInAt = [.. (await db.Set<SignInSession>().Where(s => s.MailKey == person.MailKey).ToListAsync(cancel)).Select(s => s.CreatedAt).Order()],
            Audit = await AuditAsync(db, person, cancel),
            Questions = await db.Set<Question>().Where(q => q.AskedBy == person.Id).OrderBy(q => q.Id).Select(q => q.Text).ToListAsync(cancel),
            CallsForHelp = await db.Set<HelpRequest>().Where(h => h.By == person.Id).OrderBy(h => h.Id).Select(h => h.What).ToListAsync(cancel),
            Uploads = await db.Set<Upload>().Where(u => u.StartedBy == person.Id).OrderBy(u => u.Id).Select(u => new HeldUpload(u.FileName, u.StartedAt)).ToListAsync(cancel),
            CheckedIn = await db.Set<CheckIn>().Where(c => c.PersonId == person.Id).OrderBy(c => c.Date).Select(c => c.Date).ToListAsync(cancel),
            Devices = await db.Set<DeviceCheck>().Where(c => c.By == person.Id).OrderByDescending(c => c.At).Select(c => new HeldDevice(c.Browser, c.At, c.Findings)).ToListAsync(cancel),
            FilmsSeen = await db.Set<FilmSeen>().Where(s => s.PersonId == person.Id).Select(s => new HeldSeen(s.FilmId, s.Seen)).ToListAsync(cancel),
            Thanks = await db.Certificates.Where(c => c.PersonId == person.Id).OrderBy(c => c.Number)
                .Select(c => new HeldThanks(c.Number, c.CandidateName, c.IssuedAt, c.WithdrawnAt)).ToListAsync(cancel),
            SignatureHandedInAt = (await db.Set<SignaturePicture>().Where(s => s.EditionId == person.EditionId && s.Name == person.Name).Select(s => new { s.HandedInAt }).FirstOrDefaultAsync(cancel))?.HandedInAt,
            ProgrammesSeen = await db.Set<ProgrammeSeen>().Where(s => s.PersonId == person.Id).OrderBy(s => s.Version).Select(s => s.Version).ToListAsync(cancel),
            AgreedToRecordingAt = (await db.Set<RecordingConsent>().FirstOrDefaultAsync(c => c.PersonId == person.Id, cancel))?.At,
            FilmsSignedOff = await db.Set<SignOff>().Where(s => s.By == person.Id).Select(s => s.FilmId).ToListAsync(cancel),
        };
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, "person-exported", $"{id}");
        await db.SaveChangesAsync(cancel);
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{scope.Edition.Slug}-{id}.json\"";
        return TypedResults.Json(held, WireJson.Options);
    }

    private static async Task<IResult> Erase(
        Guid id, IFormCollection form, EditionScope scope, HearingDb db, IStringLocalizer<PeopleText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var person = await PeoplePages.FindAsync(db, scope, id, cancel);
        await PeoplePages.CheckOrganiserStaysAsync(db, person, cancel);
        if (form["sure"] != "yes")
        {
            return await PersonForms.ShowAsync(scope, db, person, new Dictionary<string, string> { ["sure"] = "NotSure" }, 422, cancel);
        }

        var letters = await LettersAsync(db, person, cancel);
        if (letters.Any(m => m.State == MessageState.Sending))
        {
            throw new Refused(RefusalCode.CommandNotPossible, "A letter to the person is just being sent; try again in a minute.");
        }

        db.RemoveRange(letters);
        db.RemoveRange(await db.CannotTimes.Where(c => c.PersonId == person.Id).ToListAsync(cancel));
        if (!await db.People.AnyAsync(p => p.MailKey == person.MailKey && p.Id != person.Id, cancel))
        {
            db.RemoveRange(await db.Set<SignInSession>().Where(s => s.MailKey == person.MailKey).ToListAsync(cancel));
            db.RemoveRange(await db.Set<SignInAttempt>().Where(a => a.MailKey == person.MailKey).ToListAsync(cancel));
        }

        // What was printed is printed; what is printed anew has the name alone, which is the edition's.
        db.RemoveRange(await db.Set<SignaturePicture>().Where(s => s.EditionId == person.EditionId && s.Name == person.Name).ToListAsync(cancel));
        await ForgetOfTheDayAsync(db, person.Id, cancel);
        var now = clock.GetUtcNow();
        foreach (var thanks in await db.Certificates.Where(c => c.PersonId == person.Id).ToListAsync(cancel))
        {
            (thanks.CandidateName, thanks.WithdrawnAt) = (texts["ErasedName"], thanks.WithdrawnAt ?? now);
        }

        person.Erase(texts["ErasedName"], now);
        db.Note(scope.Edition.Id, now, scope.Person?.Id, "person-erased", $"{id}");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/people");
    }

    /// <summary>What was asked aloud stays as the room's, without who asked; all else that the person wrote or did on the day goes.</summary>
    private static async Task ForgetOfTheDayAsync(HearingDb db, PersonId person, CancellationToken cancel)
    {
        (await db.Set<Question>().Where(q => q.AskedBy == person).ToListAsync(cancel)).ForEach(q => q.Forget());
        (await db.Set<HelpRequest>().Where(h => h.By == person).ToListAsync(cancel)).ForEach(h => h.Forget());
        // The bytes of what was under way have no row then, and are forgotten with the next sweep.
        db.RemoveRange(await db.Set<Upload>().Where(u => u.StartedBy == person).ToListAsync(cancel));
        db.RemoveRange(await db.Set<CheckIn>().Where(c => c.PersonId == person).ToListAsync(cancel));
        db.RemoveRange(await db.Set<DeviceCheck>().Where(c => c.By == person).ToListAsync(cancel));
        db.RemoveRange(await db.Set<RecordingConsent>().Where(c => c.PersonId == person).ToListAsync(cancel));
        db.RemoveRange(await db.Set<ProgrammeSeen>().Where(s => s.PersonId == person).ToListAsync(cancel));
        db.RemoveRange(await db.Set<FilmSeen>().Where(s => s.PersonId == person).ToListAsync(cancel));
        (await db.Set<SignOff>().Where(s => s.By == person).ToListAsync(cancel)).ForEach(s => s.By = null);
        (await db.Set<DeviceReadiness>().Where(d => d.By == person).ToListAsync(cancel)).ForEach(d => d.By = null);
    }

    /// <summary>Letters of this edition and sign-in letters, which belong to none.</summary>
    private static async Task<List<OutboxMessage>> LettersAsync(HearingDb db, Person person, CancellationToken cancel) =>
        await db.Outbox.Where(m => (m.EditionId == person.EditionId || m.EditionId == null) && (m.To == person.Mail || m.To == person.MailKey)).ToListAsync(cancel);

    private static async Task<IReadOnlyList<HeldAuditLine>> AuditAsync(HearingDb db, Person person, CancellationToken cancel)
    {
        var subject = person.Id.Value.ToString();
        var lines = await db.Audit.Where(a => a.EditionId == person.EditionId && (a.By == person.Id || a.Subject == subject)).ToListAsync(cancel);
        return [.. lines.OrderBy(a => a.At).Select(a => new HeldAuditLine(a.At, a.By == person.Id, a.Action))];
    }
}

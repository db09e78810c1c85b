using System.Globalization;
using System.Resources;
using Hearing.Api.Mail;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Awards;
using Hearing.Domain.Awards;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Awards;

/// <summary>The letters that tell the candidates of the result: put in the outbox for review, once for each person.</summary>
internal sealed class ResultMail(HearingDb db, Outbox outbox, IOptions<HearingOptions> options)
{
    private static readonly ResourceManager Texts = new(typeof(AwardsText));

    /// <summary>Letters are in Swedish, the award's language, whatever language the chair reads.</summary>
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Who gets a letter.</summary>
    public IQueryable<Person> Recipients(Edition edition) =>
        db.People.Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null && p.CandidateId != null);

    public async Task WriteAsync(Edition edition, IReadOnlyList<Candidate> candidates, IReadOnlyList<Award> awards, CancellationToken cancel)
    {
        var people = await Recipients(edition).ToListAsync(cancel);
        foreach (var person in people)
        {
            var candidate = candidates.First(c => c.Id == person.CandidateId);
            var kind = awards.First(a => a.CandidateId == candidate.Id).Kind;
            var page = new Uri(options.Value.PublicUrl, $"/{edition.Slug}/recipients").ToString();
            var (subject, body) = kind == AwardKind.None
                ? (Text("MailSubject.None", edition.Year), Text("MailBody.None", person.Name, candidate.FullName, page))
                : (Text("MailSubject.Given", edition.Year), Text("MailBody.Given", person.Name, candidate.FullName, Text($"MailKind.{kind}"), page));
            await outbox.AddAsync(edition.Id, $"result:{person.Id.Value}", person, subject, body, review: true, cancel);
        }
    }

    private static string Text(string name, params object[] facts) => string.Format(Swedish, Texts.GetString(name, Swedish)!, facts);
}

using System.Globalization;
using Hearing.Api.Mail;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Invitations: no credentials, they lead to the sign-in page with the address filled in.</summary>
internal sealed class InvitationLetters(HearingDb db, Outbox outbox, TimeProvider clock, IStringLocalizer<PeopleText> texts, IOptions<HearingOptions> options)
{
    /// <summary>Invites the person; the letter waits in the outbox for review. Twice within a minute is once.</summary>
    public async Task InviteAsync(Edition edition, Person person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        person.InvitedAt = now;
        await outbox.AddAsync(
            edition.Id, $"invite:{person.Id.Value}:{now.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}", person,
            texts["Letter.Subject", edition.Name],
            texts["Letter.Body", person.Name, edition.Name, RoleNames(person.Roles), SignInAddress(person.Mail, $"/{edition.Slug}/me"), Help(edition)],
            review: true, cancel);
    }

    /// <summary>Takes back what has not gone yet.</summary>
    public async Task TakeBackAsync(PersonId person, CancellationToken cancel)
    {
        var prefix = $"invite:{person.Value}:";
        foreach (var message in await db.Outbox.Where(m => m.Key.StartsWith(prefix)
            && (m.State == MessageState.ForReview || m.State == MessageState.Ready || m.State == MessageState.Failed)).ToListAsync(cancel))
        {
            message.Withdraw();
        }
    }

    /// <summary>Invites the organiser of the installation, once; goes without review, since nobody could review it.</summary>
    public Task<bool> InviteOrganiserAsync(string mail, CancellationToken cancel) => outbox.AddAsync(
        null, $"installation-organiser:{mail.ToLowerInvariant()}", mail, mail,
        texts["Letter.Installation.Subject"], texts["Letter.Installation.Body", SignInAddress(mail, "/")], review: false, cancel);

    private string SignInAddress(string mail, string then) => new Uri(
        options.Value.PublicUrl, $"/sign-in?mail={Uri.EscapeDataString(mail)}&returnUrl={Uri.EscapeDataString(then)}").AbsoluteUri;

    private string Help(Edition edition) => edition.HelpTelephone is { } telephone ? texts["Letter.Help", telephone] : "";

    private string RoleNames(Roles roles) => string.Join(", ", Enum.GetValues<Roles>()
        .Where(r => r != Roles.None && roles.HasFlag(r) && !(r == Roles.Juror && roles.HasFlag(Roles.Chair)))
        .Select(r => texts[$"Role.{r}"].Value.ToLowerInvariant()));
}

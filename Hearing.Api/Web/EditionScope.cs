using System.Security.Claims;
using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Web;

/// <summary>The edition that the request's address names, and what its caller may do there. Loaded once a request.</summary>
internal sealed class EditionScope(HearingDb db)
{
    private Edition? _edition;
    private Access? _access;

    /// <summary>The edition, tracked by the request's context.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when there is none with that slug.</exception>
    public Edition Edition => _edition ?? throw new Refused(RefusalCode.NotFound, "There is no such edition.");

    /// <summary>The caller's access in <see cref="Edition"/>.</summary>
    public Access Access => _access ?? throw new Refused(RefusalCode.NotFound, "There is no such edition.");

    /// <summary>The signed-in person in this edition; null for strangers.</summary>
    public Person? Person { get; private set; }

    /// <summary>Whether the address named an edition that exists.</summary>
    public bool IsLoaded => _edition is not null;

    /// <summary>The caller's person id.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SignInNeeded"/> for strangers.</exception>
    public PersonId PersonId => Person?.Id ?? throw new Refused(RefusalCode.SignInNeeded, "Sign in first.");

    /// <summary>Loads the edition with that slug for that caller.</summary>
    public async Task LoadAsync(string slug, ClaimsPrincipal user, CancellationToken cancel)
    {
        _edition = await db.Editions.FirstOrDefaultAsync(e => e.Slug == slug, cancel);
        if (_edition is null)
        {
            return;
        }

        var publishedOnce = await db.Programmes.AnyAsync(p => p.EditionId == _edition.Id, cancel);
        _access = Access.Stranger(_edition, publishedOnce);
        if (user.MailIn(_edition.Id) is { } mail)
        {
            Person = await db.People.FirstOrDefaultAsync(p => p.EditionId == _edition.Id && p.MailKey == mail && p.WithdrawnAt == null, cancel);
        }

        if (Person is not null)
        {
            var conflicts = await db.Conflicts.Where(c => c.EditionId == _edition.Id && c.JurorId == Person.Id).Select(c => c.CandidateId).ToListAsync(cancel);
            _access = _access with { PersonId = Person.Id, Roles = Person.ActiveRoles, CandidateId = Person.CandidateId, Conflicts = conflicts.ToHashSet() };
        }
        else if (user.Id(HearingClaims.Display) is { } display)
        {
            var paired = await db.Set<Display>().FirstOrDefaultAsync(d => d.Id == display && d.EditionId == _edition.Id, cancel);
            _access = _access with { DisplayRoom = paired?.IsPaired == true ? paired.Room : null };
        }
    }
}

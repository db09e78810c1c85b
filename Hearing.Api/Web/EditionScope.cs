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

    /// <summary>Whether a programme was ever published, so that there is something to follow in a room.</summary>
    public bool HasProgramme { get; private set; }

    /// <summary>Whether the address named an edition that exists.</summary>
    public bool IsLoaded => _edition is not null;

    /// <summary>The caller's person id.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SignInNeeded"/> for strangers.</exception>
    public PersonId PersonId => Person?.Id ?? throw new Refused(RefusalCode.SignInNeeded, "Sign in first.");

    /// <summary>Loads the edition with that slug for that caller.</summary>
    public async Task LoadAsync(string slug, ClaimsPrincipal user, CancellationToken cancel)
    {
        var found = await db.Editions.Where(e => e.Slug == slug)
            .Select(e => new { Edition = e, HasProgramme = db.Programmes.Any(p => p.EditionId == e.Id) }).FirstOrDefaultAsync(cancel);
        (_edition, HasProgramme, Person) = (found?.Edition, found?.HasProgramme == true, null);
        if (_edition is null)
        {
            return;
        }

        _access = Access.Stranger(_edition, HasProgramme);
        if (user.MailIn(_edition.Id) is { } mail && await FindAsync(_edition.Id, mail, cancel) is { Person: { } person } signedIn)
        {
            Person = person;
            var conflicts = signedIn.Conflicts;
            if (person is { CandidateId: { } own } && person.Roles.HasFlag(Roles.Juror))
            {
                conflicts.Add(own);
            }

            _access = _access with { PersonId = person.Id, Roles = person.ActiveRoles, CandidateId = person.CandidateId, Conflicts = conflicts.ToHashSet() };
        }
        else if (user.Id(HearingClaims.Display) is { } display)
        {
            var paired = await db.Set<Display>().FirstOrDefaultAsync(d => d.Id == display && d.EditionId == _edition.Id, cancel);
            _access = _access with { DisplayRoom = paired?.IsPaired == true ? paired.Room : null };
        }
    }

    private async Task<(Person? Person, List<CandidateId> Conflicts)> FindAsync(EditionId edition, string mail, CancellationToken cancel)
    {
        var found = await db.People.Where(p => p.EditionId == edition && p.MailKey == mail && p.WithdrawnAt == null)
            .Select(p => new { Person = p, Conflicts = db.Conflicts.Where(c => c.EditionId == edition && c.JurorId == p.Id).Select(c => c.CandidateId).ToList() })
            .FirstOrDefaultAsync(cancel);
        return (found?.Person, found?.Conflicts ?? []);
    }
}

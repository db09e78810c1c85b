using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Runs;

/// <summary>
/// Closes connections whose access has ended: signed out, withdrawn, a display revoked, or roles that are others than those with which it
/// began to follow. Each node asks the database by itself, so that it needs no backplane; a browser that still may follow connects anew.
/// </summary>
internal sealed class AccessWatch(
    OpenConnections connections, IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>How many ids one question to the database holds.</summary>
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Open connections could not be checked; the next look follows.");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var open = connections.All;
        if (open.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var sessions = await KnownAsync(open.Select(c => c.Session), ids => db.Set<SignInSession>().Where(s => ids.Contains(s.Id) && s.EndedAt == null).Select(s => s.Id), cancel);
        var displays = await KnownAsync(open.Select(c => c.Display), ids => db.Set<Display>()
            .Where(d => ids.Contains(d.Id) && d.PairedAt != null && d.RevokedAt == null).Select(d => d.Id), cancel);
        var roles = await RolesAsync(db, open.Select(c => c.Follows?.Edition).OfType<EditionId>().Distinct(), cancel);
        foreach (var connection in open.Where(c => !Holds(c, sessions, displays, roles)))
        {
            connection.Close();
        }
    }

    private static bool Holds(OpenConnection connection, HashSet<Guid> sessions, HashSet<Guid> displays, Dictionary<(EditionId, string), Roles> roles) => connection switch
    {
        { Display: { } display } => displays.Contains(display),
        { Session: { } session } when !sessions.Contains(session) => false,
        { Session: null } => false,
        { Follows: { } follows } => connection.MailIn(follows.Edition) is { } mail && roles.GetValueOrDefault((follows.Edition, mail)) == follows.Roles,
        _ => true,
    };

    private static async Task<HashSet<Guid>> KnownAsync(IEnumerable<Guid?> asked, Func<IReadOnlyList<Guid>, IQueryable<Guid>> find, CancellationToken cancel)
    {
        var known = new HashSet<Guid>();
        foreach (var ids in asked.OfType<Guid>().Distinct().Chunk(AtOnce))
        {
            known.UnionWith(await find(ids).ToListAsync(cancel));
        }

        return known;
    }

    private static async Task<Dictionary<(EditionId, string), Roles>> RolesAsync(HearingDb db, IEnumerable<EditionId> editions, CancellationToken cancel)
    {
        var roles = new Dictionary<(EditionId, string), Roles>();
        foreach (var edition in editions)
        {
            foreach (var person in await db.People.Where(p => p.EditionId == edition && p.WithdrawnAt == null).Select(p => new { p.MailKey, p.Roles, p.JuryRoleSleeps }).ToListAsync(cancel))
            {
                roles[(edition, person.MailKey)] = Person.Active(person.Roles, person.JuryRoleSleeps);
            }
        }

        return roles;
    }
}

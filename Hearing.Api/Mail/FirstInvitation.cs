using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Mail;

/// <summary>Invites the installation's organiser at the first start; at later ones says when that letter waits for somebody's decision.</summary>
internal sealed class FirstInvitation(IServiceScopeFactory scopes, IOptions<HearingOptions> options, OutboxSending sending) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { Demo: false, Organiser: { Length: > 0 } organiser })
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        foreach (var state in await db.Outbox.Where(m => m.EditionId == null && (m.State == MessageState.Failed || m.State == MessageState.MaybeSent))
            .Select(m => m.State).ToListAsync(cancellationToken))
        {
            sending.SayStuck(state);
        }

        if (await scope.ServiceProvider.GetRequiredService<InvitationLetters>().InviteOrganiserAsync(organiser, cancellationToken))
        {
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                return; // Another node, started together with this one, has written it.
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

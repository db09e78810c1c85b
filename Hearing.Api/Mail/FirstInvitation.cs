using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Mail;

/// <summary>Invites the installation's organiser at the first start.</summary>
internal sealed class FirstInvitation(IServiceScopeFactory scopes, IOptions<HearingOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { Demo: false, Organiser: { Length: > 0 } organiser })
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<InvitationLetters>().InviteOrganiserAsync(organiser, cancellationToken))
        {
            try
            {
                await scope.ServiceProvider.GetRequiredService<HearingDb>().SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                return; // Another node, started together with this one, has written it.
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Mail;

/// <summary>
/// Sends what is ready, one letter at a time. That sending begins is stored before the letter is handed over, under the row's revision,
/// so that of several nodes one sends it and a process that dies in between leaves a trace.
/// </summary>
internal sealed partial class OutboxSending(IServiceScopeFactory scopes, IMailSender sender, TimeProvider clock, ILogger<OutboxSending> log) : BackgroundService
{
    /// <summary>After this long, whoever began to send is gone.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _bell = new(0);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>There is something to send now.</summary>
    public void Wake() => _bell.Release();

    /// <summary>Sends everything that is due, and settles what a dead process left behind.</summary>
    /// <param name="alone">Whether no other process can be sending, so that everything half sent is left behind.</param>
    /// <param name="cancel">Ends the work between two letters.</param>
    public async Task SendDueAsync(bool alone, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await SettleAsync(alone, cancel);
            foreach (var id in await DueAsync(cancel))
            {
                await SendAsync(id, cancel);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var first = scopes.CreateAsyncScope();
        var alone = first.ServiceProvider.GetRequiredService<HearingDb>() is SqliteDb;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(alone, stoppingToken);
            }
            catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                SayFault(fault);
            }

            alone = false;
            await PauseAsync(stoppingToken);
        }
    }

    private async Task PauseAsync(CancellationToken stopping)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(_bell.WaitAsync(pause.Token), Task.Delay(_pause, clock, pause.Token));
        await pause.CancelAsync();
    }

    private async Task<List<MessageId>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<HearingDb>().Outbox
            .Where(m => m.State == MessageState.Ready && (m.NotBefore == null || m.NotBefore <= now))
            .OrderBy(m => m.CreatedAt).Select(m => m.Id).Take(200).ToListAsync(cancel);
    }

    private async Task SendAsync(MessageId id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var message = await db.Outbox.SingleAsync(m => m.Id == id, cancel);
        if (message.State != MessageState.Ready)
        {
            return;
        }

        message.BeginSending(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return;
        }

        var answer = await sender.SendAsync(new(id, message.To, message.ToName, message.Subject, message.Body, message.CreatedAt), cancel);
        Note(message, answer, clock.GetUtcNow());
        Tell(message);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static void Note(OutboxMessage message, MailAnswer answer, DateTimeOffset now)
    {
        switch (answer.Outcome)
        {
            case MailOutcome.Taken:
                message.Confirm(now);
                break;
            case MailOutcome.RefusedForNow:
                message.Fail(answer.Reason!, forGood: false, now);
                break;
            case MailOutcome.RefusedForGood:
                message.Fail(answer.Reason!, forGood: true, now);
                break;
            case MailOutcome.Unknown:
                message.Doubt(answer.Reason!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer.Outcome, null);
        }
    }

    private async Task SettleAsync(bool alone, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var now = clock.GetUtcNow();
        foreach (var message in await db.Outbox.Where(m => m.State == MessageState.Sending && (alone || m.SendingSince < now - Lost)).ToListAsync(cancel))
        {
            switch (sender.HasGone(message.Id))
            {
                case true:
                    message.Confirm(message.SendingSince ?? now);
                    break;
                case false:
                    message.ReturnToQueue();
                    break;
                default:
                    message.Doubt("");
                    break;
            }

            Tell(message);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What belongs to no edition has no organiser who looks after it: whoever reads the log is told.</summary>
    private void Tell(OutboxMessage message)
    {
        if (message.IsStuck && message.EditionId is null)
        {
            SayStuck(message.State);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The invitation of the installation's organiser is {State}: its outcome stands in each edition's outbox, and /sign-in lets its organiser in without it")]
    public partial void SayStuck(MessageState state);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be sent now")]
    private partial void SayFault(Exception fault);
}

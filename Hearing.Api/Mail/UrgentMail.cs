using System.Threading.Channels;

namespace Hearing.Api.Mail;

/// <summary>
/// Letters that go at once and are worth nothing in ten minutes: sign-in links. They are never stored, because they hold a secret;
/// one that is lost with the process is asked for again.
/// </summary>
internal sealed partial class UrgentMail(IMailSender sender, TimeProvider clock, ILogger<UrgentMail> log) : BackgroundService
{
    private const int Tries = 3;
    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(20);
    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Send(Letter letter) => _letters.Writer.TryWrite(letter);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _letters.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken },
        async (letter, cancel) => await SendAsync(letter, cancel));

    private async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        for (var i = 1; i <= Tries; i++)
        {
            var answer = await sender.SendAsync(letter, cancel);
            if (answer.Outcome is MailOutcome.Taken or MailOutcome.Unknown)
            {
                return;
            }

            SayFault(answer.Reason);
            if (answer.Outcome == MailOutcome.RefusedForGood || i == Tries)
            {
                return;
            }

            await Task.Delay(_wait, clock, cancel);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in link could not be sent: {Reason}")]
    private partial void SayFault(string? reason);
}

using System.Net.Sockets;
using Hearing.Domain;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Mail;

/// <summary>Hands letters to an SMTP server, one connection a letter.</summary>
internal sealed class SmtpMailSender(IOptions<SmtpOptions> options, Letters letters) : IMailSender
{
    public async Task<MailAnswer> SendAsync(Letter letter, CancellationToken cancel)
    {
        var smtp = options.Value;
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(smtp.Host!, smtp.Port, smtp.Security, cancel);
            if (smtp.User is not null)
            {
                await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancel);
            }
        }
        catch (Exception no) when (no is SocketException or IOException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException
            or SmtpCommandException or SmtpProtocolException or NotSupportedException or TimeoutException)
        {
            return new(MailOutcome.RefusedForNow, no.Message);
        }

        return await HandOverAsync(client, letter, cancel);
    }

    /// <summary>A server keeps no list that could be asked.</summary>
    public bool? HasGone(MessageId id) => null;

    private async Task<MailAnswer> HandOverAsync(SmtpClient client, Letter letter, CancellationToken cancel)
    {
        try
        {
            await client.SendAsync(letters.Message(letter), cancel);
        }
        catch (SmtpCommandException no)
        {
            return new((int)no.StatusCode >= 500 ? MailOutcome.RefusedForGood : MailOutcome.RefusedForNow, no.Message);
        }
        catch (Exception broken) when (broken is IOException or SmtpProtocolException or TimeoutException or ServiceNotConnectedException)
        {
            return new(MailOutcome.Unknown, broken.Message);
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception late) when (late is IOException or SmtpProtocolException or SmtpCommandException)
        {
            return MailAnswer.Taken;
        }

        return MailAnswer.Taken;
    }
}

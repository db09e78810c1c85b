using MailKit.Security;

namespace Hearing.Api.Mail;

/// <summary>Configuration under <c>Hearing:Smtp</c>. Without a host, mail is written as files.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected: <c>StartTls</c>, <c>SslOnConnect</c>, or <c>None</c> for a server on this machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender's address; <c>noreply@</c> and the public address's host unless set.</summary>
    public string? From { get; set; }
    public string FromName { get; set; } = "Guldtrappan";
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

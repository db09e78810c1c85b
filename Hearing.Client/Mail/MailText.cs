namespace Hearing.Client.Mail;

/// <summary>Texts of the outbox.</summary>
public sealed class MailText;

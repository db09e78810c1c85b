using Hearing.Api.Web;
using Hearing.Domain.Documents;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hearing.Api.Mail;

/// <summary>Letters as mail messages. No text can add a header or a recipient: control characters are gone, addresses are never parsed as lists.</summary>
internal sealed class Letters(IOptions<HearingOptions> hearing, IOptions<SmtpOptions> smtp)
{
    public MimeMessage Message(Letter letter)
    {
        var host = hearing.Value.PublicUrl.Host;
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id.Value:N}@{host}",
            Subject = PlainText.Line(letter.Subject),
            Date = letter.Date,
            Body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable, Text = letter.Body },
        };
        message.From.Add(new MailboxAddress(PlainText.Line(smtp.Value.FromName), smtp.Value.From ?? $"noreply@{host}"));
        message.To.Add(new MailboxAddress(PlainText.Line(letter.ToName), letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

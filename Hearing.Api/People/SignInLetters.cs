using Hearing.Api.Mail;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Writes the letter with a sign-in link. Its address is the configured one, never what a request calls us.</summary>
internal sealed class SignInLetters(UrgentMail mail, IStringLocalizer<SignInText> texts, IOptions<HearingOptions> options)
{
    public void Send(string to, string name, string token, DateTimeOffset now) => mail.Send(new(
        MessageId.New(), to, name, texts["Letter.Subject"],
        texts["Letter.Body", new Uri(options.Value.PublicUrl, $"/sign-in/{token}").AbsoluteUri], now));
}

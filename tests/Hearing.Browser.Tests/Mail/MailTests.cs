using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Mail;

/// <summary>Letters from the real server process to a real mail server.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed partial class MailTests
{
    private const string First = "0de00000-0000-7000-8000-000000000013";
    private const string Second = "0de00000-0000-7000-8000-000000000012";
    private const string MaybeSent = "Kanske skickade (", Failed = "Kom inte fram (", Sent = "Skickade (";
    private const string HostileName = "Gösta\", <eva@example.org>, \"G\r\nBcc: eva@example.org";
    private const string HostileHearing = "Hearing =?utf-8?q?=0D=0ABcc:_eva@example.org?= \r\nBcc: eva@example.org";

    [Fact]
    public async Task A_letter_whose_fate_a_killed_process_took_with_it_is_sent_again_only_by_hand()
    {
        await using var smtp = await SmtpServer.StartAsync();
        smtp.Holds = true;
        await using var server = new Server(With(smtp));
        await server.StartAsync();
        using var organiser = await PlainBrowser.OrganiserAsync(server);
        await InviteAsync(organiser, First);
        await TakenAsync(smtp, 1);
        await server.KillAsync();
        smtp.Holds = false;

        await server.StartAsync();
        await ShowsAsync(organiser, MaybeSent);
        await InviteAsync(organiser, Second);
        await TakenAsync(smtp, 2);
        await ShowsAsync(organiser, Sent);
        Assert.Equal(2, smtp.Letters.Count);

        await organiser.PressAsync(await LetterAsync(organiser, MaybeSent), ("what", "again"));
        await TakenAsync(smtp, 3);
        Assert.Equal(Id(smtp.Letters[0]), Id(smtp.Letters[2]));
        Assert.NotEqual(Id(smtp.Letters[0]), Id(smtp.Letters[1]));
    }

    [Fact]
    public async Task What_the_mail_server_refuses_is_shown_in_its_words_and_goes_when_it_is_sent_again()
    {
        await using var smtp = await SmtpServer.StartAsync();
        smtp.Refuses = true;
        await using var server = new Server(With(smtp));
        await server.StartAsync();
        using var organiser = await PlainBrowser.OrganiserAsync(server);
        await InviteAsync(organiser, First);
        await ShowsAsync(organiser, Failed);
        Assert.Contains("No such mailbox", await organiser.ReadAsync("/demo/outbox"), StringComparison.Ordinal);

        smtp.Refuses = false;
        await organiser.PressAsync(await LetterAsync(organiser, Failed), ("what", "again"));
        await TakenAsync(smtp, 1);
        await ShowsAsync(organiser, Sent);
    }

    [Fact]
    public async Task No_name_and_no_subject_adds_a_recipient_or_a_header_on_the_wire()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var server = new Server(With(smtp));
        await server.StartAsync();
        using var organiser = await PlainBrowser.OrganiserAsync(server);
        await organiser.PressAsync("/demo/setup/basics", ("name", HostileHearing));
        await organiser.PressAsync($"/demo/people/{First}", ("name", HostileName), ("mail", "gosta@example.org"));
        await InviteAsync(organiser, First);
        await TakenAsync(smtp, 1);
        var letter = smtp.Letters.Single();
        Assert.Equal("gosta@example.org", Assert.Single(EnvelopeTo().Matches(letter)).Groups[1].Value);
        Assert.Equal("gosta@example.org", Assert.Single(Address().Matches(Assert.Single(To().Matches(letter)).Groups[1].Value)).Groups[1].Value);
        Assert.DoesNotMatch("(?im)^(bcc|cc):", letter[..letter.IndexOf("\r\n\r\n", StringComparison.Ordinal)]);
        Assert.Single(Subject().Matches(letter));
    }

    [Fact]
    public async Task A_mail_server_whose_certificate_nobody_vouches_for_gets_no_letter_and_no_password()
    {
        await using var smtp = await SmtpServer.StartAsync();
        var settings = With(smtp);
        settings.Remove("SSL_CERT_FILE");
        await using var server = new Server(settings);
        await server.StartAsync();
        using var organiser = await PlainBrowser.OrganiserAsync(server);
        await InviteAsync(organiser, First);
        await ShowsAsync(organiser, "Nytt försök efter");
        Assert.Empty(smtp.Letters);
        Assert.False(smtp.HeardAPassword);
    }

    private static Dictionary<string, string> With(SmtpServer smtp) => new(smtp.Settings) { ["Hearing__Demo"] = "true" };

    private static async Task InviteAsync(PlainBrowser organiser, string person)
    {
        await organiser.PressAsync($"/demo/people/{person}", $"/demo/people/{person}/invite");
        await organiser.PressAsync("/demo/outbox", "/demo/outbox/send");
    }

    private static Task TakenAsync(SmtpServer smtp, int letters) =>
        Eventually.Holds($"letter {letters} is taken", () => Task.FromResult(smtp.Letters.Count >= letters));

    private static Task ShowsAsync(PlainBrowser organiser, string text) =>
        Eventually.Holds($"the outbox says {text}", async () => (await organiser.ReadAsync("/demo/outbox")).Contains(text, StringComparison.Ordinal));

    /// <summary>The first letter's page under that heading.</summary>
    private static async Task<string> LetterAsync(PlainBrowser organiser, string heading)
    {
        var html = await organiser.ReadAsync("/demo/outbox");
        return Letter().Match(html[html.IndexOf(heading, StringComparison.Ordinal)..]).Groups[1].Value;
    }

    private static string Id(string letter) => MessageId().Match(letter).Groups[1].Value;

    [GeneratedRegex("href=\"(/demo/outbox/[0-9a-f-]{36})\"")]
    private static partial Regex Letter();

    [GeneratedRegex("^X-Envelope-To: (.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex EnvelopeTo();

    [GeneratedRegex("^Message-Id: (.*?)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    [GeneratedRegex("^To: (.*(?:\r?\n[ \t].*)*)", RegexOptions.Multiline)]
    private static partial Regex To();

    [GeneratedRegex("^Subject: ", RegexOptions.Multiline)]
    private static partial Regex Subject();

    [GeneratedRegex("<([^<>]+@[^<>]+)>")]
    private static partial Regex Address();
}

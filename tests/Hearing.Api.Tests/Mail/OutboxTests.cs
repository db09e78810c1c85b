using Hearing.Api.Mail;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace Hearing.Api.Tests.Mail;

public sealed class OutboxTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly Mock<IMailSender> _way = new();
    private readonly List<string> _heard = [];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_letter_that_is_taken_is_sent_once()
    {
        var id = await StoreAsync(MessageState.ForReview);
        Answers(MailAnswer.Taken);
        await SendAsync();
        await ChangeAsync(id, m => m.Approve());
        await SendAsync();
        await SendAsync();
        _way.Verify(w => w.SendAsync(It.IsAny<Letter>(), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(MessageState.Sent, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task That_sending_begins_is_stored_before_the_server_is_asked()
    {
        var id = await StoreAsync(MessageState.Ready);
        var seen = MessageState.ForReview;
        _way.Setup(w => w.SendAsync(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Returns(async () =>
        {
            seen = (await ReadAsync(id)).State;
            return MailAnswer.Taken;
        });
        await SendAsync();
        Assert.Equal(MessageState.Sending, seen);
    }

    [Theory]
    [InlineData(true, MessageState.Sent, 0)]
    [InlineData(false, MessageState.Sent, 1)]
    [InlineData(null, MessageState.MaybeSent, 0)]
    public async Task What_a_killed_process_left_is_settled_by_what_can_be_known(bool? gone, MessageState then, int sends)
    {
        var id = await StoreAsync(MessageState.Sending);
        _way.Setup(w => w.HasGone(id)).Returns(gone);
        Answers(MailAnswer.Taken);
        await SendAsync(alone: true);
        Assert.Equal(then, (await ReadAsync(id)).State);
        _way.Verify(w => w.SendAsync(It.IsAny<Letter>(), It.IsAny<CancellationToken>()), Times.Exactly(sends));
    }

    [Fact]
    public async Task Another_nodes_sending_is_left_alone_for_two_minutes()
    {
        var id = await StoreAsync(MessageState.Sending);
        _way.Setup(w => w.HasGone(id)).Returns((bool?)null);
        await SendAsync();
        Assert.Equal(MessageState.Sending, (await ReadAsync(id)).State);
        _app.Clock.Advance(OutboxSending.Lost + TimeSpan.FromMilliseconds(1));
        await SendAsync();
        Assert.Equal(MessageState.MaybeSent, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_later_and_fails_in_the_end()
    {
        var id = await StoreAsync(MessageState.Ready);
        Answers(new(MailOutcome.RefusedForNow, "busy"));
        await SendAsync();
        await SendAsync();
        Assert.Equal((MessageState.Ready, 1), ((await ReadAsync(id)).State, (await ReadAsync(id)).Attempts));
        for (var i = 0; i < 4; i++)
        {
            _app.Clock.Advance(TimeSpan.FromHours(2));
            await SendAsync();
        }

        var failed = await ReadAsync(id);
        Assert.Equal((MessageState.Failed, "busy"), (failed.State, failed.LastError));
        await ChangeAsync(id, m => m.SendAgain());
        Answers(MailAnswer.Taken);
        await SendAsync();
        Assert.Equal(MessageState.Sent, (await ReadAsync(id)).State);
    }

    [Theory]
    [InlineData(true, MessageState.Failed)]
    [InlineData(false, MessageState.MaybeSent)]
    public async Task A_letter_of_the_installation_that_did_not_arrive_is_seen_in_the_log_and_by_an_editions_organiser(bool isRefused, MessageState then)
    {
        var edition = new Edition { Id = EditionId.New(), Slug = "2026", Name = "2026", Year = 2026, Mode = HearingMode.OnSite };
        var id = await StoreAsync(MessageState.Ready);
        await _app.Store(edition, new Person { Id = PersonId.New(), EditionId = edition.Id, Name = "Olle", Mail = "olle@example.org", Roles = Roles.Organiser });
        using var organiser = _app.As("olle@example.org");
        Assert.DoesNotContain($"{id.Value}", await organiser.GetStringAsync("/2026/outbox", Cancel), StringComparison.Ordinal);
        Answers(new(isRefused ? MailOutcome.RefusedForGood : MailOutcome.Unknown, "no such mailbox"));
        await SendAsync();
        Assert.Contains($"{then}", Assert.Single(_heard), StringComparison.Ordinal);
        Assert.DoesNotContain("@", _heard.Single(), StringComparison.Ordinal);
        Assert.Contains($"{id.Value}", await organiser.GetStringAsync("/2026/outbox", Cancel), StringComparison.Ordinal);
        await Forms.PressAsync(organiser, $"/2026/outbox/{id.Value}", ("what", "again"), ("revision", $"{(await ReadAsync(id)).Revision}"));
        Assert.Equal(MessageState.Ready, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task No_text_adds_a_header_or_a_recipient()
    {
        var letters = _app.Services.GetRequiredService<Letters>();
        var message = letters.Message(new(MessageId.New(), "karin@example.org", "Karin\r\nBcc: eva@example.org, ", "Hej\r\nBcc: eva@example.org\u2028x", "Text", _app.Clock.GetUtcNow()));
        using var written = new MemoryStream();
        await message.WriteToAsync(written, Cancel);
        written.Position = 0;
        var read = await MimeKit.MimeMessage.LoadAsync(written, Cancel);
        Assert.Empty(read.Bcc);
        Assert.Equal("karin@example.org", Assert.Single(read.To.Mailboxes).Address);
        Assert.Equal("Hej Bcc: eva@example.org x", read.Subject);
    }

    [Fact]
    public async Task A_letter_as_a_file_is_written_once_under_its_id()
    {
        var files = _app.Services.GetRequiredService<FileMailSender>();
        var letter = new Letter(MessageId.New(), "karin@example.org", "Karin", "Hej", "Text", _app.Clock.GetUtcNow());
        Assert.False(files.HasGone(letter.Id));
        await files.SendAsync(letter, Cancel);
        await files.SendAsync(letter, Cancel);
        Assert.True(files.HasGone(letter.Id));
        Assert.Single(Directory.GetFiles(Path.Combine(_app.DataDirectory, "outbox"), $"{letter.Id.Value:N}*"));
    }

    private void Answers(MailAnswer answer) => _way.Setup(w => w.SendAsync(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).ReturnsAsync(answer);

    private async Task SendAsync(bool alone = false)
    {
        using var sending = new OutboxSending(_app.Services.GetRequiredService<IServiceScopeFactory>(), _way.Object, _app.Clock, new Ear(_heard));
        await sending.SendDueAsync(alone, Cancel);
    }

    /// <summary>Stores a letter that the server's own loop has no reason to touch: its first pass is over and its clock stands still.</summary>
    private async Task<MessageId> StoreAsync(MessageState state)
    {
        var message = new OutboxMessage
        {
            Id = MessageId.New(),
            Key = $"test:{Guid.NewGuid()}",
            To = "karin@example.org",
            ToName = "Karin",
            Subject = "Hej",
            Body = "Text",
            State = state,
            CreatedAt = _app.Clock.GetUtcNow(),
            SendingSince = state == MessageState.Sending ? _app.Clock.GetUtcNow() : null,
        };
        _app.Settings["Hearing:Organiser"] = "";
        await FirstPassAsync();
        await _app.Store(message);
        return message.Id;
    }

    private async Task FirstPassAsync()
    {
        var own = _app.Services.GetRequiredService<OutboxSending>();
        await own.StopAsync(Cancel);
    }

    private Task<OutboxMessage> ReadAsync(MessageId id) => _app.InDatabase(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, Cancel));

    private Task<int> ChangeAsync(MessageId id, Action<OutboxMessage> change) => _app.InDatabase(async db =>
    {
        change(await db.Outbox.SingleAsync(m => m.Id == id, Cancel));
        return await db.SaveChangesAsync(Cancel);
    });

    /// <summary>Keeps what is logged.</summary>
    private sealed class Ear(List<string> heard) : ILogger<OutboxSending>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => heard.Add(formatter(state, exception));
    }
}

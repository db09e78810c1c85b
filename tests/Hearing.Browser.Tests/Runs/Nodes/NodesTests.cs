using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>
/// Two processes behind a real nginx, with PostgreSQL and Redis of their own, and everything among them is killed, paused, locked or filled.
/// One day goes through all of it, in the order in which the facts are written.
/// </summary>
public sealed class NodesTests(Chromium chromium) : BrowserTest(chromium)
{
    private readonly TwoNodes _site = new();
    private int _written, _nudged;

    private Server First => _site.First;

    private Server Second => _site.Second;

    private CommandClient Organiser => _site.Organiser;

    public override async ValueTask InitializeAsync()
    {
        // The page that follows is refused WebSockets all along, and finds the database or its node gone for a while.
        ErrorsExpected = error => error.Contains("WebSocket connection to", StringComparison.Ordinal) || error.Contains("net::ERR_", StringComparison.Ordinal)
            || new[] { 403, 502, 503 }.Any(status => error.Contains($"status of {status}", StringComparison.Ordinal));
        await Step.TakeAsync("the start", _site.StartAsync);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await _site.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }

    [Fact]
    public async Task Whatever_fails_no_command_is_lost_doubled_or_answered_falsely_and_everybody_is_current_again()
    {
        IPage page = null!;
        await Step.TakeAsync("commands to either node", CommandsToEitherNodeReachTheFollowersOfBoth);
        await Step.TakeAsync("a silent connection", WhoGivesNoSignOfLifeIsDropped);
        await Step.TakeAsync("a page without WebSockets", async () => page = await APageWithoutWebSocketsFollowsToo());
        await Step.TakeAsync("Redis paused, killed, back", RedisIsPausedKilledAndBack);
        await Step.TakeAsync("a change beside the run", () => WhatChangesBesideTheRunIsToldAtBoth(page));
        await Step.TakeAsync("the database locked", TheDatabaseIsLocked);
        await Step.TakeAsync("the disk full", TheDiskIsFull);
        await Step.TakeAsync("the database restarted", TheDatabaseIsRestarted);
        await Step.TakeAsync("a node killed", () => ANodeIsKilled(page));
    }

    private async Task CommandsToEitherNodeReachTheFollowersOfBoth()
    {
        await DoAsync(First, new { kind = "start" });
        await DoAsync(Second, Message("b"));
        await DoAsync(First, Message("c"));
        await EverybodyIsCurrent();
        Assert.All(await Task.WhenAll(TwoNodes.ConnectionsOf(First), TwoNodes.ConnectionsOf(Second)), n => Assert.NotEqual(0, n));
    }

    /// <summary>A connection that takes what comes and never answers a ping; the limit is a tenth of what is usual.</summary>
    private async Task WhoGivesNoSignOfLifeIsDropped()
    {
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", Second.Url.Port, TestContext.Current.CancellationToken);
        var stream = silent.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/editions/demo/rooms/main/run HTTP/1.1\r\nHost: localhost:{Second.Url.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {Organiser.Cookies.GetCookieHeader(Second.Url)}\r\n\r\n"), TestContext.Current.CancellationToken);
        var buffer = new byte[64 * 1024];
        var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(Eventually.Patience);
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Cut off without a word is as good.
        }
    }

    private async Task<IPage> APageWithoutWebSocketsFollowsToo()
    {
        var page = await StrangerAsync(First);
        await page.Context.AddCookiesAsync(Organiser.Cookies.GetCookies(_site.Nginx.WithoutWebSockets).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = _site.Nginx.WithoutWebSockets.ToString() }));
        await page.GotoAsync(new Uri(_site.Nginx.WithoutWebSockets, "/demo/live/main").ToString());
        await DoAsync(Second, Message("Utan uttag"));
        await Assertions.Expect(page.Locator("[data-message]")).ToHaveTextAsync("Utan uttag");
        return page;
    }

    private async Task RedisIsPausedKilledAndBack()
    {
        await _site.Redis.PauseAsync();
        await AnsweredAtOnce(First);
        await EverybodyIsCurrent();
        await _site.Redis.GoOnAsync();
        await _site.Redis.KillAsync();
        await AnsweredAtOnce(Second);
        await EverybodyIsCurrent();
        await _site.Redis.StartAsync();
        await AnsweredAtOnce(First);
        await EverybodyIsCurrent();
    }

    /// <summary>No heartbeat heals what is told of this: it goes by way of the Redis that is back.</summary>
    private async Task WhatChangesBesideTheRunIsToldAtBoth(IPage page)
    {
        await _site.Redis.IsHeardByAsync(2);
        var question = await Organiser.AskAsync(First.Url, "Vad gör ni annorlunda?");
        await EverybodyIsNudged();
        question = await Organiser.ModerateAsync(Second.Url, question, "ask");
        await EverybodyIsNudged();
        await Organiser.ModerateAsync(First.Url, question, "show");
        // The queue has changed, and what lies on the screens.
        await EverybodyIsNudged(times: 2);
        await Assertions.Expect(page.GetByText("Vad gör ni annorlunda?")).ToBeVisibleAsync();
    }

    private async Task EverybodyIsNudged(int times = 1)
    {
        _nudged += times;
        await Eventually.Holds($"all followers are nudged {_nudged} times", () => Task.FromResult(_site.Followers.All(f => f.Nudges == _nudged)));
    }

    private async Task TheDatabaseIsLocked()
    {
        var (id, command) = (Guid.NewGuid(), Message("under lås"));
        using (await _site.Postgres.LockAsync())
        {
            var refused = await Organiser.GiveAsync(First.Url, id, command);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (refused.Status, refused.RetryAfter > TimeSpan.Zero));
            Assert.Equal(_written, (await Organiser.ReadAsync(Second.Url)).GetProperty("revision").GetInt64());
        }

        await IsTakenOnce(First, id, command);
    }

    private async Task TheDiskIsFull()
    {
        await _site.Postgres.FillAsync();
        var (id, command) = (Guid.Empty, (object)"");
        Answer answer;
        do
        {
            // What lies on pages that are there still fits; sooner or later a new page is needed.
            (id, command) = (Guid.NewGuid(), Message(new string('x', 280)));
            answer = await Organiser.GiveAsync(Second.Url, id, command);
            _written += answer.Status == HttpStatusCode.OK ? 1 : 0;
            await Organiser.ReadAsync(First.Url);
        }
        while (answer.Status == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.Status);
        Assert.Equal(_written, Organiser.Revision);
        _site.Postgres.Empty();
        await IsTakenOnce(Second, id, command);
    }

    private async Task TheDatabaseIsRestarted()
    {
        await _site.Postgres.StopAsync();
        var (id, command) = (Guid.NewGuid(), Message("utan databas"));
        var refused = await Organiser.GiveAsync(First.Url, id, command);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (refused.Status, refused.RetryAfter > TimeSpan.Zero));
        await _site.Postgres.StartAgainAsync();
        await Eventually.Holds("the command is taken", async () => (await Organiser.GiveAsync(First.Url, id, command)).Status == HttpStatusCode.OK);
        _written++;
        // The other node finds its connections broken one by one as it uses them, and says 503 meanwhile.
        await Eventually.Holds("the other node reads", () => ReadsAsync(Second));
        await EverybodyIsCurrent();
    }

    private async Task<bool> ReadsAsync(Server node)
    {
        try
        {
            return (await Organiser.ReadAsync(node.Url)).GetProperty("revision").GetInt64() == _written;
        }
        catch (HttpRequestException refused) when (refused.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }
    }

    private async Task ANodeIsKilled(IPage page)
    {
        await First.KillAsync();
        await DoAsync(Second, Message("en nod kvar"));
        await EverybodyIsCurrent();
        await Assertions.Expect(page.Locator("[data-message]")).ToHaveTextAsync("en nod kvar");
    }

    private static object Message(string text) => new { kind = "message", text };

    private async Task DoAsync(Server node, object command)
    {
        await Organiser.DoAsync(node.Url, command);
        Assert.Equal(++_written, Organiser.Revision);
    }

    /// <summary>Who waits for what is away waits for five seconds each time: one of three shows that nobody does, also on a busy machine.</summary>
    private async Task AnsweredAtOnce(Server node)
    {
        var quickest = TimeSpan.MaxValue;
        for (var time = 0; time < 3 && quickest > TimeSpan.FromSeconds(4); time++)
        {
            var watch = Stopwatch.StartNew();
            await DoAsync(node, Message($"{_written}"));
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
        }

        Assert.True(quickest < TimeSpan.FromSeconds(4), $"The command took {quickest}.");
    }

    /// <summary>The command that was refused is given again, twice, and is there once.</summary>
    private async Task IsTakenOnce(Server node, Guid id, object command)
    {
        var (revision, stage) = (Organiser.Revision, Organiser.OnStage);
        for (var time = 0; time < 2; time++)
        {
            var answer = await Organiser.GiveAsync(node.Url, id, revision, stage, command);
            Assert.Equal((HttpStatusCode.OK, revision + 1), (answer.Status, answer.Status == HttpStatusCode.OK ? answer.Revision : 0));
        }

        _written++;
        await Organiser.ReadAsync(node.Url);
        Assert.Equal(_written, Organiser.Revision);
        await EverybodyIsCurrent();
    }

    private Task EverybodyIsCurrent() => Eventually.Holds(
        $"all followers are at {_written}", () => Task.FromResult(_site.Followers.All(f => f.Revision == _written)));
}

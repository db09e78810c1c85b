using System.Net;
using System.Security.Claims;
using Hearing.Api.Runs;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Api.Tests.Runs;

public sealed class LiveLimitTests
{
    private static readonly IPAddress _here = IPAddress.Parse("192.0.2.1");
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void An_address_has_a_thousand_connections_and_two_hundred_handshakes_a_second()
    {
        var limits = Limits();
        var open = new List<IDisposable>();
        for (var second = 0; second < 5; second++)
        {
            open.AddRange(Enumerable.Range(0, 200).Select(_ => Assert.IsType<Place>(limits.Enter(_here))));
            Assert.Null(limits.Enter(_here));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(limits.Enter(_here));
        Assert.NotNull(limits.Enter(IPAddress.Parse("192.0.2.2")));
        open[0].Dispose();
        open[0].Dispose();
        Assert.NotNull(limits.Enter(_here));
        Assert.Null(limits.Enter(_here));
    }

    [Fact]
    public void A_venues_address_is_not_counted()
    {
        var limits = Limits(o => o.Venues = "192.0.2.0/24, 2001:db8::7");
        Assert.All(new[] { _here, IPAddress.Parse("2001:db8::7"), IPAddress.Parse("::ffff:192.0.2.9") },
            address => Assert.All(Enumerable.Range(0, 2000), _ => Assert.NotNull(limits.Enter(address))));
        Assert.Contains(Enumerable.Range(0, 2000), _ => limits.Enter(IPAddress.Parse("2001:db8::8")) is null);
    }

    [Fact]
    public void A_person_has_eight_connections_and_ten_calls_a_second_over_all_of_them()
    {
        var limits = Limits();
        var places = Enumerable.Range(0, 8).Select(_ => limits.Enter(User("a@example.org"))).ToList();
        Assert.DoesNotContain(null, places);
        Assert.Null(limits.Enter(User("a@example.org")));
        Assert.NotNull(limits.Enter(User("b@example.org")));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(limits.MayCall(User("a@example.org"))));
        Assert.False(limits.MayCall(User("a@example.org")));
        Assert.True(limits.MayCall(User("b@example.org")));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(limits.MayCall(User("a@example.org")));
        Assert.False(limits.MayCall(User("a@example.org")));
        places[0]!.Dispose();
        Assert.NotNull(limits.Enter(User("a@example.org")));
    }

    [Fact]
    public void A_household_of_IPv6_addresses_counts_as_one_and_an_address_is_the_same_in_both_spellings()
    {
        Assert.Equal(Networks.Holder(IPAddress.Parse("2001:db8:1:2::1")), Networks.Holder(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(Networks.Holder(IPAddress.Parse("2001:db8:1:2::1")), Networks.Holder(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(_here, Networks.Holder(IPAddress.Parse("::ffff:192.0.2.1")));
    }

    [Fact]
    public async Task Three_hundred_signed_in_devices_that_reconnect_from_one_address_at_once_are_all_back_within_ten_seconds()
    {
        using var day = await RunningEdition.MakeAsync();
        var mails = Enumerable.Range(0, 300).Select(i => $"gast{i}@example.org").ToList();
        await day.App.Store([.. mails.Select(mail => new Person { Id = PersonId.New(), EditionId = day.Edition.Id, Name = mail, Mail = mail, Roles = Roles.Guest })]);
        var cookies = mails.ConvertAll(day.App.CookieOf);
        var waiting = cookies;
        var open = new List<FollowingSocket>();
        for (var second = 0; waiting.Count > 0; second++)
        {
            Assert.True(second < 10, $"{waiting.Count} are still not back.");
            var tries = await Task.WhenAll(waiting.Select(cookie => TryAsync(day.App, cookie)));
            open.AddRange(tries.OfType<FollowingSocket>());
            waiting = [.. waiting.Zip(tries).Where(t => t.Second is null).Select(t => t.First)];
            day.App.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var stream in open)
        {
            Assert.Equal(0, await stream.RevisionAsync());
            stream.Dispose();
        }
    }

    [Fact]
    public async Task The_ninth_connection_of_a_person_is_refused_with_the_time_to_wait()
    {
        using var day = await RunningEdition.MakeAsync();
        var open = new List<FollowingSocket>();
        for (var i = 0; i < 8; i++)
        {
            open.Add(await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/editions/dag/rooms/main/run");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await day.As(RunningEdition.Guest).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), (answer.StatusCode, await RunningEdition.CodeAsync(answer)));
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await day.As(RunningEdition.Guest).GetAsync("/api/editions/dag/rooms/main/run", TestContext.Current.CancellationToken)).StatusCode);
        open.ForEach(o => o.Dispose());
    }

    private static async Task<FollowingSocket?> TryAsync(HearingApp app, string cookie)
    {
        try
        {
            return await FollowingSocket.OpenAsync(app, null, change: r => r.Headers.Cookie = cookie);
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("429", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private LiveLimits Limits(Action<LimitOptions>? change = null)
    {
        var options = new LimitOptions();
        change?.Invoke(options);
        return new(Options.Create(options), _clock);
    }

    private static ClaimsPrincipal User(string mail) => new(new ClaimsIdentity([new(ClaimTypes.Email, mail)], "test"));
}

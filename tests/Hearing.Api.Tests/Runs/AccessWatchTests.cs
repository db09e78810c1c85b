using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Runs;

/// <summary>Who may no longer follow is cut off within five seconds, at every node, with and without a backplane.</summary>
public sealed class AccessWatchTests
{
    [Fact]
    public async Task Withdrawing_access_closes_the_persons_connections_and_nobody_elses()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var guest = day.Hub(RunningEdition.Guest);
        await using var technician = day.Hub(RunningEdition.Technician);
        var (cut, left) = (await FollowAsync(guest), await FollowAsync(technician));
        await Change(day, RunningEdition.Guest, p => p.WithdrawnAt = day.App.Clock.GetUtcNow());
        await ClosesAsync(day.App, cut);
        await IsOpenAsync(technician, left);
    }

    [Fact]
    public async Task Withdrawing_access_ends_the_persons_stream_and_nobody_elses()
    {
        using var day = await RunningEdition.MakeAsync();
        using var guest = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest);
        using var technician = await FollowingSocket.OpenAsync(day.App, RunningEdition.Technician);
        await guest.NextAsync();
        await technician.NextAsync();
        await Change(day, RunningEdition.Guest, p => p.WithdrawnAt = day.App.Clock.GetUtcNow());
        day.App.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await guest.IsCutOffAsync());
        Assert.Equal(new RunMessage(Heartbeat: 0), await technician.NextAsync());
    }

    [Fact]
    public async Task Signing_out_closes_the_browsers_connection_and_not_its_owners_other_one()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var here = day.Hub(RunningEdition.Guest);
        var sessions = await day.App.InDatabase(db => db.Set<SignInSession>().Select(s => s.Id).ToListAsync(Soon));
        await using var elsewhere = day.Hub(RunningEdition.Guest);
        var cut = await FollowAsync(here);
        var left = await FollowAsync(elsewhere);
        await day.App.InDatabase(db => db.Set<SignInSession>().Where(s => sessions.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, day.App.Clock.GetUtcNow()), Soon));
        await ClosesAsync(day.App, cut);
        await IsOpenAsync(elsewhere, left);
    }

    [Fact]
    public async Task A_changed_role_ends_what_the_old_one_heard()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var organiser = day.Hub(RunningEdition.Organiser);
        var cut = await FollowAsync(organiser);
        await Change(day, RunningEdition.Organiser, p => p.Roles = Roles.Guest);
        await ClosesAsync(day.App, cut);
    }

    [Fact]
    public async Task A_revoked_display_is_closed()
    {
        using var day = await RunningEdition.MakeAsync();
        var display = new Display { Id = Guid.NewGuid(), SecretHash = "x", CodeHash = null, CreatedAt = day.App.Clock.GetUtcNow() };
        display.Pair(day.Edition.Id, "main", day.App.Clock.GetUtcNow());
        await day.App.Store(display);
        await using var hub = RunningEdition.HubBy(day.App.Server, day.App.CookieOf(display));
        var cut = await FollowAsync(hub);
        await day.App.InDatabase(async db =>
        {
            (await db.Set<Display>().SingleAsync(Soon)).Revoke(day.App.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Soon);
        });
        await ClosesAsync(day.App, cut);
    }

    [Fact]
    public async Task Another_node_notices_too_also_without_Redis()
    {
        await using var redis = await RedisServer.StartAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        using var other = new HearingApp();
        other.Settings["Hearing:Redis"] = redis.Address;
        other.Settings["ConnectionStrings:Hearing"] = $"Data Source={Path.Combine(day.App.DataDirectory, "hearing.db")}";
        await using var hub = RunningEdition.Hub(other, RunningEdition.Guest);
        var cut = await FollowAsync(hub);
        await redis.KillAsync();
        await Change(day, RunningEdition.Guest, p => p.WithdrawnAt = day.App.Clock.GetUtcNow());
        await ClosesAsync(other, cut);
    }

    /// <summary>Follows the room; the task ends when the connection does.</summary>
    private static async Task<Task> FollowAsync(HubConnection hub)
    {
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        return closed.Task;
    }

    /// <summary>Five seconds on the server's clock, and not one more.</summary>
    private static async Task ClosesAsync(HearingApp app, Task closed)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await closed.WaitAsync(Soon);
    }

    /// <summary>It still gets answers after the watch has looked.</summary>
    private static async Task IsOpenAsync(HubConnection hub, Task closed)
    {
        await hub.InvokeAsync<object>("Time", Soon);
        Assert.False(closed.IsCompleted);
    }

    private static Task<int> Change(RunningEdition day, string mail, Action<Person> change) => day.App.InDatabase(async db =>
    {
        change(await db.People.SingleAsync(p => p.Mail == mail, Soon));
        return await db.SaveChangesAsync(Soon);
    });
}

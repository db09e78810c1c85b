using System.Collections.Concurrent;
using System.Threading.Channels;
using Hearing.Api.Floors.Recording;
using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;

namespace Hearing.Api.Floors;

/// <summary>
/// One room's floor at this node: one loop that settles, whenever something has changed or the running order goes on by itself, who sends and who
/// receives what. What may be is reckoned anew each time from the run; nothing here has to be remembered when the engine or the node is gone.
/// </summary>
internal sealed class FloorRoom : IDisposable
{
    /// <summary>How long an engine that is away or says no is left alone.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(10);
    private readonly IFloor _floor;
    private readonly Followers _followers;
    private readonly RunClock _clock;
    private readonly TimeProvider _time;
    private readonly FloorServers _servers;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _log;
    private readonly RunListener _listener;
    private readonly CancellationTokenSource _ends = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<FloorSeat, bool> _seats = new();
    private volatile bool _isStale = true;
    private FloorFacts? _facts;
    private IFloorRoom? _engine;
    private Task? _opening;

    public FloorRoom(
        FollowedRoom place, IFloor floor, Followers followers, RunClock clock, TimeProvider time, FloorServers servers, IServiceScopeFactory scopes, ILogger log)
    {
        (Place, _floor, _followers, _clock, _time, _servers, _scopes, _log) = (place, floor, followers, clock, time, servers, scopes, log);
        _listener = new(clock, Reread);
        followers.Add(_listener, place);
        _ = GoOnAsync(_ends.Token);
    }

    public FollowedRoom Place { get; }

    /// <summary>Whose feeds the engine has, from whichever node; what is said at the green room's desk is none of the room's.</summary>
    public IReadOnlySet<PersonId> Senders => (_engine?.Feeds ?? []).Where(f => !f.IsFromDesk).Select(f => f.Person).ToHashSet();

    public void Add(FloorSeat seat)
    {
        _seats[seat] = true;
        Wake();
    }

    /// <summary>Whether it was the last seat: then the room is over.</summary>
    public bool Remove(FloorSeat seat)
    {
        _seats.TryRemove(seat, out _);
        _ = Task.WhenAll(seat.Sends.Values.Concat(seat.Receives.Values.Select(r => r.Line).OfType<IFloorLine>()).Select(l => l.DisposeAsync().AsTask()));
        return _seats.IsEmpty;
    }

    public void Dispose()
    {
        _followers.Remove(_listener);
        _ends.Cancel();
        _ends.Dispose();
    }

    /// <summary>Begins to send from that seat, if its owner has the floor for it now; the engine's answer.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotAllowed"/> when not.</exception>
    /// <exception cref="FloorAway">The engine does not answer.</exception>
    public async Task<string> SendAsync(FloorSeat seat, bool isScreen, string offer, CancellationToken cancel)
    {
        if (_facts is not { } facts || seat.Access.PersonId is not { } person || !FloorSettling.GrantOf(facts, facts.At(_clock.Now), seat).AllowsAny(isScreen))
        {
            throw new Refused(RefusalCode.NotAllowed, "You do not have the floor.");
        }

        var engine = _engine is { IsThere: true } there ? there : throw new FloorAway("The media server does not answer.");
        var (line, answer) = await engine.SendAsync(person, seat.IsAtDesk ? FloorSource.Desk : isScreen ? FloorSource.Screen : FloorSource.Camera, offer, cancel);
        foreach (var other in _seats.Keys.Where(s => s.Access.PersonId == person && s.IsAtDesk == seat.IsAtDesk && s.Sends.ContainsKey(isScreen)))
        {
            // From one device at a time: the newest.
            await StopAsync(other, isScreen);
        }

        // A new line is heard until it is settled, whatever was said of the one before.
        seat.IsMuted &= isScreen;
        seat.Recorded.TryRemove(isScreen, out _);
        seat.Sends[isScreen] = line;
        if (!_seats.ContainsKey(seat))
        {
            // Its device went meanwhile: nobody would end it.
            await StopAsync(seat, isScreen);
        }

        Wake();
        return answer;
    }

    /// <summary>Ends what the seat sends, and tells its device.</summary>
    public async Task StopAsync(FloorSeat seat, bool isScreen)
    {
        if (seat.Sends.TryRemove(isScreen, out var line))
        {
            seat.Tell(new FloorStopped(isScreen));
            await line.DisposeAsync();
        }
    }

    /// <summary>Keeps that the seat's owner agrees to be recorded, or no longer; it holds at once.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotAllowed"/> for a display, which is nobody.</exception>
    public async Task AgreeAsync(FloorSeat seat, bool agrees, CancellationToken cancel)
    {
        var person = seat.Access.PersonId ?? throw new Refused(RefusalCode.NotAllowed, "Only a person can agree.");
        await using var scope = _scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecordingConsents>().SetAsync(Place.EditionId, person, agrees, cancel);
        Reread();
    }

    /// <summary>Looks anew at who may what.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    private void Reread()
    {
        _isStale = true;
        Wake();
    }

    private async Task GoOnAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var until = _clock.Now + Retry;
            try
            {
                await ReadAsync(cancel);
                Settle(_clock.Now);
                var (now, next) = (_clock.Now, _facts is { } facts ? FloorScene.NextChange(facts.Run, _clock.Now) : null);
                until = next is { } soon && soon < now + _longestWait ? soon : now + _longestWait;
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                _log.LogWarning(failed, "The floor could not be settled; it is tried again.");
            }

            await WaitAsync(until, cancel);
        }

        if (_engine is { } engine)
        {
            await engine.DisposeAsync();
        }
    }

    private async Task WaitAsync(DateTimeOffset until, CancellationToken cancel)
    {
        var wait = until - _clock.Now;
        using var passes = new CancellationTokenSource(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel, passes.Token);
        if (_clock.Now >= until)
        {
            // It came while the timer was being set.
            return;
        }

        try
        {
            await _wake.Reader.ReadAsync(ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The running order goes on by itself.
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        if (_isStale)
        {
            _isStale = false;
            await using var scope = _scopes.CreateAsyncScope();
            _facts = await scope.ServiceProvider.GetRequiredService<FloorReading>().ReadAsync(Place, cancel);
        }
    }

    private void Settle(DateTimeOffset now)
    {
        if (_engine is { IsThere: false })
        {
            _engine = null;
            foreach (var seat in _seats.Keys)
            {
                seat.Forget();
            }
        }

        if (_engine is null)
        {
            _opening = _opening is null or { IsCompleted: true } ? OpenAsync(_ends.Token) : _opening;
        }

        if (_facts is { } facts)
        {
            new FloorSettling(Place, facts, facts.At(now), now, _engine, Wake, _log).Settle(_seats.Keys, _servers.At(now), this);
        }
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            _engine = await _floor.OpenAsync(Place, Wake, cancel);
        }
        catch (FloorAway)
        {
            await Task.Delay(Retry, cancel);
        }

        Wake();
    }

    /// <summary>Hears what followers hear, and needs none of it but that something has changed.</summary>
    private sealed class RunListener(RunClock clock, Action changed) : StreamFollower(clock)
    {
        protected override ValueTask WriteAsync(StreamFrame frame)
        {
            changed();
            return ValueTask.CompletedTask;
        }

        protected override void Close()
        {
        }
    }
}

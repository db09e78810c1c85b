using System.Net;
using System.Security.Claims;
using Hearing.Api.People;
using Hearing.Api.Web;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>How many connections and calls a person and an address have; counted at this node.</summary>
internal sealed class LiveLimits(IOptions<LimitOptions> options, TimeProvider time)
{
    private readonly IReadOnlyList<IPNetwork> _venues = Networks.Of(options.Value.Venues);
    private readonly UseTable<IPAddress> _addresses = new(options.Value.ConnectionsPerAddress, options.Value.HandshakesPerSecond, time);
    private readonly UseTable<string> _users = new(options.Value.ConnectionsPerUser, options.Value.CallsPerSecond, time);

    /// <summary>A place for a connection from that address until it is disposed; null when there is none.</summary>
    public IDisposable? Enter(IPAddress? address)
    {
        var (exact, from) = (Networks.Plain(address), Networks.Holder(address));
        return _venues.Any(v => v.Contains(exact)) ? Place.Free : _addresses.Enter(from, entersByRate: true);
    }

    /// <summary>The same for a person or a display.</summary>
    public IDisposable? Enter(ClaimsPrincipal user) => _users.Enter(KeyOf(user), entersByRate: false);

    /// <summary>Whether this person may make one more call now. A person without an open connection makes none.</summary>
    /// <param name="weight">How much the call counts.</param>
    public bool MayCall(ClaimsPrincipal user, double weight = 1) => _users.Take(KeyOf(user), weight);

    private static string KeyOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Email) ?? user.FindFirstValue(HearingClaims.Display) ?? "";
}

/// <summary>What each holder uses: kept while it has a connection, and until its rate has recovered.</summary>
internal sealed class UseTable<TKey>(int mostOpen, int mostASecond, TimeProvider time) where TKey : notnull
{
    private static readonly TimeSpan _recovery = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Use> _uses = [];
    private readonly Queue<(TKey Key, long Since)> _left = [];

    public IDisposable? Enter(TKey key, bool entersByRate)
    {
        lock (_lock)
        {
            Forget();
            if (!_uses.TryGetValue(key, out var use))
            {
                _uses[key] = use = new(new(mostASecond, time));
            }

            if (use.Open >= mostOpen || (entersByRate && !use.Bucket.Take()))
            {
                Leave(key, use);
                return null;
            }

            use.Open++;
            return new Place(() => Left(key, use));
        }
    }

    public bool Take(TKey key, double cost)
    {
        lock (_lock)
        {
            return _uses.TryGetValue(key, out var use) && use.Bucket.Take(cost);
        }
    }

    private void Left(TKey key, Use use)
    {
        lock (_lock)
        {
            use.Open--;
            Leave(key, use);
        }
    }

    private void Leave(TKey key, Use use)
    {
        if (use.Open == 0)
        {
            _left.Enqueue((key, time.GetTimestamp()));
        }
    }

    private void Forget()
    {
        while (_left.TryPeek(out var left) && time.GetElapsedTime(left.Since) > _recovery)
        {
            _left.Dequeue();
            if (_uses.TryGetValue(left.Key, out var use) && use.Open == 0)
            {
                _uses.Remove(left.Key);
            }
        }
    }

    private sealed class Use(TokenBucket bucket)
    {
        public TokenBucket Bucket { get; } = bucket;

        public int Open { get; set; }
    }
}

/// <summary>A place that is given back once.</summary>
internal sealed class Place(Action leave) : IDisposable
{
    public static readonly Place Free = new(() => { });
    private Action? _leave = leave;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}

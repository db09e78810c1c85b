using System.Collections.Immutable;
using System.Text.Json;
using Hearing.Api.Floors;
using Hearing.Api.Runs;
using Hearing.Domain;

namespace Hearing.Api.Tests.Floors;

/// <summary>Stands in for the media server: it carries nothing, and knows what it was asked for.</summary>
internal sealed class RecordingFloor : IFloor
{
    private readonly List<Action> _changed = [];
    private ImmutableList<FloorFeed> _feeds = [];

    public bool Carries => true;

    public IReadOnlyList<FloorFeed> Feeds => _feeds;

    /// <summary>The feeds whose microphone is not let through, as they were told.</summary>
    public System.Threading.Channels.Channel<string> Muted { get; } = System.Threading.Channels.Channel.CreateUnbounded<string>();

    /// <summary>What was told to be recorded, by name; null where it was told to stop.</summary>
    public System.Threading.Channels.Channel<string?> Tapes { get; } = System.Threading.Channels.Channel.CreateUnbounded<string?>();

    public Task<IFloorRoom> OpenAsync(FollowedRoom room, Action changed, CancellationToken cancel)
    {
        _changed.Add(changed);
        return Task.FromResult<IFloorRoom>(new Room(this));
    }

    /// <summary>The feeds of which a device was to get the sound alone.</summary>
    public System.Threading.Channels.Channel<string> SoundAlone { get; } = System.Threading.Channels.Channel.CreateUnbounded<string>();

    /// <summary>How often it still says no when it is told whom to let through or record.</summary>
    public int Refusals { get; set; }

    private void Change(Func<ImmutableList<FloorFeed>, ImmutableList<FloorFeed>> how)
    {
        ImmutableInterlocked.Update(ref _feeds, how);
        _changed.ForEach(tell => tell());
    }

    private sealed class Room(RecordingFloor floor) : IFloorRoom
    {
        public bool IsThere => true;

        public IReadOnlyList<FloorFeed> Feeds => floor._feeds;

        public Task<(IFloorLine Line, string Answer)> SendAsync(PersonId person, FloorSource source, string offer, CancellationToken cancel)
        {
            var feed = new FloorFeed(Guid.NewGuid().ToString("N"), person, source, false);
            floor.Change(feeds => feeds.Add(feed));
            return Task.FromResult<(IFloorLine, string)>((new Line(floor, feed.Id, () => floor.Change(feeds => feeds.RemoveAll(f => f.Id == feed.Id))), "answer"));
        }

        public Task<(IFloorLine Line, string Offer)> ReceiveAsync(FloorFeed feed, CancellationToken cancel) =>
            Task.FromResult<(IFloorLine, string)>((new Line(floor, feed.Id, () => { }), "offer"));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Line(RecordingFloor floor, string feed, Action gone) : IFloorLine
    {
        public Task AnswerAsync(string answer, CancellationToken cancel) => Task.CompletedTask;

        public Task TrickleAsync(IReadOnlyList<JsonElement> candidates, CancellationToken cancel) => Task.CompletedTask;

        public async Task HearAsync(bool isHeard, CancellationToken cancel)
        {
            RefuseIfTold();
            _ = !isHeard && floor.Muted.Writer.TryWrite(feed);
            await Task.CompletedTask;
        }

        public async Task RecordAsync(string? name, CancellationToken cancel)
        {
            RefuseIfTold();
            floor.Tapes.Writer.TryWrite(name);
            await Task.CompletedTask;
        }

        private void RefuseIfTold()
        {
            if (floor.Refusals > 0)
            {
                floor.Refusals--;
                throw new FloorAway("no");
            }
        }

        public Task PreferAsync(int size, CancellationToken cancel)
        {
            _ = size < 0 && floor.SoundAlone.Writer.TryWrite(feed);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            gone();
            return ValueTask.CompletedTask;
        }
    }
}

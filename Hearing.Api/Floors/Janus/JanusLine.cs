using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearing.Api.Floors.Janus;

/// <summary>A handle of the video room: one browser's camera or screen to the room, or one feed from it.</summary>
/// <param name="recordings">The folder that Janus records to.</param>
internal sealed class JanusLine(JanusLink link, long handle, long room, long feed, string? recordings) : IFloorLine
{
    private readonly List<(string Mid, bool IsPicture)> _streams = [];
    private readonly SemaphoreSlim _recording = new(1);
    private bool _isRecorded;
    private int _isGone;

    /// <summary>Takes in which of the line's streams are pictures.</summary>
    public void Know(JsonNode? streams) =>
        _streams.AddRange((streams?.AsArray() ?? []).Select(s => ((string)s!["mid"]!, (string?)s["type"] == "video")));

    public Task AnswerAsync(string answer, CancellationToken cancel) =>
        link.SendAsync(handle, new() { ["request"] = "start" }, new() { ["type"] = "answer", ["sdp"] = answer }, cancel);

    public Task TrickleAsync(IReadOnlyList<JsonElement> candidates, CancellationToken cancel) => link.TrickleAsync(handle, candidates, cancel);

    public async Task HearAsync(bool isHeard, CancellationToken cancel)
    {
        foreach (var (mid, _) in _streams.Where(s => !s.IsPicture))
        {
            await link.SendAsync(handle, new() { ["request"] = "moderate", ["room"] = room, ["id"] = feed, ["mid"] = mid, ["mute"] = !isHeard }, null, cancel);
        }
    }

    public async Task RecordAsync(string? name, CancellationToken cancel)
    {
        await _recording.WaitAsync(cancel);
        try
        {
            if (_isRecorded)
            {
                await link.SendAsync(handle, new() { ["request"] = "configure", ["record"] = false }, null, cancel);
                _isRecorded = false;
            }

            if (name is not null && recordings is not null && _isGone == 0)
            {
                await link.SendAsync(handle, new() { ["request"] = "configure", ["record"] = true, ["filename"] = Path.Combine(recordings, name) }, null, cancel);
                _isRecorded = true;
            }
        }
        finally
        {
            _recording.Release();
        }
    }

    public async Task PreferAsync(int size, CancellationToken cancel)
    {
        var streams = new JsonArray([.. _streams.Where(s => s.IsPicture).Select(s =>
        {
            var wanted = new JsonObject { ["mid"] = s.Mid, ["send"] = size >= 0 };
            if (size >= 0)
            {
                wanted["substream"] = size;
            }

            return wanted;
        })]);
        if (streams.Count > 0)
        {
            await link.SendAsync(handle, new() { ["request"] = "configure", ["streams"] = streams }, null, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGone, 1) == 0)
        {
            try
            {
                await link.DetachAsync(handle);
            }
            catch (FloorAway)
            {
                // The engine is gone, and the handle with it.
            }
        }
    }
}

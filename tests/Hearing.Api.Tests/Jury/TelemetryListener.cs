using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hearing.Api.Tests.Jury;

/// <summary>Hears every trace and every measurement of this process, with their names and tags, as an exporter would.</summary>
internal sealed class TelemetryListener : IDisposable
{
    private readonly Predicate<string> _tells;
    private readonly ActivityListener _traces;
    private readonly MeterListener _meters = new();
    private int _heard;

    public TelemetryListener(Predicate<string> tells)
    {
        _tells = tells;
        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Hear($"{span.DisplayName} {span.StatusDescription} {Words(span.TagObjects)} {string.Join(' ', span.Events.Select(e => $"{e.Name} {Words(e.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(_traces);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear($"{instrument.Name} {value} {Words(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear($"{instrument.Name} {value} {Words(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear($"{instrument.Name} {Words(tags.ToArray())}"));
        _meters.Start();
    }

    /// <summary>What told a secret.</summary>
    public ConcurrentQueue<string> Told { get; } = [];

    public int Heard => _heard;

    public void Dispose()
    {
        _traces.Dispose();
        _meters.Dispose();
    }

    private static string Words(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"));

    private void Hear(string line)
    {
        Interlocked.Increment(ref _heard);
        if (_tells(line))
        {
            Told.Enqueue(line);
        }
    }
}

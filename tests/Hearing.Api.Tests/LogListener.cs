using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hearing.Api.Tests;

/// <summary>Hears all that the server logs: texts, what stands in their places, scopes and exceptions. Keeps the lines that are asked for.</summary>
public sealed class LogListener(Predicate<string> keep) : ILoggerProvider, ILogger
{
    private int _heard;

    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>How many lines were heard at all.</summary>
    public int Heard => _heard;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Hear($"{state} {Places(state)}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Hear($"{formatter(state, exception)} {Places(state)} {exception}");

    private static string Places(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> places ? string.Join(' ', places.Select(p => $"{p.Key}={p.Value}")) : "";

    private void Hear(string line)
    {
        Interlocked.Increment(ref _heard);
        if (keep(line))
        {
            Lines.Enqueue(line);
        }
    }
}

using Hearing.Domain.Contracts;

namespace Hearing.Domain.Editions;

/// <summary>When the demo takes place: its first session and the day it is on, local time.</summary>
public sealed record DemoTimes(DateOnly Date, TimeOnly Start, bool IsTomorrow)
{
    /// <summary>From the demo's start to its first cue.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    /// <summary>How long the demo's day is open at most.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(3);

    /// <summary>
    /// Five minutes from now, rounded up to the next whole minute; with under an hour of the day left, 00:05 tomorrow.
    /// </summary>
    public static DemoTimes From(DateTimeOffset now, HearingZone zone)
    {
        var local = zone.ToLocal(now);
        var midnight = zone.ToInstant(DateOnly.FromDateTime(local).AddDays(1), TimeOnly.MinValue);
        if (midnight - now < TimeSpan.FromHours(1))
        {
            return new(DateOnly.FromDateTime(local).AddDays(1), new TimeOnly(0, 5), true);
        }

        var first = now + Lead;
        var rounded = first.AddTicks((TimeSpan.TicksPerMinute - (first.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);
        var start = zone.ToLocal(rounded);
        return new(DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), false);
    }

    /// <summary>The document's one day, moved so that its first session begins at <see cref="Start"/>.</summary>
    public EditionDocument Apply(EditionDocument document)
    {
        var first = document.Sessions.Where(s => s.Slot is not null).Min(s => s.Slot!.Start);
        var closes = Start.ToTimeSpan() + OpenFor < TimeSpan.FromDays(1) ? Start.Add(OpenFor) : new TimeOnly(23, 59, 59);
        return document with
        {
            Year = Date.Year,
            Days = [new() { Date = Date, Opens = Start, Closes = closes }],
            Sessions = [.. document.Sessions.Select(s => s.Slot is not { } slot ? s : s with { Slot = slot with { Date = Date, Start = Start.Add(slot.Start - first) } })],
        };
    }
}

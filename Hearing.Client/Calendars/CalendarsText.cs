namespace Hearing.Client.Calendars;

/// <summary>Names the resources of calendars.</summary>
public sealed class CalendarsText;

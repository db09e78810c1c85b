namespace Hearing.Client.Runs;

/// <summary>Which room's day is rehearsed.</summary>
public sealed record RehearsalModel(string EditionSlug, string EditionName, string RoomSlug, string RoomName, string TimeZone);

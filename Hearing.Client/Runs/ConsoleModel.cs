using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>What the console starts from. Notes are the host's, by cue id. A technician may hold, resume and show messages only.</summary>
/// <param name="Records">Whether this installation records what is said in the room.</param>
/// <param name="HasFloor">Whether cameras and microphones go through this installation.</param>
public sealed record ConsoleModel(
    string EditionSlug, string EditionName, string RoomSlug, string RoomName, string TimeZone, Rundown First,
    IReadOnlyDictionary<string, string> Notes, bool MayAll, bool HasFloor = false, bool Records = false);

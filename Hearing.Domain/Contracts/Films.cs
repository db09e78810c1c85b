using Hearing.Domain.Films;

namespace Hearing.Domain.Contracts;

/// <summary>A film version as organisers and the jury see it in a list.</summary>
public sealed record FilmSummary(
    FilmId Id, CandidateId CandidateId, string Candidate, int Version, string Title, long LengthMilliseconds, long SizeBytes,
    bool HasCaptions, DateTimeOffset UploadedAt);

/// <summary>What a device that follows a room says of itself: its own random name, and the films that are on it whole and checked.</summary>
public sealed record DeviceReport(Guid Device, IReadOnlyList<FilmId> Films);

/// <summary>On how many of the room's devices a film is.</summary>
public sealed record FilmOnDevices(FilmId Film, int Devices);

/// <summary>The devices that follow a room now, and how many have each film; films that none has are left out.</summary>
public sealed record RoomDevices(int Devices, IReadOnlyList<FilmOnDevices> Films)
{
    /// <summary>On how many the film is.</summary>
    public int With(FilmId film) => Films.FirstOrDefault(f => f.Film == film)?.Devices ?? 0;
}

/// <summary>What was really played of a film on a device since it was said last.</summary>
public sealed record FilmWatched(IReadOnlyList<Stretch> Stretches);

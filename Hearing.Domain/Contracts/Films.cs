namespace Hearing.Domain.Contracts;

/// <summary>A film version as organisers and the jury see it in a list.</summary>
public sealed record FilmSummary(
    FilmId Id, CandidateId CandidateId, string Candidate, int Version, string Title, long LengthMilliseconds, long SizeBytes,
    bool HasCaptions, DateTimeOffset UploadedAt);

using Hearing.Domain.Films;

namespace Hearing.Domain.Contracts;

/// <summary>How far an upload has come, for whoever sends it: <c>GET /api/editions/{edition}/uploads/{id}</c>.</summary>
/// <param name="Offset">Bytes that are here.</param>
/// <param name="Length">Bytes of the whole file.</param>
/// <param name="ExpiresAt">When it is forgotten unless something more arrives; once settled, when its answer is.</param>
/// <param name="Refusal">Why it was refused, as a reason's name.</param>
/// <param name="Words">The same in the reader's language.</param>
/// <param name="Became">Id of the film or the slides it has become.</param>
public sealed record UploadView(
    Guid Id, UploadKind Kind, CandidateId CandidateId, string FileName, long Offset, long Length, DateTimeOffset ExpiresAt, UploadState State,
    string? Refusal, string? Words, Guid? Became);

namespace Hearing.Domain;

/// <summary>Identity of an edition (one year of the award).</summary>
public readonly record struct EditionId(Guid Value) { public static EditionId New() => new(NewId.Next()); }

/// <summary>Identity of a person within one edition; the same human in another edition has another id and the same mail address.</summary>
public readonly record struct PersonId(Guid Value) { public static PersonId New() => new(NewId.Next()); }

/// <summary>Identity of a candidate (a school authority in one edition).</summary>
public readonly record struct CandidateId(Guid Value) { public static CandidateId New() => new(NewId.Next()); }

/// <summary>Identity of a session: what must take place.</summary>
public readonly record struct SessionId(Guid Value) { public static SessionId New() => new(NewId.Next()); }

/// <summary>Identity of a part of a session. The cue made from the part has the same id, so it survives re-publication.</summary>
public readonly record struct PartId(Guid Value) { public static PartId New() => new(NewId.Next()); }

/// <summary>Identity of a film version's record.</summary>
public readonly record struct FilmId(Guid Value) { public static FilmId New() => new(NewId.Next()); }

/// <summary>Identity of a run: the day as it happens in one room of one edition.</summary>
public readonly record struct RunId(Guid Value) { public static RunId New() => new(NewId.Next()); }

/// <summary>Identity of a certificate.</summary>
public readonly record struct CertificateId(Guid Value) { public static CertificateId New() => new(NewId.Next()); }

/// <summary>Identity of a webinar.</summary>
public readonly record struct WebinarId(Guid Value) { public static WebinarId New() => new(NewId.Next()); }

/// <summary>Identity of a message in the outbox.</summary>
public readonly record struct MessageId(Guid Value) { public static MessageId New() => new(NewId.Next()); }

/// <summary>Identity of a question to a candidate.</summary>
public readonly record struct QuestionId(Guid Value) { public static QuestionId New() => new(NewId.Next()); }

using Hearing.Domain.Questions;

namespace Hearing.Domain.Contracts;

/// <summary>What a moderator does with a question.</summary>
public enum QuestionAction
{
    /// <summary>Takes it into the queue, or back into it.</summary>
    Queue,
    /// <summary>It is asked now; the one asked before has been.</summary>
    Ask,
    /// <summary>It has been asked.</summary>
    Finish,
    /// <summary>Leaves it out.</summary>
    Decline,
    /// <summary>Puts it into the question that <c>other</c> names.</summary>
    Merge,
    /// <summary>Puts it before the question that <c>other</c> names; last when it names none.</summary>
    Move,
    /// <summary>Shows it on the room's screens.</summary>
    Show,
    /// <summary>Takes it away from the room's screens.</summary>
    Hide,
}

/// <summary>A new question. The same id twice is the same question.</summary>
public sealed record QuestionPosed(CandidateId CandidateId, string Text, string? Criterion = null, QuestionId? Id = null);

/// <summary>A question's new words.</summary>
public sealed record QuestionRewritten(string Text, string? Criterion = null);

/// <summary>What a moderator does, and with which other question.</summary>
public sealed record QuestionModerated(QuestionAction Action, QuestionId? Other = null);

/// <summary>
/// A question as its reader may know it. <paramref name="Asker"/> is a name for moderators and null for all others;
/// <paramref name="FromCandidate"/> is the asking candidate's name.
/// </summary>
public sealed record QuestionView(
    QuestionId Id, CandidateId CandidateId, string Text, string? Criterion, QuestionState State, QuestionFrom From, string? FromCandidate,
    string? Asker, bool IsMine, bool IsShown, QuestionId? MergedInto, DateTimeOffset WrittenAt, DateTimeOffset? AskedAt, long Revision);

/// <summary>
/// The questions to one candidate that the reader may see, with what everybody in the room knows: how many were asked and for how long.
/// </summary>
public sealed record CandidateQuestions(
    CandidateId CandidateId, string Candidate, int AskedCount, long UsedSeconds, bool MayAsk, IReadOnlyList<QuestionView> Questions);

/// <summary>A room's questions. Candidates with whom the reader is in conflict are not in it.</summary>
public sealed record RoomQuestions(string Room, CandidateId? OnStage, bool IsModerator, IReadOnlyList<CandidateQuestions> Candidates);

/// <summary>The question that the room's screens show.</summary>
public sealed record ShownQuestion(string Candidate, string Text, QuestionFrom From, string? FromCandidate, string? Criterion);

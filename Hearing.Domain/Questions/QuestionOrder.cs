namespace Hearing.Domain.Questions;

/// <summary>The order of a candidate's questions.</summary>
public static class QuestionOrder
{
    /// <summary>As moderators and the jury see it: what is asked now, the queue, what waits, what is over.</summary>
    public static IReadOnlyList<Question> Ordered(IEnumerable<Question> questions) =>
        [.. questions.OrderBy(q => Rank(q.State)).ThenBy(q => q.State is QuestionState.Asked ? 0 : q.Place).ThenBy(q => q.AskedAt ?? q.WrittenAt).ThenBy(q => q.Id.Value)];

    /// <summary>Puts a question before another one of the same candidate's open ones, or last, by numbering their places anew.</summary>
    public static void Move(IEnumerable<Question> questions, Question moved, QuestionId? before)
    {
        var open = Ordered(questions.Where(q => q.IsOpen && q.Id != moved.Id && q.CandidateId == moved.CandidateId)).ToList();
        var at = before is { } id ? open.FindIndex(q => q.Id == id) : -1;
        open.Insert(at < 0 ? open.Count : at, moved);
        for (var i = 0; i < open.Count; i++)
        {
            if (open[i].Place != i)
            {
                open[i].Place = i;
            }
        }
    }

    /// <summary>The place after the last.</summary>
    public static int PlaceAtEnd(IEnumerable<Question> questions) => questions.Select(q => q.Place + 1).DefaultIfEmpty(0).Max();

    private static int Rank(QuestionState state) => state switch
    {
        QuestionState.Asking => 0,
        QuestionState.Queued => 1,
        QuestionState.Waiting => 2,
        QuestionState.Asked => 3,
        QuestionState.Merged => 4,
        QuestionState.Declined => 5,
        QuestionState.Withdrawn => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

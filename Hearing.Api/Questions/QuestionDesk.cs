using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Questions;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Questions;

/// <summary>
/// A room's questions as the caller may know them. Moderators and jurors see the queues, all others what they wrote themselves; what concerns
/// a candidate in conflict is never read for that juror, and what a juror asked before declaring a conflict is read for nobody. Only moderators
/// learn who asks.
/// </summary>
internal sealed class QuestionDesk(EditionScope scope, HearingDb db, RunLoading loading, RunClock clock)
{
    private bool Moderates => scope.Access.Allows(Right.ModerateQuestions);

    private bool SeesQueues => Moderates || scope.Access.Has(Roles.Juror);

    public async Task<RoomQuestions> ViewAsync(string room, CancellationToken cancel)
    {
        var (now, run) = (clock.Now, await loading.LoadAsync(scope.Edition, room, cancel));
        var rundown = run.Rundown();
        var stage = rundown.Cues.FirstOrDefault(c => c.Id == RundownReader.At(rundown, now).OnStage)?.CandidateId;
        var names = await NamesAsync(cancel);
        var questions = await Readable(room).AsNoTracking().ToListAsync(cancel);
        var people = Moderates ? await PeopleAsync(questions, cancel) : [];
        var asked = await AskedAsync(room, cancel);
        var used = LedgerReader.At(LedgerWriter.Of(Timeline.Of(run.Desk.Plan, run.Facts), run.Revision), now)
            .Where(line => line.Heading == LedgerHeading.Questions).ToDictionary(line => line.CandidateId, line => line.GotMilliseconds / 1000);
        var candidates = rundown.Cues.Where(c => c.CandidateId is not null).Select(c => c.CandidateId!.Value).Distinct()
            .Where(id => !scope.Access.IsInConflictWith(id));
        return new(room, stage is { } id && scope.Access.IsInConflictWith(id) ? null : stage, Moderates,
            [.. candidates.Select(c => new CandidateQuestions(
                c, names.GetValueOrDefault(c, ""), asked.GetValueOrDefault(c), used.GetValueOrDefault(c),
                scope.Access.Allows(Right.AskQuestions) && scope.Access.CandidateId != c,
                [.. QuestionOrder.Ordered(questions.Where(q => q.CandidateId == c)).Select(q => View(q, names, people))]))]);
    }

    /// <summary>The question that the room's screens show; the whole room sees it.</summary>
    public async Task<ShownQuestion?> ShownAsync(string room, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var shown = await Standing(room).AsNoTracking().FirstOrDefaultAsync(q => q.IsShown, cancel);
        if (shown is null)
        {
            return null;
        }

        var names = await NamesAsync(cancel);
        return new(names.GetValueOrDefault(shown.CandidateId, ""), shown.Text, shown.From, shown.FromCandidateId is { } from ? names.GetValueOrDefault(from) : null,
            edition.Criteria.FirstOrDefault(c => c.Key == shown.Criterion)?.Name);
    }

    /// <summary>One question that the caller may see, tracked.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/>, or <see cref="RefusalCode.NotAllowed"/> for what they may not see.</exception>
    public async Task<Question> FindAsync(string room, QuestionId id, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return await Readable(room).FirstOrDefaultAsync(q => q.Id == id, cancel)
            ?? throw (await db.Set<Question>().AnyAsync(q => q.Id == id && q.EditionId == edition && q.Room == room, cancel)
                ? new Refused(RefusalCode.NotAllowed, "The question is not for you.")
                : new Refused(RefusalCode.NotFound, "There is no such question."));
    }

    public async Task<QuestionView> ViewAsync(Question question, CancellationToken cancel) =>
        View(question, await NamesAsync(cancel), Moderates ? await PeopleAsync([question], cancel) : []);

    /// <summary>The room's questions without those whose asker has come into conflict since.</summary>
    private IQueryable<Question> Standing(string room)
    {
        var edition = scope.Edition.Id;
        return db.Set<Question>().Where(q => q.EditionId == edition && q.Room == room && !db.Conflicts.Any(c => c.JurorId == q.AskedBy && c.CandidateId == q.CandidateId));
    }

    /// <summary>What of them the caller may see.</summary>
    private IQueryable<Question> Readable(string room)
    {
        var (me, all, closed) = (scope.Access.PersonId, SeesQueues, scope.Access.Conflicts);
        return Standing(room).Where(q => !closed.Contains(q.CandidateId) && (all || q.AskedBy == me));
    }

    private async Task<Dictionary<CandidateId, int>> AskedAsync(string room, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return await db.Set<Question>().Where(q => q.EditionId == edition && q.Room == room && (q.State == QuestionState.Asked || q.State == QuestionState.Asking))
            .GroupBy(q => q.CandidateId).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
    }

    private Task<Dictionary<CandidateId, string>> NamesAsync(CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return db.Candidates.AsNoTracking().Where(c => c.EditionId == edition).OrderBy(c => c.Order).ToDictionaryAsync(c => c.Id, c => c.FullName, cancel);
    }

    private Task<Dictionary<PersonId, string>> PeopleAsync(IReadOnlyList<Question> questions, CancellationToken cancel)
    {
        var (edition, ids) = (scope.Edition.Id, questions.Select(q => q.AskedBy).Distinct().ToList());
        return db.People.AsNoTracking().Where(p => p.EditionId == edition && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    private QuestionView View(Question q, Dictionary<CandidateId, string> names, Dictionary<PersonId, string> people) => new(
        q.Id, q.CandidateId, q.Text, q.Criterion, q.State, q.From, q.FromCandidateId is { } from ? names.GetValueOrDefault(from) : null,
        q.AskedBy is { } by ? people.GetValueOrDefault(by) : null, q.AskedBy is not null && q.AskedBy == scope.Access.PersonId, q.IsShown, q.MergedInto,
        q.WrittenAt, q.AskedAt, q.Revision);
}

using System.Data;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Questions;

/// <summary>Changes of questions: judged by the question itself, stored, and the room nudged without a word of what it was.</summary>
internal sealed class QuestionWriting(EditionScope scope, HearingDb db, QuestionDesk desk, RunLoading loading, TimeProvider clock, Broadcaster broadcaster)
{
    /// <summary>At most so many open questions of one person, so that nobody fills the queue.</summary>
    public const int MostOpen = 20;

    private const int MostTries = 3;

    /// <summary>Stores a new question; the same id again is the same question.</summary>
    public async Task<Question> AskAsync(string room, QuestionPosed posed, CancellationToken cancel)
    {
        // Refused before anything tells whether the candidate presents there.
        await CheckConflictAsync(posed.CandidateId, Asker.Of(scope.Access), cancel);
        await CheckCandidateAsync(room, posed.CandidateId, cancel);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await StoreAsync(room, posed, cancel);
            }
            catch (Exception failed) when (tries < MostTries && (StorageFaults.IsTaken(failed) || StorageFaults.In(failed)?.Code == RefusalCode.StorageBusy))
            {
                // Two asked in the same moment: judged anew by what is stored now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Question> StoreAsync(string room, QuestionPosed posed, CancellationToken cancel)
    {
        var (edition, asker) = (scope.Edition, Asker.Of(scope.Access));
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        await CheckConflictAsync(posed.CandidateId, asker, cancel);
        var known = posed.Id is { } given ? await db.Set<Question>().FirstOrDefaultAsync(q => q.Id == given, cancel) : null;
        if (known is not null)
        {
            return known.AskedBy == asker.Person ? known : throw new Refused(RefusalCode.IdExists, "The id is another question's.");
        }

        var open = await db.Set<Question>().Where(q => q.EditionId == edition.Id && q.Room == room && (q.CandidateId == posed.CandidateId || q.AskedBy == asker.Person)).ToListAsync(cancel);
        if (open.Count(q => q.AskedBy == asker.Person && q.IsOpen) >= MostOpen)
        {
            throw new Refused(RefusalCode.TooMany, $"At most {MostOpen} questions of yours wait at a time.");
        }

        var place = QuestionOrder.PlaceAtEnd(open.Where(q => q.CandidateId == posed.CandidateId));
        var question = Question.Ask(posed.Id ?? QuestionId.New(), edition, room, posed.CandidateId, asker, posed.Text, posed.Criterion, place, clock.GetUtcNow());
        db.Add(question);
        await db.SaveChangesAsync(cancel);
        // Told when it can be read: whoever is told asks at once, and is not told again.
        await transaction.CommitAsync(cancel);
        Nudge(room);
        return question;
    }

    /// <summary>New words from its asker or a moderator.</summary>
    public async Task<Question> RewriteAsync(string room, QuestionId id, string? text, string? criterion, HttpRequest request, CancellationToken cancel)
    {
        var question = await desk.FindAsync(room, id, cancel);
        CheckOwn(question, orModerator: true);
        request.Check(question.Revision);
        question.Write(text, criterion, scope.Edition, scope.Access.Allows(Right.ModerateQuestions));
        await SaveAsync(room, cancel);
        return question;
    }

    /// <summary>Its asker takes it back.</summary>
    public async Task<Question> WithdrawAsync(string room, QuestionId id, HttpRequest request, CancellationToken cancel)
    {
        var question = await desk.FindAsync(room, id, cancel);
        CheckOwn(question, orModerator: false);
        request.Check(question.Revision);
        question.Withdraw();
        FreeMerged(question, await db.Set<Question>().Where(q => q.MergedInto == id).ToListAsync(cancel));
        await SaveAsync(room, cancel);
        return question;
    }

    /// <summary>What a moderator does with it.</summary>
    public async Task<Question> ModerateAsync(string room, QuestionId id, QuestionModerated moderated, HttpRequest request, CancellationToken cancel)
    {
        var question = await desk.FindAsync(room, id, cancel);
        request.Check(question.Revision);
        var others = await db.Set<Question>().Where(q => q.EditionId == scope.Edition.Id && q.Room == room && q.Id != id).ToListAsync(cancel);
        Apply(question, others, moderated);
        await SaveAsync(room, cancel);
        return question;
    }

    private void Apply(Question question, List<Question> others, QuestionModerated moderated)
    {
        var (now, other) = (clock.GetUtcNow(), others.Find(q => q.Id == moderated.Other));
        switch (moderated.Action)
        {
            case QuestionAction.Queue:
                question.Queue();
                break;
            case QuestionAction.Ask:
                question.Begin(now);
                others.Where(q => q.State == QuestionState.Asking).ToList().ForEach(q => q.Finish(now));
                break;
            case QuestionAction.Finish:
                question.Finish(now);
                break;
            case QuestionAction.Decline:
                question.Decline();
                FreeMerged(question, others);
                break;
            case QuestionAction.Merge:
                question.MergeInto(other ?? throw new Refused(RefusalCode.NotFound, "There is no such question to merge into."));
                break;
            case QuestionAction.Move:
                QuestionOrder.Move(others, question, moderated.Other);
                break;
            case QuestionAction.Show:
                question.Show(true);
                others.Where(q => q.IsShown).ToList().ForEach(q => q.Show(false));
                break;
            case QuestionAction.Hide:
                question.Show(false);
                break;
            default:
                throw new Refused(RefusalCode.Invalid, "There is no such action.");
        }
    }

    /// <summary>What went into a question that is gone stands in the queue again: its askers asked, too.</summary>
    private static void FreeMerged(Question gone, List<Question> others) => others.Where(q => q.MergedInto == gone.Id).ToList().ForEach(q => q.Queue());

    private void CheckOwn(Question question, bool orModerator)
    {
        if (question.AskedBy != scope.PersonId && !(orModerator && scope.Access.Allows(Right.ModerateQuestions)))
        {
            throw new Refused(RefusalCode.NotAllowed, "The question is somebody else's.");
        }
    }

    /// <summary>The conflict as it stands in the database now: one declared meanwhile wins.</summary>
    private async Task CheckConflictAsync(CandidateId candidate, Asker asker, CancellationToken cancel)
    {
        asker.CheckMayAsk(candidate);
        if (await db.Conflicts.AnyAsync(c => c.JurorId == asker.Person && c.CandidateId == candidate, cancel))
        {
            throw new Refused(RefusalCode.InConflict, "You have a conflict of interest with this candidate.");
        }
    }

    private async Task CheckCandidateAsync(string room, CandidateId candidate, CancellationToken cancel)
    {
        var run = await loading.LoadAsync(scope.Edition, room, cancel);
        if (run.Desk.Plan.Programmes.All(p => p.InRoom(room).All(i => i.CandidateId != candidate)))
        {
            throw new Refused(RefusalCode.NotFound, "That candidate does not present in this room.");
        }
    }

    private async Task SaveAsync(string room, CancellationToken cancel)
    {
        var isOnScreens = db.ChangeTracker.Entries<Question>().Any(q => q.Property(x => x.IsShown).IsModified);
        await db.SaveChangesAsync(cancel);
        Nudge(room);
        if (isOnScreens)
        {
            broadcaster.Nudge(scope.Edition, room, "screens");
        }
    }

    private void Nudge(string room) => broadcaster.Nudge(scope.Edition, room, "questions");
}

using Hearing.Api.Storage;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>An edition while it is being set up: everything of it, tracked, and the words of the reader's language.</summary>
internal sealed class SetupContext(HearingDb db, EditionContent content, IStringLocalizer<SetupText> texts, DateTimeOffset now, PersonId? by, IReadOnlySet<CandidateId> hidden)
{
    private readonly EditionContent _before = content;

    public EditionContent Content { get; set; } = content;
    public Edition Edition => Content.Edition;
    public IStringLocalizer<SetupText> Texts => texts;
    public DateTimeOffset Now => now;
    public PersonId? By => by;

    /// <summary>Candidates with whom the organiser, as a juror too, is in conflict: their material is not shown.</summary>
    public IReadOnlySet<CandidateId> Hidden => hidden;
    public HearingDb Db => db;

    /// <summary>Choices of an enumeration, in the reader's words.</summary>
    public IReadOnlyList<FormChoice> Words<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new FormChoice(v.ToString(), texts[$"{typeof(T).Name}.{v}"]))];

    /// <summary>
    /// Stores the change: the edition's revision rises, which is what a form's hidden revision is compared with.
    /// Only what the setting up makes and removes is added and taken away here.
    /// </summary>
    public async Task SaveAsync(string section, CancellationToken cancel)
    {
        Difference(_before.Candidates, Content.Candidates);
        Difference(_before.Sessions, Content.Sessions);
        Difference(_before.Conflicts, Content.Conflicts);
        Difference(_before.CannotTimes, Content.CannotTimes);
        Difference(_before.Protocol, Content.Protocol);
        db.Entry(Edition).State = EntityState.Modified;
        db.Note(Edition.Id, now, by, "edition-set-up", section);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The document's faults as the content stands.</summary>
    public IReadOnlyList<DocumentFault> Faults() => EditionReader.Faults(EditionExport.Document(Content));

    private void Difference<T>(IReadOnlyList<T> before, IReadOnlyList<T> after) where T : class
    {
        db.RemoveRange(before.Except(after));
        db.AddRange(after.Except(before));
    }
}

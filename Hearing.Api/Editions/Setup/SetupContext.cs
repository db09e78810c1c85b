using Hearing.Api.Storage;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
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

    /// <summary>The rooms as choices.</summary>
    public IReadOnlyList<FormChoice> Rooms => [.. Edition.Rooms.Select(r => new FormChoice(r.Slug, r.Name))];

    /// <summary>People with access as choices, and those chosen before.</summary>
    public IReadOnlyList<FormChoice> PeopleOr(IReadOnlyList<PersonId> before, Roles role = Roles.None) =>
        [.. Content.People.Where(p => before.Contains(p.Id) || (p.WithdrawnAt is null && p.Roles.HasFlag(role)))
            .Select(p => new FormChoice(p.Id.Value.ToString(), p.Name))];

    /// <summary>The people whose boxes are ticked: those of before in their order, then the new ones in the list's.</summary>
    public IReadOnlyList<PersonId> Chosen(Typed typed, string name, IReadOnlyList<PersonId> before)
    {
        var ticked = typed.Chosen(name);
        var chosen = Content.People.Select(p => p.Id).Where(id => ticked.Contains(id.Value.ToString())).ToList();
        return [.. before.Where(chosen.Contains), .. chosen.Except(before)];
    }

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

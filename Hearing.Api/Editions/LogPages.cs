using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions;

/// <summary>The audit log as a page: who changed what, newest first, by person, kind and day.</summary>
internal sealed class LogPages(EditionScope scope, HearingDb db, IStringLocalizer<LogText> texts)
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{edition}/log", (LogPages pages, HttpRequest request, CancellationToken cancel) => pages.ShowAsync(request.Query, cancel)).Needs(Right.Organise);

    private async Task<IResult> ShowAsync(IQueryCollection query, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderBy(p => p.Order).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var all = db.Audit.AsNoTracking().Where(a => a.EditionId == edition.Id);
        var (filtered, isWrong) = Filtered(all, query);
        var total = isWrong ? 0 : await filtered.CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, last) : 1;
        var entries = isWrong ? [] : await filtered.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var words = await WordsAsync(entries, people, cancel);
        return Page.Of<LogPage>(new
        {
            Model = new LogPage.LogModel(
                edition.Slug, edition.Name, await FieldsAsync(all, query, people, cancel), Keys.Any(k => query[k].ToString().Length > 0),
                [.. entries.Select(e => new LogPage.Line(edition.Zone.ToLocal(e.At), Name(e.By, people), Action(e.Action), words.GetValueOrDefault(e.Id)))],
                total, page, last, page > 1 ? At(query, page - 1) : null, page < last ? At(query, page + 1) : null),
        });
    }

    private static readonly string[] Keys = ["by", "what", "from", "until"];

    /// <summary>What the filter leaves; a date that is none leaves nothing and is told at its field.</summary>
    private (IQueryable<AuditEntry> Entries, bool IsWrong) Filtered(IQueryable<AuditEntry> entries, IQueryCollection query)
    {
        if (Guid.TryParse(query["by"], out var by))
        {
            var person = new PersonId(by);
            entries = entries.Where(e => e.By == person);
        }

        if (query["what"].ToString() is { Length: > 0 } what)
        {
            entries = entries.Where(e => e.Action == what);
        }

        if (Day(query, "from") is { } from)
        {
            var start = scope.Edition.Zone.ToInstant(from, TimeOnly.MinValue);
            entries = entries.Where(e => e.At >= start);
        }

        if (Day(query, "until") is { } until)
        {
            var end = scope.Edition.Zone.ToInstant(until.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(e => e.At < end);
        }

        return (entries, IsNoDay(query, "from") || IsNoDay(query, "until"));
    }

    /// <summary>Years in which the next day still exists and clocks are known.</summary>
    private static DateOnly? Day(IQueryCollection query, string key) =>
        DateOnly.TryParseExact(query[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;

    private static bool IsNoDay(IQueryCollection query, string key) => query[key].ToString().Length > 0 && Day(query, key) is null;

    private async Task<IReadOnlyList<FormField>> FieldsAsync(IQueryable<AuditEntry> all, IQueryCollection query, Dictionary<PersonId, string> people, CancellationToken cancel)
    {
        var doers = (await all.Select(a => a.By).Distinct().ToListAsync(cancel)).OfType<PersonId>().ToHashSet();
        var done = await all.Select(a => a.Action).Distinct().ToListAsync(cancel);
        string? Wrong(string key) => IsNoDay(query, key) ? texts["DateWrong"].Value : null;
        FormField Field(string key, string kind, string? error = null, IReadOnlyList<FormChoice>? choices = null) =>
            new(key, kind, texts[$"Filter.{key}"], query[key].ToString(), null, error, choices, false, 200);
        return
        [
            Field("by", "select", choices: [new("", texts["Everybody"]), .. people.Where(p => doers.Contains(p.Key)).Select(p => new FormChoice(p.Key.Value.ToString(), p.Value))]),
            Field("what", "select", choices: [new("", texts["Everything"]), .. done.Select(d => new FormChoice(d, Action(d))).OrderBy(c => c.Text, StringComparer.CurrentCulture)]),
            Field("from", "date", Wrong("from")),
            Field("until", "date", Wrong("until")),
        ];
    }

    private string Action(string action) => texts[$"Action.{action}"] is { ResourceNotFound: false } known ? known.Value : action;

    private string? Name(PersonId? by, Dictionary<PersonId, string> people) => by is not { } id ? null : people.GetValueOrDefault(id, texts["Somebody"]);

    /// <summary>What the entries' subjects are in words; ids that mean nothing to a reader are left out.</summary>
    private async Task<Dictionary<Guid, LogPage.Subject>> WordsAsync(List<AuditEntry> entries, Dictionary<PersonId, string> people, CancellationToken cancel)
    {
        var home = $"/{scope.Edition.Slug}";
        var letters = entries.Where(e => e.Action.StartsWith("message-", StringComparison.Ordinal)).Select(Id).OfType<Guid>().Select(id => new MessageId(id)).ToList();
        var names = await db.Outbox.Where(m => m.EditionId == scope.Edition.Id && letters.Contains(m.Id)).ToDictionaryAsync(m => m.Id.Value, m => m.ToName, cancel);
        LogPage.Subject? Words(AuditEntry entry) => (entry.Action, Id(entry)) switch
        {
            ("programme-published", _) => new(texts["Version", entry.Subject], home),
            ("certificates-issued", _) => new(texts["Made", entry.Subject], $"{home}/documents"),
            ("names-checked" or "names-changed", _) => new(entry.Subject, null),
            ("signature-handed-in" or "signature-removed", _) => new(entry.Subject, $"{home}/documents"),
            ("edition-set-up", _) when texts[$"Section.{entry.Subject}"] is { ResourceNotFound: false } section => new(section.Value, null),
            (_, { } id) when people.TryGetValue(new(id), out var name) => new(name, $"{home}/people/{id}"),
            (_, { } id) when names.TryGetValue(id, out var to) => new(texts["Letter", to], $"{home}/outbox/{id}"),
            _ => null,
        };
        return entries.Select(e => (e.Id, Words: Words(e))).Where(e => e.Words is not null).ToDictionary(e => e.Id, e => e.Words!);
    }

    private static Guid? Id(AuditEntry entry) => Guid.TryParse(entry.Subject, out var id) ? id : null;

    private string At(IQueryCollection query, int page) => QueryHelpers.AddQueryString(
        $"/{scope.Edition.Slug}/log", Keys.Where(k => query[k].ToString().Length > 0).Select(k => KeyValuePair.Create(k, (string?)query[k].ToString())).Append(new("page", page.ToString(CultureInfo.InvariantCulture))));
}

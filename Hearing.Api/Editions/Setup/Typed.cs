using System.Globalization;
using Hearing.Client.Editions;
using Hearing.Domain.Editions;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>
/// What stands in a form's fields, by name (a list's are <c>days[0].date</c>), and what is wrong with it. Filled from the edition to
/// show it, or from what a person typed, which is kept when it is refused.
/// </summary>
internal sealed class Typed(IStringLocalizer<SetupText> texts)
{
    private const int MostRows = 200;
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _errors = [];

    public bool HasErrors => _errors.Count > 0;

    public string this[string name]
    {
        get => _values.GetValueOrDefault(name, "");
        set => _values[name] = value;
    }

    public string? Error(string name) => _errors.GetValueOrDefault(name);

    /// <summary>Notes what is wrong with a field; the first fault of a field stays.</summary>
    public void Fail(string name, string key, params object[] facts) => _errors.TryAdd(name, texts[$"Error.{key}", facts]);

    public void FailWhen(bool isWrong, string name, string key, params object[] facts)
    {
        if (isWrong)
        {
            Fail(name, key, facts);
        }
    }

    /// <summary>What a person sent.</summary>
    public void Fill(IFormCollection form)
    {
        foreach (var (name, value) in form)
        {
            _values[name] = string.Join(',', value.Select(v => v?.Replace("\r\n", "\n", StringComparison.Ordinal)));
        }
    }

    /// <summary>How many rows the list has, empty and removed ones too.</summary>
    public int RowCount(string table)
    {
        var last = -1;
        foreach (var name in _values.Keys.Where(n => n.StartsWith($"{table}[", StringComparison.Ordinal)))
        {
            var end = name.IndexOf(']', StringComparison.Ordinal);
            if (end > 0 && int.TryParse(name.AsSpan(table.Length + 1, end - table.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < MostRows)
            {
                last = Math.Max(last, row);
            }
        }

        return last + 1;
    }

    /// <summary>Whether nothing was typed into the row.</summary>
    public bool IsEmpty(Table table, int row) =>
        table.Columns.Where(c => !c.IsIdle && c.Kind != "hidden").All(c => string.IsNullOrWhiteSpace(this[$"{table.Name}[{row}].{c.Name}"]))
        && this[$"{table.Name}[{row}].id"].Length == 0;

    /// <summary>Prefixes of the rows that stay: neither empty nor marked for removal.</summary>
    public IEnumerable<string> Rows(Table table) => Enumerable.Range(0, RowCount(table.Name))
        .Where(row => !IsEmpty(table, row) && this[$"{table.Name}[{row}].remove"] != "true").Select(row => $"{table.Name}[{row}].");

    public string Text(string name, int max, bool required = false)
    {
        var text = this[name].Trim();
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            Fail(name, "NoText");
        }
        else if (text.Length > max)
        {
            Fail(name, "TooLong", max, text.Length);
        }
        else if (required && text.Length == 0)
        {
            Fail(name, "Required");
        }

        return text;
    }

    public string? TextOrNull(string name, int max) => Text(name, max) is { Length: > 0 } text ? text : null;

    public string? Link(string name)
    {
        var link = TextOrNull(name, 2000);
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            Fail(name, "Link");
        }

        return link;
    }

    public int Number(string name, int least, int most, int ifEmpty = 0)
    {
        var text = this[name].Trim();
        if (text.Length == 0 && ifEmpty >= least)
        {
            return ifEmpty;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            Fail(name, "Number", least, most);
        }

        return number;
    }

    public DateOnly Date(string name)
    {
        if (!DateOnly.TryParseExact(this[name].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fail(name, "Date");
        }

        return date;
    }

    public TimeOnly Time(string name)
    {
        if (!TimeOnly.TryParseExact(this[name].Trim(), ["HH:mm", "HH:mm:ss", "H:mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Fail(name, "Time");
        }

        return time;
    }

    /// <summary>A length typed as minutes, or as minutes and seconds with a colon.</summary>
    public int LengthSeconds(string name)
    {
        var parts = this[name].Trim().Split(':');
        var minutes = 0;
        var seconds = 0;
        var isLength = parts.Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out minutes)
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds < 60));
        var length = (minutes * 60L) + seconds;
        if (!isLength || length is < 1 or > 86_400)
        {
            Fail(name, "Length");
            return 1;
        }

        return (int)length;
    }

    public int? NumberOrNull(string name, int least, int most) => this[name].Trim().Length == 0 ? null : Number(name, least, most);

    /// <summary>A day of the hearing.</summary>
    public DateOnly Day(string name, Edition edition)
    {
        var date = Date(name);
        FailWhen(edition.Days.All(d => d.Date != date), name, "NoDay");
        return date;
    }

    /// <summary>The slug of a room; null where none is chosen and none is needed.</summary>
    public string? Room(string name, Edition edition, bool orNone = false)
    {
        var slug = this[name];
        FailWhen(!(orNone && slug.Length == 0) && edition.Rooms.All(r => r.Slug != slug), name, "Choice");
        return slug.Length == 0 ? null : slug;
    }

    /// <summary>Notes a stretch that ends before it begins, or whose ends the clock skips that day.</summary>
    public void Stretch(string row, HearingZone zone, DateOnly date, TimeOnly from, TimeOnly until, string fromName = "from", string untilName = "until")
    {
        FailWhen(from >= until, row + untilName, "Order");
        Exists(row + fromName, zone, date, from);
        Exists(row + untilName, zone, date, until);
    }

    /// <summary>Notes a time that the clock skips that day.</summary>
    public void Exists(string name, HearingZone zone, DateOnly date, TimeOnly time) => FailWhen(zone.IsInGap(date, time), name, "Gap");

    public T Word<T>(string name) where T : struct, Enum
    {
        if (!Enum.TryParse<T>(this[name], out var word) || !Enum.IsDefined(word))
        {
            Fail(name, "Choice");
        }

        return word;
    }

    public List<string> Chosen(string name) => [.. this[name].Split(',', StringSplitOptions.RemoveEmptyEntries)];
}

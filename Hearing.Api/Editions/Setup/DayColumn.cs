using System.Globalization;
using Hearing.Client.Editions;
using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>A day in a list: chosen among the hearing's days, typed where there are none or very many.</summary>
internal static class DayColumn
{
    private const int MostChoices = 31;

    /// <param name="edition">The edition with its days.</param>
    /// <param name="also">Dates that stand in the list already, whether they are days or not: they stay as they were.</param>
    public static Column Of(Edition edition, IEnumerable<DateOnly> also)
    {
        if (edition.Days.Count is 0 or > MostChoices)
        {
            return new("date", "date", Required: true);
        }

        var days = edition.Days.Select(d => d.Date).Union(also).Order()
            .Select(date => new FormChoice(Written.Of(date), date.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture)));
        return new("date", "select", Choices: [.. days], IsIdle: true);
    }
}

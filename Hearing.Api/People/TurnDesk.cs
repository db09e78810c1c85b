using System.Globalization;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.People;

/// <summary>When the caller's candidate is on, and why then, in the caller's language.</summary>
internal sealed class TurnDesk(EditionScope scope, HearingDb db, RunShowing showing, RunClock clock, IStringLocalizer<MeText> texts)
{
    /// <summary>Who is on soon reads when, also when that is after midnight.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromHours(6);

    /// <summary>The turn on the day itself or soon; null on other days, and for those who present nothing.</summary>
    public async Task<TurnView?> ViewAsync(CancellationToken cancel)
    {
        var (edition, now) = (scope.Edition, clock.Now);
        if (scope.Access.CandidateId is not { } candidate)
        {
            return null;
        }

        var programme = await db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var today = edition.Zone.DateOf(now);
        if (programme?.Items.FirstOrDefault(i => i.CandidateId == candidate && (edition.Zone.DateOf(i.Start) == today || (i.Start > now && i.Start - now < _soon))) is not { } item)
        {
            return null;
        }

        var turn = Turn.Of((await showing.NowAsync(new(edition.Id, edition.Slug, item.Room), cancel)).Rundown, candidate, now);
        return turn is null ? null : new(item.Room, edition.Room(item.Room).Name, turn.State, turn.Planned, turn.Expected, turn.Reason, Text(turn, now), Because(turn));
    }

    private string Text(Turn turn, DateTimeOffset now)
    {
        if (turn.State != TurnState.Waiting || turn.Expected is not { } expected)
        {
            return texts[$"Turn.{turn.State}"].Value;
        }

        var minutes = Math.Max(0, (int)Math.Ceiling((expected - now).TotalMinutes));
        var wait = minutes < 100 ? texts["Turn.In", minutes].Value : "";
        var at = turn.Planned is { } planned && turn.Reason != TurnReason.OnTime
            ? texts["Turn.InsteadOf", Hours(expected), Hours(planned)].Value
            : texts["Turn.At", Hours(expected)].Value;
        return wait.Length > 0 ? $"{wait}, {at}." : texts["Turn.On", at].Value;
    }

    private string? Because(Turn turn) => turn.State != TurnState.Waiting ? null : turn.Reason switch
    {
        TurnReason.Held => texts["Because.Held", turn.Because ?? ""].Value,
        TurnReason.RunningOver => texts["Because.RunningOver", turn.Because ?? "", turn.OverMinutes].Value,
        TurnReason.Reordered => texts["Because.Reordered"].Value,
        TurnReason.Late => texts["Because.Late"].Value,
        TurnReason.Early => texts["Because.Early"].Value,
        _ => null,
    };

    private string Hours(DateTimeOffset instant) => scope.Edition.Zone.ToLocal(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}

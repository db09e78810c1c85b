using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

/// <summary>How the reference changes what is still to come.</summary>
internal sealed partial class ReferenceRun
{
    /// <summary>Takes cues out and puts them before another, at the end of a day or last.</summary>
    private bool Move(List<PartId> ids, PartId? before, DateOnly? day)
    {
        if (ids.Count == 0 || (before is { } id && (day is not null || ids.Contains(id) || !IsComing(id))))
        {
            return false;
        }

        Put([.. ids.Select(i => _order.Single(c => c.Id == i))], before, day);
        return true;
    }

    private void Put(List<Cue> moved, PartId? before, DateOnly? day)
    {
        _order.RemoveAll(moved.Contains);
        var place = before is not null ? _order.FindIndex(c => c.Id == before)
            : day is not null ? Math.Max(_order.FindLastIndex(c => c.Day == day), _order.IndexOf(_last!)) + 1 : _order.Count;
        var date = day ?? _order[Math.Min(place, _order.Count - 1)].Day;
        moved.ForEach(c => c.Day = date);
        _order.InsertRange(place, moved);
    }

    private bool Insert(InsertCue insert, PartId id)
    {
        if (insert.Title.Length is 0 or > 200 || insert.LengthSeconds is <= 0 or > 86400 || _order.Exists(c => c.Id == id)
            || (insert.BeforeCueId is { } before && !IsComing(before)))
        {
            return false;
        }

        Put([new Cue { Id = id, Kind = insert.PartKind, Policy = insert.EndPolicy, Planned = insert.LengthSeconds * 1000L }], insert.BeforeCueId, null);
        return true;
    }

    private bool Postpone(PostponeSession postpone)
    {
        var stage = Stage is { } on && on.Session == postpone.SessionId ? on : null;
        List<Cue> moved = [.. stage is null ? Array.Empty<Cue>() : [stage], .. Coming.Where(c => c.Session == postpone.SessionId)];
        var ids = moved.Select(c => c.Id).ToList();
        if (stage is null)
        {
            return ids.Count > 0 && Move(ids, postpone.BeforeCueId, postpone.AtEndOfDay ? moved[0].Day : null);
        }

        if (postpone.BeforeCueId is { } before && (postpone.AtEndOfDay || ids.Contains(before) || !IsComing(before)))
        {
            return false;
        }

        var day = stage.Day;
        stage.Used = Elapsed;
        var place = _order.IndexOf(stage);
        (_last, _onStage, _held) = (place > 0 ? _order[place - 1] : null, false, false);
        if (_order.Count == moved.Count)
        {
            return false;
        }

        Put(moved, postpone.BeforeCueId, postpone.AtEndOfDay ? day : null);
        Follow(day);
        return (Stage ?? Coming[0]).Session != postpone.SessionId;
    }

    private bool Replace(ReplaceFilm replace)
    {
        var cue = Coming.Find(c => c.Id == replace.CueId);
        var film = films.FirstOrDefault(f => f.Id == replace.FilmId && f.CandidateId == cue?.Candidate && cue?.Kind == PartKind.Film);
        var length = (long)(film?.Length.TotalMilliseconds ?? 0);
        if (film is null || length + cue!.Extra < 1000 || length + cue.Extra <= cue.Used)
        {
            return false;
        }

        cue.Film = length;
        return true;
    }

    private bool Adopt(IReadOnlyList<ProgrammeItem> version)
    {
        var been = _order.Take(_order.IndexOf(_last!) + 1).ToList();
        var coming = Cues(version, pinned).Where(c => been.TrueForAll(b => b.Id != c.Id)).ToList();
        foreach (var cue in coming)
        {
            if (_order.Find(c => c.Id == cue.Id) is { } old)
            {
                cue.Skipped = old.Skipped;
                cue.Seen = old.Seen;
                cue.Film = old.Film == old.PinnedFilm ? cue.Film : old.Film;
                cue.Extra = cue.Length + old.Extra >= 1000 ? old.Extra : 0;
                cue.Used = old.Used < cue.Length ? old.Used : 0;
            }
        }

        var gone = _order.Where(c => c.Seen && !been.Contains(c) && coming.TrueForAll(n => n.Id != c.Id)).ToList();
        gone.ForEach(c => c.Skipped = true);
        _order = [.. been, .. gone, .. coming];
        return true;
    }

    private bool Change(RunFact change) => change switch
    {
        CueExtended extended => Coming.Find(c => c.Id == extended.CueId) is { } cue && Extend(cue, extended.BySeconds),
        CueSkipped skipped => Coming.Find(c => c.Id == skipped.CueId) is { } cue && Skip(cue, false),
        CueMoved moved => IsComing(moved.CueId) && Move([moved.CueId], moved.BeforeCueId, moved.EndOf),
        SessionPostponed postponed => Move([.. Coming.Where(c => c.Session == postponed.SessionId).Select(c => c.Id)], postponed.BeforeCueId, postponed.EndOf),
        _ => false,
    };
}

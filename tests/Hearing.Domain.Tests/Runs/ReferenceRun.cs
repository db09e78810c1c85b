using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

/// <summary>
/// A run played through in the plainest way: a list that is changed in place and a clock that is moved forward from event to event. It is
/// what the product is held to, so it uses none of it but the words of commands and of the programme.
/// </summary>
internal sealed partial class ReferenceRun(IReadOnlyList<IReadOnlyList<ProgrammeItem>> versions, IReadOnlyList<CueFilm> pinned, IReadOnlyList<Film> films, long slate)
{
    public sealed class Cue
    {
        public required PartId Id;
        public SessionId? Session;
        public CandidateId? Candidate;
        public PartKind Kind;
        public EndPolicy Policy;
        public DateOnly Day;
        public long Planned, Extra, Used;
        public long? Film, PinnedFilm;
        public bool Skipped, Seen;

        public long Length => (Film ?? Planned) + Extra;

        public Cue Copy() => (Cue)MemberwiseClone();
    }

    private sealed record Saved(long Clock, List<Cue> Order, PartId? Last, bool OnStage, bool Held, long SlateLeft, long Moved, long UsedBefore, bool Started, bool Finished);

    private readonly Stack<Saved> _undo = new();
    private List<Cue> _order = Cues(versions[0], pinned);
    private Cue? _last;
    private bool _onStage, _held, _started, _finished;
    private long _slateLeft, _moved, _usedBefore;

    public long Clock { get; private set; }

    public Cue? Stage => _onStage ? _last : null;

    public bool IsHeld => _held;

    public long SlateLeft => _onStage ? _slateLeft : 0;

    public long Elapsed => _onStage ? _usedBefore + _moved : 0;

    public IReadOnlyList<Cue> Order => _order;

    public List<Cue> Coming => _finished ? [] : [.. _order.Skip(_order.IndexOf(_last!) + 1).Where(c => !c.Skipped)];

    /// <summary>How long until something happens by itself; null when nothing will.</summary>
    public long? Until => !_onStage || _held ? null : _slateLeft > 0 ? _slateLeft : _last!.Policy == EndPolicy.Auto ? _last.Length - Elapsed : null;

    public void Wait(long milliseconds)
    {
        while (true)
        {
            var step = Until is { } until && until < milliseconds ? until : milliseconds;
            Clock += step;
            milliseconds -= step;
            _ = _onStage && step > 0 && (_last!.Seen = true);
            if (_onStage && !_held)
            {
                _ = _slateLeft > 0 ? _slateLeft -= step : _moved += step;
            }

            Settle();
            if (milliseconds == 0)
            {
                return;
            }
        }
    }

    /// <summary>Gives a command now; whether it was taken.</summary>
    public bool Give(RunCommand command, Guid id)
    {
        if (command is UndoFact)
        {
            return Undo();
        }

        var before = Save();
        if (command is StartRun ? !_started && Start() : _started && (command is ShowMessage m ? m.Text.Length <= 300 : !_finished && Take(command, id)))
        {
            _undo.Push(before);
            Settle();
            return true;
        }

        Restore(before);
        return false;
    }

    private bool Start()
    {
        _started = true;
        return Coming.Count > 0 && Bring(Coming[0]);
    }

    private bool Take(RunCommand command, Guid id) => command switch
    {
        StartNext => Coming.Count > 0 && Bring(Coming[0]),
        GoBack back => Back(back.CueId),
        HoldCue => _onStage && !_held && (_held = true),
        ResumeCue => _onStage && _held && !(_held = false),
        ExtendCue extend => Find(extend.CueId) is { } cue && Extend(cue, extend.BySeconds),
        SkipCue skip => Find(skip.CueId) is { } cue && Skip(cue, skip.GiveTimeToTalk),
        MoveCue move => IsComing(move.CueId) && Move([move.CueId], move.BeforeCueId, move.AtEndOfDay ? DayOf(move.CueId) : null),
        InsertCue insert => Insert(insert, insert.CueId ?? new PartId(id)),
        PostponeSession postpone => Postpone(postpone),
        ReplaceFilm replace => Replace(replace),
        AdoptProgramme adopt => adopt.ProgrammeVersion <= versions.Count && Adopt(versions[adopt.ProgrammeVersion - 1]),
        ApplyRepair repair => repair.Changes.Count is > 0 and <= 100 && repair.Changes.All(Change),
        FinishRun => !(_onStage = false) && (_finished = true),
        _ => throw new InvalidOperationException(command.ToString()),
    };

    private bool Bring(Cue cue)
    {
        (_last, _onStage, _held, _moved, _slateLeft, _usedBefore) = (cue, true, false, 0, cue.Film is null ? 0 : slate, cue.Used);
        (cue.Used, cue.Skipped) = (0, false);
        return true;
    }

    private void Settle()
    {
        while (_onStage && !_held && _slateLeft == 0 && _last!.Policy == EndPolicy.Auto && Elapsed >= _last.Length)
        {
            End();
        }
    }

    private void End() => Follow(_last!.Day);

    private void Follow(DateOnly day)
    {
        _onStage = false;
        _ = Coming.Count > 0 && Coming[0].Day == day && Bring(Coming[0]);
    }

    private bool Back(PartId? id)
    {
        var place = _order.IndexOf(_last!);
        var been = _order.Take(place + 1).ToList();
        var cue = id is not null ? been.Find(c => c.Id == id) : been.Take(_onStage ? place : place + 1).LastOrDefault(c => !c.Skipped);
        return cue is not null && Bring(cue);
    }

    private Cue? Find(PartId? id) => id is null || Stage?.Id == id ? Stage : Coming.Find(c => c.Id == id);

    private bool IsComing(PartId id) => Coming.Exists(c => c.Id == id);

    private DateOnly DayOf(PartId id) => _order.Single(c => c.Id == id).Day;

    private bool Extend(Cue cue, int by)
    {
        var length = cue.Length + by * 1000L;
        var least = cue != Stage ? cue.Used > 0 ? cue.Used + 1 : 0 : cue.Policy == EndPolicy.Auto ? _held ? Elapsed + 1 : Elapsed : 0;
        cue.Extra += by * 1000L;
        return by is not 0 and >= -86400 and <= 86400 && length is >= 1000 and <= 172_800_000 && length >= least;
    }

    private bool Skip(Cue cue, bool give)
    {
        if (give)
        {
            var others = Coming.Where(c => c.Session is not null && c.Session == cue.Session && c != cue && c.Kind != PartKind.Film).ToList();
            var talk = others.Find(c => c.Kind == PartKind.Presentation) ?? others.FirstOrDefault();
            var left = cue.Length - (cue == Stage ? Elapsed : cue.Used);
            if (talk is null || left < 1)
            {
                return false;
            }

            talk.Extra += left;
        }

        cue.Skipped = true;
        if (cue == Stage)
        {
            End();
        }

        return true;
    }

    private bool Undo()
    {
        if (!_undo.TryPop(out var saved))
        {
            return false;
        }

        var now = Clock;
        Restore(saved);
        Wait(now - Clock);
        return true;
    }

    private Saved Save() => new(
        Clock, [.. _order.Select(c => c.Copy())], _last?.Id, _onStage, _held, _slateLeft, _moved, _usedBefore, _started, _finished);

    private void Restore(Saved saved)
    {
        (Clock, _order, _onStage, _held, _slateLeft, _moved, _usedBefore, _started, _finished) = (saved.Clock, [.. saved.Order.Select(c => c.Copy())],
            saved.OnStage, saved.Held, saved.SlateLeft, saved.Moved, saved.UsedBefore, saved.Started, saved.Finished);
        _last = _order.Find(c => c.Id == saved.Last);
    }

    private static List<Cue> Cues(IReadOnlyList<ProgrammeItem> items, IReadOnlyList<CueFilm> films) =>
        [.. from item in items.OrderBy(i => i.Start)
            from part in item.Parts
            let film = films.FirstOrDefault(f => f.CueId == part.Id)?.LengthMilliseconds
            select new Cue
            {
                Id = part.Id, Session = item.SessionId, Candidate = item.CandidateId, Kind = part.Kind, Policy = part.EndPolicy,
                Day = DateOnly.FromDateTime(item.Start.AddHours(1).DateTime), Planned = (long)part.Length.TotalMilliseconds, Film = film, PinnedFilm = film,
            }];
}

using Hearing.Api.Floors.Recording;
using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;

namespace Hearing.Api.Floors;

/// <summary>Makes what is sent and received in a room what it should be at one instant.</summary>
internal sealed class FloorSettling(FollowedRoom place, FloorFacts facts, FloorScene scene, DateTimeOffset now, IFloorRoom? engine, Action wake, ILogger log)
{
    /// <summary>How many cameras are shown at most; of the others only the sound is sent on.</summary>
    private const int MostPictures = 4;

    private readonly Dictionary<(PersonId Person, bool AtDesk), FloorGrant> _grants = [];

    /// <summary>Who speaks at the green room's desk now: their microphone in the room is shut meanwhile, so that the hall does not hear it.</summary>
    private readonly HashSet<PersonId> _aside = [.. (engine?.Feeds ?? []).Where(f => f.IsFromDesk).Select(f => f.Person)];

    /// <summary>What the seat's owner may do there; somebody who has left the edition may nothing.</summary>
    public static FloorGrant GrantOf(FloorFacts facts, FloorScene scene, FloorSeat seat) =>
        seat.Access.PersonId is { } person ? GrantOf(facts, scene, person, seat.IsAtDesk) : FloorRules.Of(scene, seat.Access);

    private static FloorGrant GrantOf(FloorFacts facts, FloorScene scene, PersonId person, bool atDesk) =>
        !facts.People.TryGetValue(person, out var known) ? FloorGrant.Nothing
        : atDesk ? FloorRules.AtDesk(scene, known.Access) : FloorRules.Of(scene, known.Access);

    /// <summary>Ends what may not be sent, then lets every device receive what its owner perceives, and tells each how it stands.</summary>
    public void Settle(ICollection<FloorSeat> seats, IReadOnlyList<IceServer> servers, FloorRoom room)
    {
        foreach (var seat in seats)
        {
            EndUnallowed(seat, Grant(seat), room);
        }

        var feeds = Ranked(engine?.Feeds ?? []);
        foreach (var seat in seats)
        {
            var grant = Grant(seat);
            var perceived = feeds.Where(f => f.Person != seat.Access.PersonId && grant.Perceives(Sender(f))).ToList();
            var large = perceived.Where(f => f.IsScreen).Concat(perceived.Where(f => !f.IsScreen).Take(MostPictures)).Select(f => f.Id).ToHashSet();
            Receive(seat, perceived, large);
            seat.Tell(new FloorState(
                engine is { IsThere: true } ? FloorHealth.There : FloorHealth.Away, grant.Sends, grant.Media, grant.Hears,
                [.. perceived.Select(f => new FloorSender(f.Id, NameOf(f.Person), Sender(f).Sends & grant.Hears, f.IsScreen, large.Contains(f.Id), f.Speaks))],
                Waiting(seats, grant), servers, RecordingRules.Mark(scene), Agrees(seat)));
        }
    }

    /// <summary>The teams' people in the green room that this grant perceives, who send nothing yet.</summary>
    private List<string> Waiting(ICollection<FloorSeat> seats, FloorGrant grant) =>
        [.. seats.Where(s => s is { IsAtDesk: false, Sends.IsEmpty: true }).Select(s => s.Access.PersonId).OfType<PersonId>().Distinct()
            .Where(p => Grant(p, atDesk: false) is { Team: not null, Sends: FloorPlaces.GreenRoom } waits && grant.Perceives(waits)).Select(NameOf).Order(StringComparer.Ordinal)];

    /// <summary>Screens first, then whose cue it is, then as they began; who speaks does not move, so that pictures stay where they are.</summary>
    private List<FloorFeed> Ranked(IReadOnlyList<FloorFeed> feeds) =>
        [.. feeds.Where(f => Sender(f).Sends != FloorPlaces.None)
            .OrderBy(f => !f.IsScreen).ThenBy(f => facts.People[f.Person].Access.CandidateId is not { } own || own != scene.Cue?.CandidateId)];

    private FloorGrant Sender(FloorFeed feed) => Grant(feed.Person, feed.IsFromDesk);

    private FloorGrant Grant(FloorSeat seat) => seat.Access.PersonId is { } person ? Grant(person, seat.IsAtDesk) : GrantOf(facts, scene, seat);

    /// <summary>Asked once for each person and place.</summary>
    private FloorGrant Grant(PersonId person, bool atDesk)
    {
        if (!_grants.TryGetValue((person, atDesk), out var grant))
        {
            grant = GrantOf(facts, scene, person, atDesk);
            _grants[(person, atDesk)] = grant = !atDesk && _aside.Contains(person) ? grant.Without(Media.Microphone) : grant;
        }

        return grant;
    }

    private string NameOf(PersonId person) => facts.People[person].Name;

    private void EndUnallowed(FloorSeat seat, FloorGrant grant, FloorRoom room)
    {
        foreach (var (isScreen, line) in seat.Sends)
        {
            if (!grant.AllowsAny(isScreen))
            {
                seat.Recorded.TryRemove(isScreen, out _);
                Begin(room.StopAsync(seat, isScreen));
                continue;
            }

            if (!isScreen && seat.IsMuted != !grant.Allows(Media.Microphone))
            {
                var isMuted = seat.IsMuted = !seat.IsMuted;
                _ = InsistAsync(line.HearAsync(!isMuted, CancellationToken.None), () => seat.IsMuted = !isMuted);
            }

            Record(seat, isScreen, line, grant);
        }
    }

    private bool Agrees(FloorSeat seat) => seat.Access.PersonId is { } person && facts.People.TryGetValue(person, out var known) && known.Agrees;

    /// <summary>A file for each cue; it ends with the cue, while the cue stands still, and when the person no longer agrees.</summary>
    private void Record(FloorSeat seat, bool isScreen, IFloorLine line, FloorGrant grant)
    {
        var cue = RecordingRules.Records(scene, grant, Agrees(seat)) ? scene.Recorded : null;
        var before = seat.Recorded.GetValueOrDefault(isScreen);
        if (cue == before)
        {
            return;
        }

        seat.Recorded[isScreen] = cue;
        var name = cue is { } named ? Tape.NameOf(place.EditionId, named, seat.Access.PersonId!.Value, isScreen, now) : null;
        _ = InsistAsync(line.RecordAsync(name, CancellationToken.None), () => seat.Recorded.TryUpdate(isScreen, before, cue));
    }

    private void Receive(FloorSeat seat, List<FloorFeed> perceived, HashSet<string> large)
    {
        foreach (var (feed, receiving) in seat.Receives)
        {
            if (perceived.All(f => f.Id != feed) && seat.Receives.TryRemove(feed, out _))
            {
                receiving.IsOver = true;
                seat.Tell(new FloorClosed(feed));
                Begin(receiving.Line?.DisposeAsync().AsTask() ?? Task.CompletedTask);
            }
        }

        foreach (var feed in perceived)
        {
            var size = large.Contains(feed.Id) ? seat.Prefers.GetValueOrDefault(feed.Id, 2) : -1;
            if (seat.Receives.TryGetValue(feed.Id, out var known))
            {
                if (known.Line is { } line && known.Size != size)
                {
                    known.Size = size;
                    Begin(line.PreferAsync(size, CancellationToken.None));
                }
            }
            else if (engine is not null)
            {
                var receiving = seat.Receives[feed.Id] = new() { Size = size };
                Begin(ReceiveAsync(engine, seat, feed, receiving));
            }
        }
    }

    private async Task ReceiveAsync(IFloorRoom from, FloorSeat seat, FloorFeed feed, FloorReceiving receiving)
    {
        try
        {
            var (line, offer) = await from.ReceiveAsync(feed, CancellationToken.None);
            if (receiving.Size != 2)
            {
                await line.PreferAsync(receiving.Size, CancellationToken.None);
            }

            receiving.Line = line;
            if (receiving.IsOver)
            {
                await line.DisposeAsync();
                return;
            }

            seat.Tell(new FloorOffer(feed.Id, offer));
        }
        catch (FloorAway gone)
        {
            // The sender was quicker, or the engine is lost: the next look tells which.
            log.LogDebug("A feed could not be received: {Reason}", gone.Message);
            seat.Receives.TryRemove(KeyValuePair.Create(feed.Id, receiving));
        }

        wake();
    }

    private void Begin(Task task) => task.ContinueWith(
        failed => log.LogDebug(failed.Exception?.GetBaseException(), "The media server did not take it."),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>What has to be: who is heard and who is recorded. When the engine does not take it, it is asked again while the line is there.</summary>
    private async Task InsistAsync(Task task, Action undo)
    {
        try
        {
            await task;
        }
        catch (FloorAway failed)
        {
            log.LogWarning(failed, "The media server did not take who is heard or recorded; it is asked again.");
            undo();
            await Task.Delay(FloorRoom.Retry, CancellationToken.None);
            wake();
        }
    }
}

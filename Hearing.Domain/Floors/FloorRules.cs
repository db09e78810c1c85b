using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Floors;

/// <summary>
/// Who may send what, and who perceives whom: floor control as a pure function of the run, the person and the conflicts of interest. The host
/// (an organiser) may speak in the room always, but nobody does while a film plays; a candidate's team in its own session; jurors without conflict
/// and whoever put the question that is asked, in questions. The private talk is heard by jurors without conflict with any candidate that it is
/// about, and by nobody else.
/// </summary>
public static class FloorRules
{
    private const Media Voice = Media.Microphone | Media.Camera;
    private const Media All = Voice | Media.Screen;

    /// <summary>What the person may do now.</summary>
    public static FloorGrant Of(FloorScene scene, Access who)
    {
        if (scene.IsOver || !who.Allows(Right.FollowLive) || ActOn(scene, who) == FloorAct.Remove)
        {
            return FloorGrant.Nothing;
        }

        var (place, media) = Sends(scene, who);
        return Acted(scene, who, new(place, media, Hears(scene, who), WaitsInGreenRoom(scene, who) ? who.CandidateId : null));
    }

    /// <summary>
    /// What the person may do now at the desk of the green room, which technicians and organisers have beside the running order: speak to whoever
    /// waits there and hear them, wherever they are seen and heard themselves as they follow the room.
    /// </summary>
    public static FloorGrant AtDesk(FloorScene scene, Access who) =>
        scene.IsOver || !who.Has(Roles.Technician | Roles.Organiser) || ActOn(scene, who) == FloorAct.Remove ? FloorGrant.Nothing
        : Acted(scene, who, new(FloorPlaces.GreenRoom, Voice, FloorPlaces.GreenRoom));

    private static FloorGrant Acted(FloorScene scene, Access who, FloorGrant grant) => ActOn(scene, who) switch
    {
        FloorAct.Take => grant.Without(All),
        FloorAct.Mute => grant.Without(Media.Microphone),
        _ => grant,
    };

    private static FloorAct? ActOn(FloorScene scene, Access who) =>
        who.PersonId is { } person && scene.Acts.TryGetValue(person, out var act) ? act : null;

    private static FloorPlaces Hears(FloorScene scene, Access who) => scene.IsPrivate
        ? (MayTalkPrivately(scene, who) ? FloorPlaces.PrivateTalk : FloorPlaces.None) | GreenRoomOf(scene, who)
        : FloorPlaces.Room | GreenRoomOf(scene, who);

    private static FloorPlaces GreenRoomOf(FloorScene scene, Access who) =>
        who.Has(Roles.Technician | Roles.Organiser) || WaitsInGreenRoom(scene, who) ? FloorPlaces.GreenRoom : FloorPlaces.None;

    private static (FloorPlaces Place, Media Media) Sends(FloorScene scene, Access who) =>
        who.PersonId is null ? (FloorPlaces.None, Media.None)
        : scene.IsPrivate && MayTalkPrivately(scene, who) ? (FloorPlaces.PrivateTalk, All)
        : !scene.IsPrivate && !scene.FilmPlays && InRoom(scene, who) is var media and not Media.None ? (FloorPlaces.Room, media)
        : who.Has(Roles.Technician) || WaitsInGreenRoom(scene, who) ? (FloorPlaces.GreenRoom, All)
        : (FloorPlaces.None, Media.None);

    private static Media InRoom(FloorScene scene, Access who)
    {
        if (who.Has(Roles.Organiser) || ActOn(scene, who) == FloorAct.Give)
        {
            return All;
        }

        var isTheirs = scene.Cue?.CandidateId is { } candidate && candidate == who.CandidateId;
        return scene.Cue?.Kind switch
        {
            PartKind.Presentation or PartKind.Sketch or PartKind.Talk => isTheirs ? All : Media.None,
            PartKind.Questions => isTheirs ? All : MayAsk(scene, who) ? Voice : Media.None,
            _ => Media.None,
        };
    }

    private static bool MayAsk(FloorScene scene, Access who) =>
        scene.Cue?.CandidateId is { } candidate && !who.IsInConflictWith(candidate) && (who.Has(Roles.Juror) || who.PersonId == scene.Questioner);

    private static bool MayTalkPrivately(FloorScene scene, Access who) => who.Has(Roles.Juror) && !scene.TalkIsAbout.Any(who.IsInConflictWith);

    private static bool WaitsInGreenRoom(FloorScene scene, Access who) => who.CandidateId is { } own && who.Has(Roles.Candidate) && scene.InGreenRoom.Contains(own);
}

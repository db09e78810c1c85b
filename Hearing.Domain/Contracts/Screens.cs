using Hearing.Domain.People;
using Hearing.Domain.Runs;
using Hearing.Domain.Screens;

namespace Hearing.Domain.Contracts;

/// <summary>Slides on a hall screen: the page shown and where its picture is fetched.</summary>
public sealed record ShownSlides(Guid Id, string Candidate, int Page, int Pages, string Address);

/// <summary>What lies over the run on a room's screens, and what a paired screen is to show.</summary>
/// <param name="Kind">What the asking display is to show; null for people.</param>
public sealed record ScreenState(ShownQuestion? Question, ShownSlides? Slides, ScreenKind? Kind);

/// <summary>A room in the lobby: its name and its rundown.</summary>
public sealed record LobbyRoom(string Room, string Name, Rundown Rundown);

/// <summary>A way into a meeting, as the caller may know it now.</summary>
/// <param name="Link">Null until the meeting is open to the caller.</param>
/// <param name="OpensAt">From when the link is given.</param>
/// <param name="IsOnStage">Whether the session is on stage now.</param>
/// <param name="IsFilm">Whether a film is on stage, which is seen here and not in the meeting.</param>
/// <param name="IsPrivate">Whether it is the jury's own place.</param>
public sealed record MeetingView(SessionId SessionId, string Title, string? Link, DateTimeOffset OpensAt, bool IsOnStage, bool IsFilm, bool IsPrivate, bool IsPresenter);

/// <summary>
/// When the caller's candidate is on. <paramref name="Text"/> and <paramref name="Because"/> are sentences in the caller's language.
/// </summary>
public sealed record TurnView(string Room, string RoomName, TurnState State, DateTimeOffset? Planned, DateTimeOffset? Expected, TurnReason Reason, string Text, string? Because);

/// <summary>Who is here for a session, as organisers and technicians see it.</summary>
public sealed record SessionPresence(SessionId SessionId, string Title, DateTimeOffset Start, string Room, IReadOnlyList<PersonPresence> People);

/// <summary>A person and where they take part from; null while they have not checked in.</summary>
public sealed record PersonPresence(PersonId PersonId, string Name, bool IsJury, Attendance? From, bool FilmChecked, bool ConnectionChecked, DateTimeOffset? At);

namespace Hearing.Domain.Screens;

/// <summary>What a screen in the house shows: the follower's page, the hall's picture with film, the stage timer, all rooms, or the sign at a door.</summary>
public enum ScreenKind { Live, Hall, Timer, Lobby, Door }

namespace Hearing.Client.People;

/// <summary>Texts of the organiser's pages about people, and of invitations.</summary>
public sealed class PeopleText;

namespace Hearing.Client.Shared;

/// <summary>What the frame around every page shows; filled by the server for each request.</summary>
public sealed class ShellState
{
    public string Path { get; set; } = "/";
    public string? SignedInAs { get; set; }
    public string? EditionSlug { get; set; }
    public string? EditionName { get; set; }
    public string? HelpTelephone { get; set; }

    /// <summary>Whether the person has the role in the edition; decides which links the frame shows, never what is allowed.</summary>
    public Domain.People.Roles Roles { get; set; }
}

using Hearing.Domain.People;

namespace Hearing.Client.Shared;

/// <summary>What the frame around every page shows; filled by the server for each request.</summary>
public sealed class ShellState
{
    /// <summary>The page's own address, with its query.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Where a switch of language or theme comes back to: the page, or the nearest one that can be fetched.</summary>
    public string ReturnPath { get; set; } = "/";

    /// <summary><c>light</c>, <c>dark</c>, or null to follow the device.</summary>
    public string? Theme { get; set; }
    public string? SignedInAs { get; set; }
    public string? EditionSlug { get; set; }
    public string? EditionName { get; set; }
    public string? HelpTelephone { get; set; }

    /// <summary>Where help is asked for from this page.</summary>
    public string HelpPath => EditionSlug is null ? "/_help" : $"/_help?edition={EditionSlug}";

    /// <summary>Whether this installation records what is said in the rooms.</summary>
    public bool Records { get; set; }
    public IReadOnlyList<ShellRoom> Rooms { get; set; } = [];

    /// <summary>The person's roles in the edition; they decide which links the frame shows, never what is allowed.</summary>
    public Roles Roles { get; set; }
}

/// <summary>A room with a running order of its own.</summary>
public sealed record ShellRoom(string Slug, string Name);

using Hearing.Domain.People;

namespace Hearing.Domain.Contracts;

/// <summary>Between roles as flags and roles as words.</summary>
public static class RoleNames
{
    /// <summary>The word as a flag.</summary>
    public static Roles AsRoles(this RoleName name) => name switch
    {
        RoleName.Organiser => Roles.Organiser,
        RoleName.Juror => Roles.Juror,
        RoleName.Chair => Roles.Chair,
        RoleName.Candidate => Roles.Candidate,
        RoleName.Technician => Roles.Technician,
        RoleName.Guest => Roles.Guest,
        RoleName.Preparation => Roles.Preparation,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The words for the flags, in the order of <see cref="RoleName"/>.</summary>
    public static IReadOnlyList<RoleName> Names(this Roles roles) => [.. Enum.GetValues<RoleName>().Where(n => (roles & n.AsRoles()) != Roles.None)];
}

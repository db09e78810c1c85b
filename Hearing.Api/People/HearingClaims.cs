using System.Security.Claims;
using Hearing.Domain;

namespace Hearing.Api.People;

/// <summary>What a sign-in cookie says beside name and mail address.</summary>
internal static class HearingClaims
{
    /// <summary>Id of the <see cref="Domain.People.SignInSession"/>.</summary>
    public const string Session = "session";

    /// <summary>The only edition the sign-in is good for: an organiser vouched for the human, who has not proven the mail address.</summary>
    public const string OnlyEdition = "only-edition";

    /// <summary>Id of the <see cref="Domain.People.Display"/>; such a cookie belongs to no human.</summary>
    public const string Display = "display";

    /// <summary>The caller's mail address in lower case, where it counts: null for strangers, displays and in other editions than the only one.</summary>
    public static string? MailIn(this ClaimsPrincipal user, EditionId? edition) =>
        user.FindFirstValue(OnlyEdition) is { } only && only != edition?.Value.ToString() ? null : user.FindFirstValue(ClaimTypes.Email)?.ToLowerInvariant();

    public static Guid? Id(this ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Floors;

/// <summary>
/// Credentials for the TURN server that hold for some hours: the user is the instant at which they end, the password its HMAC
/// ("A REST API For Access To TURN Services", draft-uberti-behave-turn-rest-00).
/// </summary>
internal sealed class FloorServers(IOptions<FloorOptions> options)
{
    /// <summary>For how long they are told to devices; then new ones are.</summary>
    private static readonly TimeSpan _told = TimeSpan.FromHours(1);

    /// <summary>The servers as they are told in this hour; the same for everybody, since they name nobody.</summary>
    public IReadOnlyList<IceServer> At(DateTimeOffset now)
    {
        if (options.Value.Turn is not { Length: > 0 } turn)
        {
            return [];
        }

        var hour = now.Ticks / _told.Ticks;
        var user = new DateTimeOffset((hour + 2) * _told.Ticks, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ":hearing";
#pragma warning disable CA5350 // The TURN server's own rule; the password opens nothing but a relay, for two hours.
        var password = HMACSHA1.HashData(Encoding.UTF8.GetBytes(options.Value.TurnSecret), Encoding.UTF8.GetBytes(user));
#pragma warning restore CA5350
        return [new(turn, user, Convert.ToBase64String(password))];
    }
}

using System.Net;
using System.Net.Sockets;

namespace Hearing.Api.Web;

/// <summary>Addresses and networks as configuration names them.</summary>
internal static class Networks
{
    private const int HouseholdBytes = 8;

    /// <summary>Addresses and networks separated by commas.</summary>
    /// <exception cref="FormatException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> Of(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    /// <summary>The address itself, IPv4 as such.</summary>
    public static IPAddress Plain(IPAddress? address) =>
        address is null ? IPAddress.Loopback : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whom an address counts for: an IPv6 caller has a whole /64 to itself.</summary>
    public static IPAddress Holder(IPAddress? address)
    {
        var plain = Plain(address);
        if (plain.AddressFamily == AddressFamily.InterNetwork)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(HouseholdBytes).Clear();
        return IPAddress.IsLoopback(plain) ? IPAddress.Loopback : new(bytes);
    }

    private static IPNetwork One(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.Parse(text);
        }

        var address = IPAddress.Parse(text);
        return new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
    }
}

namespace Hearing.Api.Runs;

/// <summary>Configuration under <c>Hearing:Limits</c>: how much live following one person and one address may ask for.</summary>
public sealed class LimitOptions
{
    /// <summary>Open connections of one person, or of one display.</summary>
    public int ConnectionsPerUser { get; set; } = 8;

    /// <summary>Calls a second over all connections of one person.</summary>
    public int CallsPerSecond { get; set; } = 10;

    /// <summary>Open connections from one address.</summary>
    public int ConnectionsPerAddress { get; set; } = 1000;

    /// <summary>New connections a second from one address.</summary>
    public int HandshakesPerSecond { get; set; } = 200;

    /// <summary>Addresses or networks of venues, to which the limits per address do not apply, separated by commas.</summary>
    public string Venues { get; set; } = "";

    /// <summary>After how many seconds without a sign of life a connection is dropped; every screen answers in half of them.</summary>
    public double SilenceSeconds { get; set; } = 40;
}

namespace Hearing.Bench.Live;

/// <summary>One follower: the newest state it has, and when that came.</summary>
internal sealed class Follower(int index)
{
    public int Index => index;
    public int Socket { get; set; }
    public State State { get; set; }
    public byte[] Left { get; set; } = [];
    public long Number { get; set; } = -1;
    public long At { get; set; }
    public bool IsFrozen { get; set; }
    public int Tries { get; set; }
}

internal enum State { Connecting, Upgrading, Greeting, Ready, Lost }

// What others send: a connection for each feed, and how large its picture is asked for.
import { Quality } from "./quality";
import { Candidates, returnWhenCut, type Wire } from "./wire";

const lookEvery = 3_000;

interface Feed { connection: RTCPeerConnection; stream: MediaStream; quality: Quality; lost: number; got: number; }

export class Receiving {
  private readonly feeds = new Map<string, Feed>();

  /** @param width How many pixels across a feed's picture is shown; 0 when it is not. */
  constructor(private readonly wire: () => Wire, private readonly width: (feed: string) => number, private readonly changed: (feed: string, stream: MediaStream | null) => void) {
    setInterval(() => void this.look(), lookEvery);
  }

  async take(name: string, sdp: string, servers: RTCIceServer[]): Promise<void> {
    this.close(name);
    const connection = new RTCPeerConnection({ iceServers: servers });
    const feed: Feed = { connection, stream: new MediaStream(), quality: new Quality(), lost: 0, got: 0 };
    this.feeds.set(name, feed);
    connection.addEventListener("track", ({ track }) => {
      feed.stream.addTrack(track);
      this.changed(name, feed.stream);
    });
    returnWhenCut(connection, this.wire());
    new Candidates(connection, this.wire(), name).open();
    await connection.setRemoteDescription({ type: "offer", sdp });
    await connection.setLocalDescription(await connection.createAnswer());
    await this.wire().call("Answer", name, connection.localDescription?.sdp);
  }

  close(name: string): void {
    const feed = this.feeds.get(name);
    if (!feed) return;
    feed.connection.close();
    this.feeds.delete(name);
    this.changed(name, null);
  }

  closeAll(): void {
    for (const name of [...this.feeds.keys()]) this.close(name);
  }

  /** Asks for the size that is shown, and for a smaller one or the sound alone where the connection does not carry it. */
  private async look(): Promise<void> {
    for (const [name, feed] of this.feeds) {
      const before = feed.quality.size;
      const wanted = feed.quality.look(this.width(name), await lossOf(feed), performance.now());
      if (wanted === before) continue;
      await this.wire().call("Prefer", name, wanted).catch(() => undefined);
    }
  }
}

/** The share of packets lost since the last look. */
async function lossOf(feed: Feed): Promise<number> {
  let [lost, got] = [0, 0];
  for (const report of (await feed.connection.getStats()).values() as Iterable<{ type: string; packetsLost?: number; packetsReceived?: number }>) {
    if (report.type !== "inbound-rtp") continue;
    lost += report.packetsLost ?? 0;
    got += report.packetsReceived ?? 0;
  }
  const [newlyLost, newlyGot] = [lost - feed.lost, got - feed.got];
  [feed.lost, feed.got] = [lost, got];
  return newlyLost <= 0 ? 0 : newlyLost / Math.max(1, newlyLost + newlyGot);
}

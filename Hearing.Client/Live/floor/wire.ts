// What the hub /hubs/floor tells and takes, and the connection to it.
import { HubConnectionBuilder, type HubConnection, LogLevel } from "@microsoft/signalr";

export interface Sender { feed: string; name: string; place: string; isScreen: boolean; isLarge: boolean; speaks: boolean; }
export interface State { kind: "state"; health: "there" | "away"; sends: string; may: string; hears: string; senders: Sender[]; waiting: string[]; servers: RTCIceServer[]; recording: "none" | "comes" | "now"; agrees: boolean; }
export type Message = State | { kind: "offer"; feed: string; sdp: string } | { kind: "closed"; feed: string } | { kind: "stopped"; isScreen: boolean };

/** Whether a list of words, as the server writes flags, holds one. */
export const has = (flags: string, word: string): boolean => flags.split(", ").includes(word);

const mostWait = 8_000;
const batchMilliseconds = 20;
/** How long media may stand still, as when a telephone changes masts or a laptop is busy, before the way is made anew. */
const cutAfter = 8_000;

export interface Wire {
  call<T = void>(method: string, ...args: unknown[]): Promise<T>;
  /** Leaves the room and comes back, for new ways to the media server. */
  again(): void;
}

/** Enters the room and never gives up; whoever comes back enters anew. */
export function enter(edition: string, room: string, atDesk: boolean, told: (message: Message) => void, lost: () => void): Wire {
  const hub = new HubConnectionBuilder().withUrl("/hubs/floor").configureLogging(LogLevel.None).build();
  const again = (): void => void hub.stop();
  // Another network: what was connected over the old one is dead, and would be missed only after half a minute.
  addEventListener("online", again);
  void stay(hub, edition, room, atDesk, told, lost);
  return { call: <T>(method: string, ...args: unknown[]): Promise<T> => hub.invoke<T>(method, ...args), again };
}

async function stay(hub: HubConnection, edition: string, room: string, atDesk: boolean, told: (message: Message) => void, lost: () => void): Promise<never> {
  for (let tries = 0; ; tries++) {
    try {
      await hub.start();
      await new Promise<void>((resolve, reject) => {
        hub.stream<Message>("Enter", edition, room, atDesk).subscribe({
          next: (message) => {
            tries = 0;
            told(message);
          },
          complete: resolve,
          error: reject,
        });
      });
    } catch {
      // The server is away: it is tried again.
    }
    lost();
    await hub.stop();
    await new Promise((resolve) => setTimeout(resolve, Math.min(mostWait, 300 * 2 ** tries) * (0.5 + Math.random() / 2)));
  }
}

/** Comes back to the room when media are cut off for good: another network, a laptop that has slept, a relay that is gone. */
export function returnWhenCut(connection: RTCPeerConnection, wire: Wire): void {
  let standing = 0;
  connection.addEventListener("connectionstatechange", () => {
    clearTimeout(standing);
    if (connection.connectionState === "failed") wire.again();
    if (connection.connectionState === "disconnected") standing = setTimeout(() => connection.connectionState === "disconnected" && wire.again(), cutAfter);
  });
}

/** A connection's ICE candidates, sent some at a time, and not before the server knows of the line. */
export class Candidates {
  private found: (RTCIceCandidateInit | null)[] = [];
  private isOpen = false;

  constructor(connection: RTCPeerConnection, private readonly wire: Wire, private readonly name: string) {
    connection.addEventListener("icecandidate", ({ candidate }) => {
      this.found.push(candidate ? candidate.toJSON() : null);
      if (this.found.length === 1) setTimeout(() => this.flush(), batchMilliseconds);
    });
  }

  open(): void {
    this.isOpen = true;
    this.flush();
  }

  private flush(): void {
    if (!this.isOpen || this.found.length === 0) return;
    void this.wire.call("Trickle", this.name, this.found).catch(() => undefined);
    this.found = [];
  }
}

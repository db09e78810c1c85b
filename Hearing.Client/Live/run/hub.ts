// Follows a room's run. Never gives up, and says how old what it knows is. What comes is the newest: the server sends the whole
// rundown at first and whenever it changes, and looks for what was missed with each heartbeat.
import type { TimeAnswer } from "./clock";
import type { Rundown } from "./rundown";

interface Message { rundown?: Rundown; heartbeat?: number; time?: TimeAnswer; nudge?: string; }
/** How a way of following ended: whether it had been open, that is, whether it works here at all. */
type Ended = { wasOpen: boolean };
/** The way that is tried, and whether sockets have worked here. */
export interface Way { bySocket: boolean; socketWorks: boolean; }

const mostWait = 8_000;
/** Heartbeats come every four seconds: after three that did not, the connection is taken for lost. */
const silenceMilliseconds = 13_000;
/** An answer about the time that takes longer says nothing about the clock. */
const timePatience = 5_000;

/** Grows to eight seconds and is spread at random, so that a thousand screens do not come back in one moment. */
const waitBefore = (tries: number): number => Math.min(mostWait, 300 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random() / 2);

const canSocket = (): boolean => "DecompressionStream" in globalThis;

/** The way to try after one that ended. Where sockets have worked the network lets them through: an outage changes nothing about that. */
export function wayAfter({ bySocket, socketWorks }: Way, wasOpen: boolean, can: boolean): Way {
  if (wasOpen) return { bySocket, socketWorks: socketWorks || bySocket };
  return { bySocket: socketWorks || (!bySocket && can), socketWorks };
}

export class RunHub {
  private readonly address: string;
  private socket: WebSocket | null = null;
  private answered: ((answer: TimeAnswer) => void) | null = null;
  private heard = performance.now();
  private revision = -1;

  constructor(edition: string, room: string, private readonly changed: (rundown: Rundown) => void) {
    this.address = `/api/editions/${edition}/rooms/${room}/run`;
  }

  /** Milliseconds since anything came from the server. */
  get age(): number { return performance.now() - this.heard; }

  /** Connects, and goes on trying for ever; where a WebSocket does not come about, by an event stream. */
  async start(): Promise<void> {
    let way: Way = { bySocket: canSocket(), socketWorks: false };
    for (let tries = 0; ; tries++) {
      const { wasOpen } = await (way.bySocket ? this.followBySocket() : this.followByEvents());
      if (wasOpen) tries = 0;
      way = wayAfter(way, wasOpen, canSocket());
      await new Promise((resolve) => setTimeout(resolve, waitBefore(tries)));
    }
  }

  /** The server's clock, over the open socket where there is one. */
  async time(): Promise<TimeAnswer> {
    const { socket } = this;
    if (!socket || this.answered) return (await (await fetch("/api/time", { cache: "no-store" })).json()) as TimeAnswer;
    return await new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => { this.answered = null; reject(new Error("no answer")); }, timePatience);
      this.answered = (answer) => { this.answered = null; clearTimeout(giveUp); resolve(answer); };
      socket.send("time");
    });
  }

  private followBySocket(): Promise<Ended> {
    return new Promise((resolve) => {
      const socket = new WebSocket(new URL(this.address, location.href.replace(/^http/, "ws")));
      let taken = Promise.resolve();
      let wasOpen = false;
      // Not when the browser says that it is closed: a dead connection takes its time to.
      const end = (): void => {
        watch.stop();
        this.socket = null;
        socket.close();
        resolve({ wasOpen });
      };
      const watch = this.watch(end);
      socket.onmessage = ({ data }: MessageEvent<Blob | string>) => {
        if (!wasOpen) opened();
        wasOpen = true;
        this.socket = socket;
        watch.hear();
        const message = typeof data === "string" ? (JSON.parse(data) as Message) : null;
        // What the clock is told is taken at once, all else in the order in which it came.
        if (message?.time) this.answered?.(message.time);
        else taken = taken.then(async () => this.take(message ?? (await unpacked(data as Blob)))).catch(end);
      };
      socket.onclose = end;
    });
  }

  private followByEvents(): Promise<Ended> {
    return new Promise((resolve) => {
      const source = new EventSource(this.address);
      let wasOpen = false;
      const end = (): void => {
        watch.stop();
        source.close();
        resolve({ wasOpen });
      };
      const watch = this.watch(end);
      source.onmessage = ({ data }: MessageEvent<string>) => {
        if (!wasOpen) opened();
        wasOpen = true;
        watch.hear();
        try {
          this.take(JSON.parse(data) as Message);
        } catch {
          end();
        }
      };
      source.onerror = end;
    });
  }

  /** Calls once when nothing has come for too long. */
  private watch(lost: () => void): { hear(): void; stop(): void } {
    let timer = setTimeout(lost, silenceMilliseconds);
    return {
      hear: () => {
        this.heard = performance.now();
        clearTimeout(timer);
        timer = setTimeout(lost, silenceMilliseconds);
      },
      stop: () => clearTimeout(timer),
    };
  }

  /** Takes the newest in. A heartbeat that knows of another one means that something was missed: connecting anew brings it. */
  private take({ rundown, heartbeat, nudge }: Message): void {
    // Something beside the run has changed: whoever shows it asks anew.
    if (nudge) dispatchEvent(new CustomEvent("hearing-nudge", { detail: nudge }));
    if (rundown) {
      this.revision = rundown.revision;
      this.changed(rundown);
    } else if (heartbeat !== undefined && heartbeat !== this.revision) {
      throw new Error("something was missed");
    }
  }
}

/** What was told while there was no connection is missed: whoever shows it asks anew. */
const opened = (): void => { dispatchEvent(new CustomEvent("hearing-connected")); };

async function unpacked(data: Blob): Promise<Message> {
  return (await new Response(data.stream().pipeThrough(new DecompressionStream("gzip"))).json()) as Message;
}

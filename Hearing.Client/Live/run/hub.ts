// Follows a room's run. Never gives up, heals by revision, and says how old what it knows is.
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import type { TimeAnswer } from "./clock";
import type { Rundown } from "./rundown";

const mostWait = 8_000;
/** Heartbeats come every four seconds: after three that did not, the connection is taken for lost. */
const silenceMilliseconds = 13_000;

/** Grows to eight seconds and is spread at random, so that a thousand screens do not come back in one moment. */
const waitBefore = (tries: number): number => Math.min(mostWait, 300 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random() / 2);

export class RunHub {
  private readonly connection = new HubConnectionBuilder()
    .withUrl("/hubs/runs", { transport: HttpTransportType.WebSockets | HttpTransportType.LongPolling })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => waitBefore(retry.previousRetryCount) })
    .withServerTimeout(silenceMilliseconds)
    .configureLogging(LogLevel.None)
    .build();
  private revision = -1;
  private heard = performance.now();

  constructor(private readonly edition: string, private readonly room: string, private readonly changed: (rundown: Rundown) => void) {
    this.connection.on("RundownChanged", (rundown: Rundown) => this.take(rundown));
    this.connection.on("Heartbeat", (revision: number) => {
      this.heard = performance.now();
      if (revision === this.revision) return;
      // A lower revision than ours: the run was begun anew, and what we know is of another one.
      if (revision < this.revision) this.revision = -1;
      void this.follow().catch(() => undefined);
    });
    this.connection.onreconnected(() => void this.start());
    this.connection.onclose(() => void this.start());
  }

  /** Milliseconds since anything came from the server. */
  get age(): number { return performance.now() - this.heard; }

  /** Connects, and goes on trying for ever. */
  async start(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        if (this.connection.state === HubConnectionState.Disconnected) await this.connection.start();
        await this.follow();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, waitBefore(tries)));
      }
    }
  }

  /** The server's clock, over the hub where it is connected. */
  async time(): Promise<TimeAnswer> {
    if (this.connection.state === HubConnectionState.Connected) return await this.connection.invoke<TimeAnswer>("Time");
    const answer = await fetch("/api/time", { cache: "no-store" });
    return (await answer.json()) as TimeAnswer;
  }

  private async follow(): Promise<void> {
    if (this.connection.state !== HubConnectionState.Connected) return;
    this.take(await this.connection.invoke<Rundown>("Follow", this.edition, this.room));
  }

  private take(rundown: Rundown): void {
    this.heard = performance.now();
    if (rundown.revision < this.revision) return;
    this.revision = rundown.revision;
    this.changed(rundown);
  }
}

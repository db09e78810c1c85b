// Brings a room's films onto this device ahead of their cues, and tells the server which are here.
import { deviceName } from "./device";
import { DiskKeep, PageKeep } from "./filmkeep";
import { FilmStore, NotNow, type KeptFilm } from "./filmstore";
import { forecastOf, readAt, type Rundown } from "./rundown";

/** The server hands a film out from half an hour before it. Who has asked the browser to spare data waits until shortly before. */
const ahead = 30 * 60_000;
const aheadSparing = 5 * 60_000;
/** The film that is next has the whole line. */
const hurryWithin = 2 * 60_000;
/** Before a film the clock is looked at often, until all that is known of it is fresh. */
const attendWithin = 5 * 60_000;
const lookEvery = 15_000;
const reportEvery = 50_000;
const reportSpread = 15_000;
const keptFor = 2 * 24 * 3_600_000;

/** The films that are on stage or come within a while, nearest first, with when. */
export function nearest(rundown: Rundown, now: number, within: number): { id: string; at: number }[] {
  const { cue: onStage, coming: waiting } = readAt(rundown, now);
  // What is next comes whenever somebody says so, also long before its time, as when a day is begun early.
  const next = rundown.status === "running" ? waiting[0] : undefined;
  const coming = rundown.cues.flatMap((cue) => {
    const at = cue === onStage || cue.id === next?.id ? now : forecastOf(cue, now);
    return cue.film && !cue.skipped && at !== undefined && at - now < within ? [{ id: cue.film.filmId, at }] : [];
  });
  return coming.sort((a, b) => a.at - b.at).filter((film, i, all) => all.findIndex((f) => f.id === film.id) === i);
}

async function digestOf(film: Blob): Promise<string> {
  if (!globalThis.crypto.subtle) return await (await import("./sha256")).sha256(film);
  const digest = await crypto.subtle.digest("SHA-256", await film.arrayBuffer());
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export class Ahead {
  private readonly films: string;
  private readonly opened: Promise<void>;
  private store: FilmStore;
  private looking = false;
  private reported = "";

  constructor(private readonly edition: string, private readonly room: string, private readonly rundown: () => Rundown | null, private readonly time: { now(): number; attend(answers: number): void }, private readonly size: string) {
    this.films = `/api/editions/${edition}/films`;
    this.store = this.on(new PageKeep());
    this.opened = DiskKeep.open().then((keep) => { this.store = this.on(keep); }, () => undefined);
  }

  start(): void {
    void this.opened.then(() => this.store.tidy((film) => Date.now() - film.usedAt < keptFor)).catch(() => undefined).then(() => {
      void this.look();
      setInterval(() => void this.look(), lookEvery);
      void this.reportForEver();
    });
  }

  /** Where a film can be played from; null when it is not here. */
  async addressOf(filmId: string): Promise<string | null> {
    await this.opened;
    return await this.store.address(filmId);
  }

  private on(keep: DiskKeep | PageKeep): FilmStore { return new FilmStore(keep, (id) => `${this.films}/${id}/file${this.size}`, digestOf); }

  private coming(): { id: string; at: number }[] {
    const run = this.rundown();
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    return run ? nearest(run, this.time.now(), saveData ? aheadSparing : ahead) : [];
  }

  /** One film after another; one that may not be had yet does not hold up the others. */
  private async look(): Promise<void> {
    const coming = this.coming();
    if (coming[0] && coming[0].at - this.time.now() < attendWithin) this.time.attend(lookEvery / 1000);
    if (this.looking) return;
    this.looking = true;
    for (const { id, at } of coming) {
      try {
        await this.store.bring(id, () => at - this.time.now() < hurryWithin);
        await this.report();
      } catch (reason) {
        if (!(reason instanceof NotNow)) await this.makeRoom().catch(() => undefined);
      }
    }
    this.looking = false;
  }

  /** The browser keeps no more: films of other days go first; where that frees nothing, what comes is held by the page itself. */
  private async makeRoom(): Promise<void> {
    const wanted = new Set(this.rundown()?.cues.map((cue) => cue.film?.filmId));
    let freed = false;
    await this.store.tidy((film: KeptFilm) => {
      freed ||= !wanted.has(film.id);
      return wanted.has(film.id);
    });
    if (!freed) this.store = this.on(new PageKeep());
  }

  private async reportForEver(): Promise<void> {
    for (;;) {
      this.reported = "";
      await this.report().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, reportEvery + Math.random() * reportSpread));
    }
  }

  private async report(): Promise<void> {
    const asked = new Set(this.rundown()?.cues.map((cue) => cue.film?.filmId));
    const body = JSON.stringify({ device: deviceName(), films: (await this.store.ready()).filter((id) => asked.has(id)) });
    if (body === this.reported) return;
    const answer = await fetch(`/api/editions/${this.edition}/rooms/${this.room}/devices`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (answer.ok) this.reported = body;
  }
}

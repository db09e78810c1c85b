// Plays a film at the position that the rundown gives. Each client steers by itself and holds nobody else.
import { forecastOf, type Rundown } from "./rundown";

export interface FilmTarget {
  readonly filmId: string;
  /** Position in milliseconds at the present instant. */
  readonly position: number;
  readonly length: number;
  readonly moves: boolean;
}

const seekBeyond = 400;
const steerBeyond = 15;
const steerUntil = 3;
const mostRate = 0.02;
/** The server hands a film out from half an hour before it. */
const fetchWithin = 30 * 60_000;
const fetchEvery = 60_000;

/** The rate that brings an error (played minus wanted, milliseconds) to nothing within about two seconds. */
export function rateFor(error: number, steering: boolean): number {
  if (Math.abs(error) <= (steering ? steerUntil : steerBeyond)) return 1;
  return 1 - Math.max(-mostRate, Math.min(mostRate, error / 2000));
}

export class FilmPlayer {
  private readonly fetched = new Map<string, Promise<string>>();
  private current: string | null = null;
  private steering = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly addressOf: (filmId: string) => string,
    private readonly captionsOf: (filmId: string) => string,
    private readonly soundIsBlocked: (blocked: boolean) => void,
  ) {}

  /** The player of a page's video, with the edition's films. */
  static on(page: HTMLElement, edition: string, soundIsBlocked: (blocked: boolean) => void): FilmPlayer {
    const films = `/api/editions/${edition}/films`;
    return new FilmPlayer(page.querySelector("video") ?? document.createElement("video"), (id) => `${films}/${id}/file`, (id) => `${films}/${id}/captions.vtt`, soundIsBlocked);
  }

  /** Brings each film of a run onto this device before its turn, for ever. */
  keepAhead(rundown: () => Rundown | null, clock: { now(): number }): void {
    const look = (): void => {
      const now = clock.now();
      for (const cue of rundown()?.cues ?? []) {
        const when = forecastOf(cue, now);
        if (cue.film && !cue.skipped && when !== undefined && when - now < fetchWithin) void this.fetchAhead(cue.film.filmId).catch(() => undefined);
      }
    };
    look();
    setInterval(look, fetchEvery);
  }

  /** Brings the film onto this device, so that it plays on whatever the network does. */
  fetchAhead(filmId: string): Promise<string> {
    let film = this.fetched.get(filmId);
    if (!film) {
      film = fetch(this.addressOf(filmId), { credentials: "same-origin" }).then(async (answer) => {
        if (!answer.ok) throw new Error(`film ${answer.status}`);
        return URL.createObjectURL(await answer.blob());
      });
      film.catch(() => this.fetched.delete(filmId));
      this.fetched.set(filmId, film);
    }
    return film;
  }

  /** Called several times a second with what should be seen now; null when no film is on stage. */
  show(target: FilmTarget | null): void {
    if (!target) {
      if (this.current) this.clear();
      return;
    }
    if (this.current !== target.filmId) {
      this.clear();
      this.current = target.filmId;
      void this.load(target.filmId);
    }
    this.steer(target);
  }

  /** A person pressed "sound on": browsers allow sound from then. */
  enableSound(): void {
    this.video.muted = false;
    if (!this.current) this.soundIsBlocked(false);
    else void this.video.play().then(() => this.soundIsBlocked(false), () => undefined);
  }

  private async load(filmId: string): Promise<void> {
    const address = await this.fetchAhead(filmId).catch(() => this.addressOf(filmId));
    if (this.current !== filmId) return;
    this.video.src = address;
    const track = document.createElement("track");
    track.kind = "captions";
    track.srclang = "sv";
    track.label = "Svenska";
    track.src = this.captionsOf(filmId);
    track.default = true;
    this.video.replaceChildren(track);
  }

  private steer(target: FilmTarget): void {
    if (this.video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const end = Math.min(target.length, this.video.duration * 1000 || target.length);
    const wanted = Math.max(0, Math.min(target.position, end));
    const error = this.video.currentTime * 1000 - wanted;
    if (!target.moves || wanted >= end) {
      if (!this.video.paused) this.video.pause();
      if (Math.abs(error) > 40) this.video.currentTime = wanted / 1000;
      return;
    }
    if (Math.abs(error) > seekBeyond) this.video.currentTime = wanted / 1000;
    if (this.video.paused) this.play();
    const rate = rateFor(error, this.steering);
    this.steering = rate !== 1;
    if (this.video.playbackRate !== rate) this.video.playbackRate = rate;
  }

  private play(): void {
    void this.video.play().catch((reason: unknown) => {
      if (!(reason instanceof DOMException) || reason.name !== "NotAllowedError" || this.video.muted) return;
      this.video.muted = true;
      this.soundIsBlocked(true);
      void this.video.play().catch(() => undefined);
    });
  }

  private clear(): void {
    this.current = null;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.replaceChildren();
    this.video.load();
  }
}

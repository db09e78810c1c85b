// The film on a page: brought here ahead of its cue, counted in, played in step, with captions.
import type { Ahead } from "./ahead";
import type { Captions } from "./captions";
import { InStep, tellsOfFrames, type ServerTime } from "./instep";
import type { Reading, Rundown } from "./rundown";
import type { Seen } from "./seen";

const keptInHall = "hearing-in-hall";

export class FilmPlayer {
  private readonly video: HTMLVideoElement;
  private readonly films: string;
  private readonly step: InStep;
  private current: string | null = null;
  private wantsSound = true;
  private ahead: Promise<Ahead> | undefined;
  private captions: Promise<Captions> | undefined;
  private seen: Promise<Seen> | undefined;

  /** The player of a page's video, with the edition's films. */
  constructor(
    private readonly page: HTMLElement,
    private readonly edition: string,
    private readonly time: ServerTime,
    private readonly soundIsBlocked: (blocked: boolean) => void,
  ) {
    this.video = page.querySelector("video") ?? document.createElement("video");
    this.films = `/api/editions/${edition}/films`;
    this.step = new InStep(this.video, time, () => this.play());
    this.part("no-frames").hidden = tellsOfFrames();
    this.listenToHall();
  }

  /** Brings each film of a room's run onto this device before its turn, and tells the server which are here, for ever. */
  keepAhead(room: string, rundown: () => Rundown | null): void {
    this.ahead = import("./ahead").then(({ Ahead }) => new Ahead(this.edition, room, rundown, this.time, this.size));
    this.ahead.then((ahead) => ahead.start(), () => undefined);
  }

  /** Called several times a second with what is seen at that instant of the server. */
  show({ film, movesIn }: Reading, now: number): void {
    const counts = film !== null && movesIn > 0;
    const slate = this.part("slate-figure");
    slate.hidden = !counts;
    if (counts) slate.textContent = String(Math.ceil(movesIn / 1000));
    if (this.current !== (film?.filmId ?? null)) this.change(film?.filmId ?? null);
    if (!film || this.video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const end = Math.min(film.length, this.video.duration * 1000 || film.length);
    if (counts) this.step.run(now + movesIn);
    else if (film.moves && film.position < end) this.step.run(now - film.position);
    else this.step.stand(Math.min(film.position, end));
    if (!this.video.paused) void this.seen?.then((seen) => seen.note(film.filmId, this.video.currentTime * 1000));
  }

  /** A person pressed "sound on": browsers allow sound from then. */
  enableSound(): void {
    this.wantsSound = true;
    this.video.muted = this.isInHall;
    if (!this.current || this.video.paused) this.soundIsBlocked(false);
    else void this.video.play().then(() => this.soundIsBlocked(false), () => undefined);
  }

  /** A hall's screen is large; every other device gets the smaller picture, and its line the smaller load. */
  private get size(): string { return this.page.dataset.screen === "hall" ? "" : "?size=720"; }

  private part(name: string): HTMLElement { return this.page.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement("div"); }

  /** In the hall one machine has the sound: whoever sits there follows muted. */
  private get isInHall(): boolean { return this.page.querySelector<HTMLInputElement>("[data-in-hall]")?.checked === true; }

  private listenToHall(): void {
    const choice = this.page.querySelector<HTMLInputElement>("[data-in-hall]");
    if (!choice) return;
    choice.checked = localStorage.getItem(keptInHall) === "yes";
    const follow = (): void => {
      this.video.muted = choice.checked || !this.wantsSound;
      if (choice.checked) this.soundIsBlocked(false);
    };
    follow();
    choice.addEventListener("change", () => {
      localStorage.setItem(keptInHall, choice.checked ? "yes" : "no");
      this.wantsSound = true;
      follow();
    });
  }

  private change(filmId: string | null): void {
    this.step.leave();
    this.current = filmId;
    this.video.pause();
    void this.captions?.then((captions) => captions.clear());
    if (!filmId) {
      this.video.removeAttribute("src");
      this.video.load();
      void this.seen?.then((seen) => seen.send());
      return;
    }
    void this.load(filmId);
  }

  private async load(filmId: string): Promise<void> {
    // What is here plays on whatever the network does; what is not yet comes as it is needed.
    const here = await this.ahead?.then((ahead) => ahead.addressOf(filmId)).catch(() => null);
    if (this.current !== filmId) return;
    this.video.src = here ?? `${this.films}/${filmId}/file${this.size}`;
    this.captions ??= import("./captions").then(({ Captions }) => new Captions(this.page, this.video));
    if (this.page.hasAttribute("data-keeps-seen")) this.seen ??= import("./seen").then(({ Seen }) => new Seen(this.films));
    const captions = await this.captions.catch(() => undefined);
    if (this.current === filmId) void captions?.show(`${this.films}/${filmId}`);
  }

  private play(): void {
    void this.video.play().catch((reason: unknown) => {
      if (!(reason instanceof DOMException) || reason.name !== "NotAllowedError" || this.video.muted) return;
      this.video.muted = true;
      this.wantsSound = false;
      this.soundIsBlocked(true);
      void this.video.play().catch(() => undefined);
    });
  }
}

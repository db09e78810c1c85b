// Captions as each viewer wants them: on or off, how large, how strong. Drawn by the page, since no browser lets a page size its own everywhere.

/** A film's captions in one language; further ones are further entries. */
interface CaptionTrack { language: string; label: string; address: (film: string) => string; }

const tracks: readonly CaptionTrack[] = [{ language: "sv", label: "Svenska", address: (film) => `${film}/captions.vtt` }];
const kept = "hearing-captions";

interface Choice { on: boolean; size: string; contrast: string; language: string; }
const standard: Choice = { on: true, size: "m", contrast: "box", language: "sv" };

export class Captions {
  private readonly place: HTMLElement;
  private choice: Choice;
  private film: string | null = null;

  constructor(private readonly page: HTMLElement, private readonly video: HTMLVideoElement) {
    this.place = page.querySelector<HTMLElement>("[data-captions]") ?? document.createElement("div");
    this.choice = { ...standard, ...(JSON.parse(localStorage.getItem(kept) ?? "{}") as Partial<Choice>) };
    for (const field of this.fields()) {
      if (field instanceof HTMLInputElement) field.checked = this.choice.on;
      else field.value = this.choice[field.name as "size" | "contrast" | "language"];
      field.addEventListener("change", () => this.choose());
    }
    this.apply();
  }

  /** Shows the captions of the film at that address. */
  show(film: string): void {
    this.film = film;
    const chosen = tracks.find((t) => t.language === this.choice.language) ?? tracks[0]!;
    const track = Object.assign(document.createElement("track"), { kind: "captions", srclang: chosen.language, label: chosen.label, src: chosen.address(film) });
    this.video.replaceChildren(track);
    track.track.mode = "hidden";
    this.place.lang = chosen.language;
    track.track.addEventListener("cuechange", () => this.draw(track.track));
  }

  clear(): void {
    this.film = null;
    this.video.replaceChildren();
    this.place.replaceChildren();
  }

  private fields(): (HTMLInputElement | HTMLSelectElement)[] { return [...this.page.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-caption-menu] :is(input, select)")]; }

  private draw(track: TextTrack): void {
    this.place.replaceChildren(...[...(track.activeCues ?? [])].map((cue) => {
      const line = document.createElement("p");
      if (cue instanceof VTTCue) line.append(cue.getCueAsHTML());
      return line;
    }));
  }

  private choose(): void {
    const before = this.choice.language;
    for (const field of this.fields()) {
      if (field instanceof HTMLInputElement) this.choice.on = field.checked;
      else this.choice[field.name as "size" | "contrast" | "language"] = field.value;
    }
    localStorage.setItem(kept, JSON.stringify(this.choice));
    this.apply();
    if (this.film && this.choice.language !== before) this.show(this.film);
  }

  private apply(): void {
    this.place.hidden = !this.choice.on;
    this.place.dataset.size = this.choice.size;
    this.place.dataset.contrast = this.choice.contrast;
  }
}

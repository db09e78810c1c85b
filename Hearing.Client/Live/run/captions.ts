// Captions as each viewer wants them: on or off, how large, how strong. Drawn by the page, since no browser lets a page size its own everywhere.

/** What there is when the server does not say. */
const first = "sv";
const patience = 3_000;
const kept = "hearing-captions";

interface Choice { on: boolean; size: string; contrast: string; language: string; }
const standard: Choice = { on: true, size: "m", contrast: "box", language: first };

export class Captions {
  private readonly place: HTMLElement;
  private choice: Choice;
  private film: string | null = null;

  constructor(private readonly page: HTMLElement, private readonly video: HTMLVideoElement) {
    this.place = page.querySelector<HTMLElement>("[data-captions]") ?? document.createElement("div");
    this.choice = { ...standard, ...(JSON.parse(localStorage.getItem(kept) ?? "{}") as Partial<Choice>) };
    for (const field of this.fields()) {
      if (field instanceof HTMLInputElement) field.checked = this.choice.on;
      else if (field.name !== "language") field.value = this.choice[field.name as "size" | "contrast"];
      field.addEventListener("change", () => this.choose());
    }
    this.apply();
  }

  /** Shows the captions of the film at that address, in the viewer's language where there are such. */
  async show(film: string): Promise<void> {
    this.film = film;
    const languages = await languagesOf(film);
    if (this.film !== film) return;
    this.offer(languages);
    this.open(film, languages.includes(this.choice.language) ? this.choice.language : languages[0] ?? first);
  }

  private open(film: string, language: string): void {
    const track = Object.assign(document.createElement("track"), { kind: "captions", srclang: language, label: language, src: `${film}/captions/${language}.vtt` });
    this.video.replaceChildren(track);
    track.track.mode = "hidden";
    this.place.replaceChildren();
    this.place.lang = language;
    track.track.addEventListener("cuechange", () => this.draw(track.track));
  }

  clear(): void {
    this.film = null;
    this.video.replaceChildren();
    this.place.replaceChildren();
  }

  private fields(): (HTMLInputElement | HTMLSelectElement)[] { return [...this.page.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-caption-menu] :is(input, select)")]; }

  /** One language is no choice. */
  private offer(languages: string[]): void {
    const [menu, choice] = [this.page.querySelector<HTMLElement>("[data-caption-languages]"), this.page.querySelector<HTMLSelectElement>("[data-caption-menu] [name=language]")];
    if (!menu || !choice) return;
    menu.hidden = languages.length < 2;
    const names = new Intl.DisplayNames([document.documentElement.lang || first], { type: "language" });
    choice.replaceChildren(...languages.map((language) => new Option(names.of(language) ?? language, language, false, language === this.choice.language)));
  }

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
      else if (field.value) this.choice[field.name as "size" | "contrast" | "language"] = field.value;
    }
    localStorage.setItem(kept, JSON.stringify(this.choice));
    this.apply();
    if (this.film && this.choice.language !== before) this.open(this.film, this.choice.language);
  }

  private apply(): void {
    this.place.hidden = !this.choice.on;
    this.place.dataset.size = this.choice.size;
    this.place.dataset.contrast = this.choice.contrast;
  }
}

async function languagesOf(film: string): Promise<string[]> {
  const answer = await fetch(`${film}/captions`, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as string[]) : [first];
}

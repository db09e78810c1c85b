// The time for those who listen: a word at each milestone, and an answer when somebody asks.
import type { Milestone } from "./milestones";
import type { Reading } from "./rundown";
import { fill } from "./words";

export class Speaking {
  private readonly key: HTMLInputElement | null;

  constructor(private readonly page: HTMLElement, private readonly place: HTMLElement, private readonly read: () => Reading | null) {
    this.key = page.querySelector<HTMLInputElement>("[data-time-key]");
    if (this.key) {
      this.key.checked = localStorage.getItem("hearing-time-key") !== "off";
      this.key.addEventListener("change", () => localStorage.setItem("hearing-time-key", this.key?.checked ? "on" : "off"));
    }
    page.querySelector("[data-time-left]")?.addEventListener("click", () => this.answer());
    addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select");
      if (event.key.toLowerCase() !== "t" || event.ctrlKey || event.altKey || event.metaKey || typing || this.key?.checked === false) return;
      this.answer();
    });
  }

  say(milestone: Milestone): void { this.tell(this.page.dataset[milestone] ?? ""); }

  private answer(): void {
    const reading = this.read();
    if (!reading?.cue) {
      this.tell(this.page.dataset.noneOn ?? "");
      return;
    }
    const seconds = Math.round((reading.over > 0 ? reading.over : reading.remaining) / 1000);
    const words = fill(reading.over > 0 ? this.page.dataset.leftOver : this.page.dataset.left, Math.floor(seconds / 60), seconds % 60);
    this.tell(`${reading.cue.title}: ${words}`);
  }

  /** The same words twice are news, too: the place is emptied first. */
  private tell(text: string): void {
    this.place.textContent = "";
    requestAnimationFrame(() => { this.place.textContent = text; });
  }
}

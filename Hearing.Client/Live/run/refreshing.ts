// Fetches a page anew and puts its marked part in place, but never under the hands of somebody who writes or has opened something there.

const retryEvery = 2_000;

/** Whether somebody is at something in the place that would be lost. */
export const isBusy = (place: Element): boolean =>
  !!document.activeElement && place.contains(document.activeElement) && document.activeElement.closest("details[open], input, textarea, select") !== null;

export class Refreshing {
  private retry: ReturnType<typeof setTimeout> | undefined;

  /** @param selector The place in the fetched page. */
  constructor(private readonly place: Element, private readonly path: string, private readonly selector: string, private readonly changed: () => void = () => undefined) {}

  /** Asks now; when somebody is busy in the place, as soon as they no longer are. */
  soon(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    void this.ask().catch(() => undefined);
  }

  async ask(): Promise<void> {
    if (this.waits()) return;
    const answer = await fetch(this.path, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(this.selector);
    // The forms' tokens differ each time: what a person sees is what counts. Somebody may have begun to write meanwhile.
    if (!fresh || fresh.textContent === this.place.textContent || this.waits()) return;
    const active = document.activeElement;
    const focused = active && this.place.contains(active) ? active.closest("[id]")?.id : undefined;
    this.place.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus();
    this.changed();
  }

  private waits(): boolean {
    const busy = isBusy(this.place);
    if (busy) this.retry ??= setTimeout(() => this.soon(), retryEvery);
    return busy;
  }
}

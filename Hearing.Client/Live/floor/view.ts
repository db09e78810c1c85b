// The pictures, and by name those who are heard alone.
import type { Sender } from "./wire";

export class View {
  private readonly streams = new Map<string, MediaStream>();
  private senders: Sender[] = [];
  private hasSound: boolean;

  /**
   * @param isMuted Whether another machine in the same hall has the sound.
   * @param only The one place that is shown; every place that is perceived when there is none.
   * @param isQuiet Whether the sound waits until it is asked for, and may be turned off again.
   */
  constructor(private readonly large: HTMLElement, private readonly names: HTMLElement, private readonly soundButton: HTMLElement, private readonly isMuted: () => boolean, private readonly only?: string, private readonly isQuiet = false) {
    this.hasSound = !isQuiet;
    soundButton.addEventListener("click", () => {
      this.hasSound = !isQuiet || !this.hasSound;
      this.render();
    });
  }

  /** How wide a feed's picture is shown, in the device's pixels; less than nothing where it is not to be seen. */
  width(feed: string): number {
    if (!this.senders.some((s) => s.feed === feed)) return -1;
    const place = this.large.querySelector(`[data-feed="${CSS.escape(feed)}"]`);
    return place && this.senders.some((s) => s.feed === feed && s.isLarge) ? place.clientWidth * devicePixelRatio : 0;
  }

  has(feed: string, stream: MediaStream | null): void {
    if (stream) this.streams.set(feed, stream);
    else this.streams.delete(feed);
    this.render();
  }

  show(senders: Sender[]): void {
    this.senders = senders.filter((s) => !this.only || s.place === this.only);
    this.render();
  }

  render(): void {
    const shown = this.senders.filter((s) => this.streams.has(s.feed));
    for (const figure of this.large.querySelectorAll<HTMLElement>("[data-feed]")) {
      if (!shown.some((s) => s.feed === figure.dataset.feed)) figure.remove();
    }
    for (const sender of shown) this.renderOne(sender);
    this.large.dataset.count = String(shown.filter((s) => s.isLarge).length);
    this.large.toggleAttribute("data-screen", shown.some((s) => s.isScreen));
    this.soundButton.hidden = this.isQuiet ? false : this.hasSound || this.isMuted() || shown.length === 0;
    if (this.isQuiet) this.soundButton.setAttribute("aria-pressed", String(this.hasSound));
    const heard = this.senders.filter((s) => !s.isLarge);
    this.names.hidden = heard.length === 0;
    this.names.replaceChildren(...heard.map((s) => Object.assign(document.createElement("li"), { textContent: s.name, className: s.speaks ? "speaks" : "" })));
  }

  private renderOne(sender: Sender): void {
    const stream = this.streams.get(sender.feed);
    let figure = this.large.querySelector<HTMLElement>(`[data-feed="${CSS.escape(sender.feed)}"]`);
    if (!figure) {
      figure = document.createElement("figure");
      figure.dataset.feed = sender.feed;
      const video = Object.assign(document.createElement("video"), { autoplay: true, playsInline: true });
      figure.append(video, document.createElement("figcaption"));
      // In the order of the list, which moves nobody who is there already.
      const next = this.senders.slice(this.senders.indexOf(sender) + 1).map((s) => this.large.querySelector(`[data-feed="${CSS.escape(s.feed)}"]`)).find((f) => f);
      this.large.insertBefore(figure, next ?? null);
    }
    figure.className = `${sender.isScreen ? "screen-share" : ""} ${sender.speaks ? "speaks" : ""} ${sender.place === "greenRoom" ? "green-room" : ""} ${stream?.getVideoTracks().length === 0 ? "voice" : ""}`.trim();
    const caption = figure.querySelector("figcaption");
    if (caption) caption.textContent = sender.place === "greenRoom" && !this.only ? `${sender.name} · ${this.large.dataset.greenRoom ?? ""}` : sender.name;
    figure.hidden = !sender.isLarge;
    const video = figure.querySelector("video");
    if (!video || !stream) return;
    video.setAttribute("aria-label", sender.name);
    video.muted = !this.hasSound || this.isMuted();
    if (video.srcObject !== stream) video.srcObject = stream;
    if (video.paused) void video.play().catch((refused: DOMException) => this.withoutSound(refused));
  }

  /** Browsers play no sound before somebody has touched the page: the picture goes on without, and a button brings the sound. */
  private withoutSound(refused: DOMException): void {
    if (refused.name !== "NotAllowedError" || !this.hasSound) return;
    this.hasSound = false;
    this.render();
  }
}

// A form that hands in a film or slides: what is sent, how far it has come, and what became of it.
import { defaultOptions, type PreviousUpload } from "tus-js-client";
import type { Pace } from "./pace";
import { Sending } from "./sending";

interface View { state: "open" | "checking" | "taken" | "refused"; offset: number; length: number; words: string | null; became: string | null }

const POLL = 1000;
const pause = (length: number): Promise<void> => new Promise((done) => { setTimeout(done, length); });
const number = (value: number, digits: number): string => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits, minimumFractionDigits: digits });

export class UploadForm {
  private readonly edition: string;
  private readonly kind: string;
  private readonly candidate: string;
  private readonly status: HTMLElement;
  private readonly pace: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly button: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private sending: Sending | null = null;
  private painted = 0;

  constructor(private readonly form: HTMLFormElement) {
    const [, edition, folder, candidate] = new URL(form.action).pathname.split("/");
    [this.edition, this.kind, this.candidate] = [edition!, folder === "slides" ? "slides" : "film", candidate!];
    this.status = form.querySelector("[data-upload-status]")!;
    this.pace = form.querySelector("[data-upload-pace]")!;
    this.bar = form.querySelector("progress")!;
    this.button = form.querySelector("button:not([type])")!;
    this.stop = form.querySelector("[data-upload-cancel]")!;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.stop.addEventListener("click", () => void this.cancel());
    addEventListener("beforeunload", (event) => {
      if (this.sending) event.preventDefault();
    });
  }

  /** Says what is left of an upload that was broken off, in this browser, by whoever is signed in now. */
  async remember(): Promise<void> {
    for (const left of (await defaultOptions.urlStorage.findAllUploads()).filter((u) => this.isOwn(u))) {
      const answer = await fetch(left.uploadUrl!).catch(() => null);
      if (answer?.ok) await this.tell(left, (await answer.json()) as View);
      else if (answer) await defaultOptions.urlStorage.removeUpload(left.urlStorageKey);
    }
  }

  private async tell(left: PreviousUpload, view: View): Promise<void> {
    const title = this.form.querySelector<HTMLInputElement>("[name=title]");
    if (view.state === "open") {
      this.say("stopped", left.metadata.filename, Math.floor((view.offset / view.length) * 100));
      if (title && left.metadata.title) title.value = left.metadata.title;
      this.form.closest("details")?.setAttribute("open", "");
      return;
    }
    await defaultOptions.urlStorage.removeUpload(left.urlStorageKey);
    if (view.state !== "taken") await this.settle(left.uploadUrl!);
  }

  private isOwn(upload: PreviousUpload): boolean {
    return upload.uploadUrl !== null && upload.metadata.candidate === this.candidate && upload.metadata.kind === this.kind;
  }

  private async send(): Promise<void> {
    const file = this.form.querySelector<HTMLInputElement>(`[name=${this.kind}]`)?.files?.[0];
    if (!file || this.sending) return;
    const title = this.form.querySelector<HTMLInputElement>("[name=title]")?.value.trim();
    const metadata: Record<string, string> = { candidate: this.candidate, kind: this.kind, filename: file.name, ...(title ? { title } : {}) };
    const fingerprint = ["hearing", this.candidate, this.kind, file.name, file.size, file.lastModified].join("-");
    this.sending = new Sending(file, `/api/editions/${this.edition}/uploads`, fingerprint, metadata, {
      progress: (sent, total, pace) => this.show(sent, total, pace),
      waiting: (isFull) => this.say(isFull ? "full" : "lost"),
      arrived: (address) => void this.settle(address),
      failed: (code) => this.end(this.text(`code-${code}`) || this.text("failed")),
    });
    this.busy(true);
    this.say("begun");
    await this.sending.start();
  }

  private async cancel(): Promise<void> {
    await this.sending?.cancel();
    this.busy(false);
    this.say("cancelled");
    this.button.focus();
  }

  private show(sent: number, total: number, pace: Pace): void {
    this.bar.value = Math.floor((sent / total) * 100);
    if (this.status.dataset.said === "lost" || this.status.dataset.said === "full") this.say("begun");
    const now = performance.now();
    if (now - this.painted < 500) return;
    this.painted = now;
    const [speed, left] = [pace.speed, pace.left(total)];
    this.pace.textContent = speed === null || left === null
      ? this.text("percent", this.bar.value)
      : this.text("pace", this.bar.value, number(speed / 1e6, 1), left < 90 ? this.text("seconds", number(Math.ceil(left), 0)) : this.text("minutes", number(Math.ceil(left / 60), 0)));
  }

  /** All bytes are there: waits until the server has looked at them, however long the line is gone meanwhile. */
  private async settle(address: string): Promise<void> {
    this.sending = null;
    this.busy(true);
    this.stop.hidden = true;
    this.bar.hidden = true;
    this.pace.textContent = "";
    this.say("checking");
    for (;;) {
      const answer = await fetch(address).catch(() => null);
      const view = answer?.ok ? ((await answer.json()) as View) : null;
      if (view?.state === "taken") return this.finish(view.became!);
      if (view?.state === "refused") return this.end(view.words ?? this.text("failed"));
      if (answer && answer.status < 500 && !view) return this.end(this.text("failed"));
      await pause(POLL);
    }
  }

  /** Captions go after the film they belong to; then the page shows what is there now. */
  private async finish(film: string): Promise<void> {
    const captions = this.form.querySelector<HTMLInputElement>("[name=captions]")?.files?.[0];
    if (captions) {
      const answer = await fetch(`/api/editions/${this.edition}/films/${film}/captions/sv`, { method: "POST", headers: { "Content-Type": "text/vtt" }, body: await captions.text() }).catch(() => null);
      if (!answer?.ok) return this.end(this.text("no-captions"));
    }
    location.reload();
  }

  private end(words: string): void {
    this.sending = null;
    this.busy(false);
    this.status.textContent = words;
    this.status.dataset.said = "";
    this.status.className = "notice error";
    this.status.setAttribute("role", "alert");
  }

  private busy(isBusy: boolean): void {
    if (!isBusy) this.sending = null;
    this.bar.hidden = this.stop.hidden = !isBusy;
    this.button.disabled = isBusy;
    this.pace.textContent = "";
    this.status.className = "";
    this.status.removeAttribute("role");
  }

  private say(what: string, ...values: (string | number | undefined)[]): void {
    this.status.dataset.said = what;
    this.status.textContent = this.text(what, ...values);
  }

  /** A text that the page brought along, filled in. */
  private text(name: string, ...values: (string | number | undefined)[]): string {
    const text = this.status.getAttribute(`data-${name}`) ?? "";
    return values.reduce<string>((filled, value, i) => filled.replaceAll(`{${i}}`, String(value ?? "")), text);
  }
}

// The captions' desk beside the film: a list of captions, worked on by keyboard while the film plays. Without this script the text field is the editor.
import { added, type Caption, faults, merged, milliseconds, parse, readingSpeed, split, stamp, written } from "./run/captioning";

const desk = document.querySelector<HTMLElement>("[data-captions]");
const form = document.querySelector<HTMLFormElement>("[data-caption-form]");
const list = document.querySelector<HTMLElement>("[data-caption-list]");
if (desk && form && list) work(desk, form, list);

function work(desk: HTMLElement, form: HTMLFormElement, list: HTMLElement): void {
  const raw = form.querySelector<HTMLTextAreaElement>("textarea[name=text]") ?? document.createElement("textarea");
  const video = desk.querySelector("video");
  const now = desk.querySelector<HTMLElement>("[data-caption-now]");
  const status = desk.querySelector<HTMLElement>("[data-caption-status]");
  const length = Number(desk.dataset.length);
  const words = desk.dataset;
  let captions = parse(raw.value);
  let chosen = 0;
  let past: Caption[][] = [];
  let isChanged = false;

  const at = (): number => Math.round((video?.currentTime ?? 0) * 1000);

  function change(next: Caption[], choose = chosen): void {
    past = [...past.slice(-199), captions];
    captions = next;
    chosen = Math.max(0, Math.min(choose, captions.length - 1));
    said(words.unsaved ?? "");
    isChanged = true;
    draw();
  }

  function said(text: string): void { if (status) status.textContent = text; }

  const commands: Record<string, () => void> = {
    play: () => { if (video?.paused) void video.play(); else video?.pause(); },
    in: () => setTime("from", at()),
    out: () => setTime("until", at()),
    new: () => {
      const next = added(captions, at());
      change(next, next.findIndex((caption) => !captions.includes(caption)));
      focusText();
    },
    split: () => change(split(captions, chosen, at())),
    merge: () => change(merged(captions, chosen)),
    undo: () => {
      const last = past.pop();
      if (!last) return;
      captions = last;
      draw();
      said(words.undone ?? "");
    },
  };

  /** Sorted anew, since a caption may have moved before another; what was chosen stays so. */
  function setTime(end: "from" | "until", time: number): void {
    const caption = captions[chosen];
    if (!caption) return;
    const moved = { ...caption, [end]: time };
    const next = captions.map((c) => (c === caption ? moved : c)).sort((a, b) => a.from - b.from);
    change(next, next.indexOf(moved));
  }

  const focusText = (): void => list.children[chosen]?.querySelector("textarea")?.focus();

  function draw(): void {
    raw.value = written(captions.filter((caption) => caption.text.trim() !== ""));
    const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement.dataset.field : undefined;
    list.replaceChildren(...captions.map(row));
    if (focused) list.children[chosen]?.querySelector<HTMLElement>(`[data-field=${focused}]`)?.focus();
    show();
  }

  function row(caption: Caption, i: number): HTMLLIElement {
    const item = document.createElement("li");
    const times = document.createElement("div");
    times.append(time(caption, i, "from", words.from ?? ""), time(caption, i, "until", words.until ?? ""));
    const text = Object.assign(document.createElement("textarea"), { value: caption.text, rows: 2 });
    text.dataset.field = "text";
    text.setAttribute("aria-label", `${words.words ?? ""} ${stamp(caption.from)}`);
    text.addEventListener("change", () => { if (text.value !== caption.text) change(captions.map((c, n) => (n === i ? { ...c, text: text.value } : c)), i); });
    const remove = Object.assign(document.createElement("button"), { type: "button", textContent: words.remove ?? "" });
    remove.setAttribute("aria-label", `${words.remove ?? ""} ${stamp(caption.from)}`);
    remove.addEventListener("click", () => change(captions.filter((_, n) => n !== i), i));
    item.append(times, text, remove, hint(caption, i));
    item.addEventListener("focusin", () => choose(i));
    return item;
  }

  function time(caption: Caption, i: number, end: "from" | "until", name: string): HTMLInputElement {
    const input = Object.assign(document.createElement("input"), { value: stamp(caption[end]), inputMode: "decimal" });
    input.dataset.field = end;
    input.setAttribute("aria-label", name);
    input.addEventListener("change", () => {
      chosen = i;
      const typed = milliseconds(input.value);
      if (typed === undefined) input.value = stamp(caption[end]);
      else if (typed !== caption[end]) setTime(end, typed);
    });
    return input;
  }

  function hint(caption: Caption, i: number): HTMLParagraphElement {
    const found = faults(captions, i, length);
    const speed = (words.speed ?? "").replace("{0}", String(Math.round(readingSpeed(caption))));
    const line = Object.assign(document.createElement("p"), { className: found.length > 0 ? "caption-hint bad" : "caption-hint" });
    line.textContent = [speed, ...found.map((fault) => words[fault] ?? "")].join(" · ");
    return line;
  }

  function choose(i: number): void {
    chosen = i;
    const caption = captions[i];
    if (video?.paused && caption && (at() < caption.from || at() >= caption.until)) video.currentTime = caption.from / 1000;
    show();
  }

  function show(): void {
    [...list.children].forEach((item, i) => { if (i === chosen) item.setAttribute("aria-current", "true"); else item.removeAttribute("aria-current"); });
    const standing = captions.filter((caption) => caption.from <= at() && at() < caption.until).map((caption) => caption.text).join("\n");
    if (now && now.textContent !== standing) now.textContent = standing;
  }

  function follow(): void {
    const playing = captions.findIndex((caption) => caption.from <= at() && at() < caption.until);
    const writes = document.activeElement !== null && list.contains(document.activeElement);
    if (playing >= 0 && !video?.paused && !writes && playing !== chosen) {
      chosen = playing;
      list.children[playing]?.scrollIntoView({ block: "nearest" });
    }
    show();
  }

  for (const button of desk.querySelectorAll<HTMLButtonElement>("[data-do]")) button.addEventListener("click", () => commands[button.dataset.do ?? ""]?.());
  const keys: Record<string, string> = { KeyP: "play", KeyI: "in", KeyO: "out", KeyN: "new", KeyS: "split", KeyM: "merge", KeyZ: "undo" };
  document.addEventListener("keydown", (event) => {
    const command = event.altKey && !event.ctrlKey && !event.metaKey ? commands[keys[event.code] ?? ""] : undefined;
    if (!command) return;
    event.preventDefault();
    // What is being written is taken first.
    if (document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement) document.activeElement.dispatchEvent(new Event("change"));
    command();
  });
  video?.addEventListener("timeupdate", follow);
  video?.addEventListener("seeked", show);
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  const open = form.querySelector<HTMLElement>("[data-caption-open]");
  open?.querySelector("input")?.addEventListener("change", async (event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) change(parse(await file.text()), 0);
  });
  if (open) open.hidden = false;
  for (const part of desk.querySelectorAll<HTMLElement>("[data-caption-tools]")) part.hidden = false;
  for (const part of desk.querySelectorAll<HTMLElement>("[data-caption-raw]")) part.hidden = true;
  draw();
}

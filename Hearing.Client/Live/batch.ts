// Many documents in one zip: how many are made, and a way to stop. Without this it is a download like any other.
import { Entries } from "./documents/entries";

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-batch]")) {
  const state = link.closest("p")?.nextElementSibling;
  if (state instanceof HTMLElement && state.matches("[data-batch-state]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void fetchAll(link, state);
    });
  }
}

async function fetchAll(link: HTMLAnchorElement, state: HTMLElement): Promise<void> {
  const [bar, words, stop] = [state.querySelector("progress"), state.querySelector("span"), state.querySelector("button")];
  if (!bar || !words || !stop) return;
  const stopping = new AbortController();
  stop.onclick = () => stopping.abort();
  stop.hidden = bar.hidden = state.hidden = false;
  bar.removeAttribute("value");
  words.textContent = "";
  try {
    const answer = await fetch(link.href, { signal: stopping.signal });
    if (!answer.ok || !answer.body) throw new Error(String(answer.status));
    const all = Number(answer.headers.get("X-Documents"));
    const pieces = await read(answer.body, new Entries(), (made) => {
      bar.max = all;
      bar.value = Math.min(made, all);
      words.textContent = (state.dataset.going ?? "").replace("{0}", String(bar.value)).replace("{1}", String(all));
    });
    save(new Blob(pieces, { type: "application/zip" }), link.download);
    words.textContent = state.dataset.done ?? "";
  } catch {
    words.textContent = (stopping.signal.aborted ? state.dataset.stopped : state.dataset.failed) ?? "";
  }
  stop.hidden = bar.hidden = true;
}

async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, entries: Entries, tell: (made: number) => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const [reader, pieces] = [body.getReader(), [] as Uint8Array<ArrayBuffer>[]];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    pieces.push(value);
    tell(entries.seen(value));
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

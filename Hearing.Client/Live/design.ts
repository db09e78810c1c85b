// The design page: the picture follows what is written. The last good one stays while something is wrong, and each mistake leads to its line.
const patience = 8_000;
const settle = 80;

interface Mistake { text: string; line: number | null }
interface Preview { picture: string | null; faults: string[]; mistakes: Mistake[] }

const place = document.querySelector<HTMLElement>("[data-design]");
if (place) follow(place);

function follow(place: HTMLElement): void {
  const form = place.querySelector("form");
  const picture = place.querySelector<HTMLImageElement>("[data-picture]");
  const state = place.querySelector<HTMLElement>("[data-state]");
  const list = place.querySelector<HTMLElement>("[data-mistakes]");
  const sample = place.querySelector<HTMLSelectElement>("[data-sample]");
  if (!form || !picture || !state || !list || !sample) return;
  const source = form.querySelector<HTMLTextAreaElement>("[name=template]");
  let asking: AbortController | null = null;
  let timer = 0;

  const say = (what: string): void => { state.textContent = state.dataset[what] ?? ""; };

  const ask = async (): Promise<void> => {
    asking?.abort();
    const mine = (asking = new AbortController());
    say("waiting");
    const answer = await fetch(place.dataset.design ?? "", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(await draft(form, sample.value)),
      signal: AbortSignal.any([mine.signal, AbortSignal.timeout(patience)]),
    });
    if (!answer.ok) return say("away");
    const preview = (await answer.json()) as Preview;
    if (mine.signal.aborted) return;
    if (preview.picture) show(picture, preview.picture);
    say(preview.picture ? "good" : "stale");
    tell(list, preview, source);
  };

  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask().catch((fault: unknown) => { if (!(fault instanceof DOMException && fault.name === "AbortError")) say("away"); }), settle);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  sample.addEventListener("change", soon);
  insertable(place, source, soon);
}

/** What stands in the fields, pictures as base64. */
async function draft(form: HTMLFormElement, sample: string): Promise<Record<string, unknown>> {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? "");
  return {
    sample, accent: text("accent"), ink: text("ink"), headings: text("headings"), body: text("body"), logoText: text("logoText"), template: text("template") || null,
    logo: await base64(data.get("logo")), background: await base64(data.get("background")),
    withoutLogo: data.has("withoutLogo"), withoutBackground: data.has("withoutBackground"),
  };
}

async function base64(file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
}

/** A picture file runs nothing, whatever a template writes into it. */
function show(picture: HTMLImageElement, svg: string): void {
  const before = picture.src;
  picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  if (before.startsWith("blob:")) URL.revokeObjectURL(before);
}

function tell(list: HTMLElement, { faults, mistakes }: Preview, source: HTMLTextAreaElement | null): void {
  const words = faults.map((fault) => document.querySelector<HTMLTemplateElement>(`template[data-fault="${CSS.escape(fault)}" i]`)?.content.textContent ?? fault);
  list.replaceChildren(
    ...words.map((text) => item(text)),
    ...mistakes.map(({ text, line }) => line === null || !source ? item(text) : link((list.dataset.at ?? "").replace("{0}", String(line)).replace("{1}", text), source, line)),
  );
}

function item(text: string): HTMLLIElement {
  const li = document.createElement("li");
  li.textContent = text;
  return li;
}

/** Pressing it selects the line. */
function link(text: string, source: HTMLTextAreaElement, line: number): HTMLLIElement {
  const [li, button] = [document.createElement("li"), document.createElement("button")];
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", () => {
    const lines = source.value.split("\n");
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    source.closest("details")?.setAttribute("open", "");
    source.focus();
    source.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    source.scrollTop = (line - 3) * (source.scrollHeight / lines.length);
  });
  li.append(button);
  return li;
}

function insertable(place: HTMLElement, source: HTMLTextAreaElement | null, soon: () => void): void {
  const button = place.querySelector<HTMLButtonElement>("[data-insert]");
  if (!button || !source) return;
  const allow = (): void => { button.hidden = source.value.trim() !== ""; };
  allow();
  source.addEventListener("input", allow);
  button.addEventListener("click", () => void fetch(place.dataset.house ?? "").then(async (answer) => {
    if (!answer.ok) return;
    source.value = await answer.text();
    allow();
    source.focus();
    source.setSelectionRange(0, 0);
    soon();
  }).catch(() => undefined));
}

export {};

// The own page on the day: the turn asked for anew when the run changes and every quarter minute, and whether the connection holds.
import { RunHub } from "./run/hub";
import { type Turn, TurnNews, withoutWait } from "./run/turns";
import { write } from "./run/words";
import { hereAt } from "./run/zones";

const askEvery = 15_000;
/** After two questions without an answer what stands there is old: it is still a time, but no longer "in twelve minutes". */
const oldAfter = 30_000;
const patience = 10_000;

const place = document.querySelector<HTMLElement>("[data-turn]");
if (place) turn(place);
document.querySelectorAll<HTMLElement>("[data-here]").forEach(tellHere);
check(document.querySelector("[data-connection-field]"), document.querySelector("[data-connection-text]"));

function turn(box: HTMLElement): void {
  const [edition = "", room = ""] = (box.dataset.turn ?? "").split("/");
  const part = (name: string): HTMLElement | null => box.querySelector<HTMLElement>(`[data-turn-${name}]`);
  const news = new TurnNews();
  let answered = performance.now();

  const ask = async (): Promise<void> => {
    const answer = await fetch(`/api/editions/${edition}/me/turn`, { cache: "no-store", signal: AbortSignal.timeout(patience) });
    if (!answer.ok) return;
    const { turn: now } = (await answer.json()) as { turn: Turn | null };
    answered = performance.now();
    age();
    if (!now) return;
    write(part("text"), now.text);
    write(part("because"), now.because ?? "");
    if (news.isNew(now, Date.parse(answer.headers.get("Date") ?? "") || Date.now())) write(part("said"), `${now.text} ${now.because ?? ""}`);
  };

  const age = (): void => {
    const old = performance.now() - answered > oldAfter;
    const notice = part("old");
    if (notice) notice.hidden = !old;
    if (old) write(part("text"), withoutWait(part("text")?.textContent ?? "", box.dataset.in ?? "", box.dataset.on ?? ""));
  };

  const soon = (): void => void ask().catch(() => undefined);
  void new RunHub(edition, room, soon).start();
  soon();
  setInterval(soon, askEvery);
  setInterval(age, 1_000);
}

/** Beside a time in the hearing's zone, what the clock shows where the reader is. */
function tellHere(place: HTMLElement): void {
  const { here = "", zone = "", text = "" } = place.dataset;
  const time = hereAt(Date.parse(here), zone, document.documentElement.lang);
  place.hidden = time === null;
  if (time !== null) write(place, text.replace("{0}", time));
}

/** What the form says of the connection is what the page has just tried. */
function check(field: HTMLInputElement | null, text: HTMLElement | null): void {
  if (!field || !text) return;
  const look = async (): Promise<void> => {
    const good = await fetch("/api/time", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    field.value = good ? "yes" : "";
    write(text, (good ? text.dataset.good : text.dataset.bad) ?? "");
  };
  void look();
  setInterval(() => void look(), 20_000);
}

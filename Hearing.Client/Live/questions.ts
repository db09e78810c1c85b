// The page of questions: asks anew when the room's questions have changed, and lets a moderator lead by keys. Without it every key is a button.
import { RunHub } from "./run/hub";
import { whenNudged } from "./run/nudges";
import { Refreshing } from "./run/refreshing";

const page = document.querySelector<HTMLElement>("[data-questions]");
if (page) lead(page);

function lead(place: HTMLElement): void {
  const [edition = "", room = ""] = (place.dataset.questions ?? "").split("/");
  const keys: Record<string, string> = { n: "Ask", s: "Finish", v: "Show" };

  const queues = place.querySelector("[data-queues]");
  const fresh = queues && new Refreshing(queues, location.pathname, "[data-queues]", () => {
    const said = place.querySelector("[data-said]");
    if (said) said.textContent = place.dataset.changed ?? "";
  });

  place.addEventListener("keydown", (event) => {
    const item = event.target instanceof Element && event.target.matches("[data-question]") ? event.target : null;
    if (!item || event.ctrlKey || event.metaKey) return;
    const move = event.altKey ? ({ ArrowUp: "Up", ArrowDown: "Down" } as Record<string, string>)[event.key] : undefined;
    const name = move ?? (event.altKey ? undefined : keys[event.key.toLowerCase()]);
    const button = name && item.querySelector<HTMLButtonElement>(`[data-do="${name}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  whenNudged("questions", () => fresh?.soon(), 0);
  document.getElementById(location.hash.slice(1))?.focus();
  void new RunHub(edition, room, () => undefined).start();
}

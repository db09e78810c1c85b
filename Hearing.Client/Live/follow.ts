// The follower page: on stage, next, countdown and the film in step, from the rundown alone.
import { Clock } from "./run/clock";
import { FilmPlayer } from "./run/film";
import { RunHub } from "./run/hub";
import { forecastOf, readAt, type Reading, type Rundown, type RundownCue } from "./run/rundown";

const staleAfter = 10_000;
/** The server hands a film out from half an hour before it. */
const fetchWithin = 30 * 60_000;

const root = document.querySelector<HTMLElement>("[data-run]");
if (root) follow(root);

function follow(page: HTMLElement): void {
  const edition = page.dataset.edition ?? "";
  const room = page.dataset.room ?? "";
  const words = page.dataset;
  const part = (name: string): HTMLElement => page.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement("div");
  const hours = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: words.zone });
  let rundown = JSON.parse(part("first").textContent || "null") as Rundown | null;
  let shown = "";

  const hub = new RunHub(edition, room, (newest) => {
    rundown = newest;
    render();
  });
  const clock = new Clock(() => hub.time());
  const film = new FilmPlayer(
    page.querySelector("video") ?? document.createElement("video"),
    (id) => `/api/editions/${edition}/films/${id}/file`,
    (id) => `/api/editions/${edition}/films/${id}/captions.vtt`,
    (blocked) => { part("sound").hidden = !blocked; },
  );
  part("sound").addEventListener("click", () => film.enableSound());

  function render(): void {
    const now = clock.now();
    part("connection").hidden = hub.age < staleAfter;
    part("checking").hidden = !clock.isChecking;
    if (!rundown) return;
    const reading = readAt(rundown, now);
    renderStage(reading, rundown);
    film.show(reading.film);
    part("film").hidden = !reading.film;
    renderNext(reading.coming, now);
    const late = Math.round(reading.late / 60_000);
    part("lateness").hidden = rundown.status !== "running" || Math.abs(late) < 1;
    part("lateness").textContent = (late > 0 ? words.late : words.early)?.replace("{0}", String(Math.abs(late))) ?? "";
    part("message").hidden = !rundown.message;
    part("message").textContent = rundown.message ?? "";
  }

  function renderStage(reading: Reading, run: Rundown): void {
    const { cue, state } = reading;
    const title = cue ? cue.sessionTitle : (run.status === "finished" ? words.finished : words.notStarted) ?? "";
    const mark = `${title}|${cue?.title ?? ""}|${state ?? ""}`;
    // Written only when it changes, so that a screen reader says each cue once and never the seconds.
    if (mark !== shown) {
      shown = mark;
      part("title").textContent = title;
      part("part").textContent = cue?.title ?? "";
      part("state").textContent = (state && words[state]) ?? "";
    }
    part("clock").hidden = !cue;
    if (!cue) return;
    part("countdown").textContent = clockText(reading.movesIn > 0 ? reading.movesIn : reading.over > 0 ? -reading.over : reading.remaining);
    part("countdown").classList.toggle("over", reading.over > 0);
    const bar = page.querySelector("progress");
    if (bar) bar.value = Math.min(1, reading.elapsed / Math.max(1, reading.elapsed + reading.remaining));
  }

  function renderNext(cues: RundownCue[], now: number): void {
    const sessions = cues.filter((cue, i) => i === 0 || cue.sessionTitle !== cues[i - 1]?.sessionTitle);
    const items = sessions.slice(0, 12).map((cue) => {
      const when = forecastOf(cue, now);
      return `${when === undefined ? "" : hours.format(when)}|${cue.sessionTitle}|${cue.title}`;
    });
    const list = part("next");
    if (list.dataset.shows === items.join("\n")) return;
    list.dataset.shows = items.join("\n");
    list.replaceChildren(...items.map((item) => {
      const [time = "", title = "", detail = ""] = item.split("|");
      const row = document.createElement("li");
      for (const [name, text] of [["time", time], ["strong", title], ["span", detail]] as const) {
        const element = document.createElement(name);
        element.textContent = text;
        row.append(element, " ");
      }
      return row;
    }));
    part("nothing-next").hidden = items.length > 0;
  }

  function fetchAhead(): void {
    const now = clock.now();
    for (const cue of rundown?.cues ?? []) {
      const when = forecastOf(cue, now);
      if (cue.film && !cue.skipped && when !== undefined && when - now < fetchWithin) void film.fetchAhead(cue.film.filmId).catch(() => undefined);
    }
  }

  clock.start();
  void hub.start();
  render();
  setInterval(render, 100);
  fetchAhead();
  setInterval(fetchAhead, 60_000);
}

/** Minutes and seconds left, rounded up, with a sign once the time is over. */
export function clockText(milliseconds: number): string {
  const over = milliseconds < 0;
  const seconds = over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  return `${over ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

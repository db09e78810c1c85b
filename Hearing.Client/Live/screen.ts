// The screens of the house: stage timer, hall, door and lobby. All is read from rundowns, so a screen goes on while the server is away.
import { stayAwake } from "./run/awake";
import { Clock } from "./run/clock";
import { FilmPlayer } from "./run/film";
import { RunHub } from "./run/hub";
import { levelOf, Milestones } from "./run/milestones";
import { whenNudged } from "./run/nudges";
import { forecastOf, partOf, readAt, type Reading, type Rundown, type RundownCue } from "./run/rundown";
import { Bell } from "./run/sound";
import { Speaking } from "./run/speaking";
import { endsAt, isLastToday, titleOf } from "./run/today";
import { clockText, fill, latenessText, Times, write } from "./run/words";

interface Lies {
  question: { text: string; from: string; fromCandidate: string | null } | null;
  slides: { address: string } | null;
  kind: string | null;
}
interface Room { room: string; name: string; rundown: Rundown; }

const staleAfter = 10_000;
const askEvery = 30_000;
const askSpread = 2_000;

const root = document.querySelector<HTMLElement>("[data-screen]");
if (root) show(root);

function show(page: HTMLElement): void {
  const { screen: kind = "", edition = "", room = "", zone } = page.dataset;
  const words = page.dataset;
  const part = (name: string): HTMLElement => page.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement("div");
  const json = (name: string): unknown => JSON.parse(part(name).textContent || "null");
  const times = new Times(zone);
  const api = `/api/editions/${edition}/rooms/${room}`;
  let rooms = kind === "lobby" ? (json("first") as Room[]) : [];
  let rundown = kind === "lobby" ? rooms.find((r) => r.room === room)?.rundown ?? null : (json("first") as Rundown | null);
  let reading: Reading | null = null;

  const hub = new RunHub(edition, room, (newest) => {
    rundown = newest;
    rooms = rooms.map((r) => (r.room === room ? { ...r, rundown: newest } : r));
    render();
  });
  const clock = new Clock(() => hub.time());
  const milestones = new Milestones();
  const bell = new Bell();
  const speaking = new Speaking(page, part("said"), () => reading);
  // The hall's sound is the film's, and the signals are the stage timer's: what rings in the hall or at a door disturbs those who listen.
  const film = kind === "hall" ? new FilmPlayer(page, edition, clock, hearFilm) : null;
  const ring = (): void => void bell.turnOn().then((on) => page.classList.toggle("sounding", on));
  part("sound").addEventListener("click", () => {
    film?.enableSound();
    if (kind === "timer") ring();
  });

  /** While the browser keeps a film silent the way to sound stands in sight. */
  function hearFilm(blocked: boolean): void {
    page.classList.toggle("silent", blocked);
    page.classList.toggle("sounding", !blocked);
  }

  function render(): void {
    const now = clock.now();
    part("connection").hidden = hub.age < staleAfter;
    part("checking").hidden = !clock.isChecking || hub.age >= staleAfter;
    write(part("wall"), times.hour(now));
    if (kind === "lobby") renderRooms(now);
    if (!rundown) return;
    reading = readAt(rundown, now);
    renderStage(reading, rundown, now);
    film?.show(reading, now);
    part("film").hidden = !reading.film;
    const late = latenessText(reading.late, words);
    part("lateness").hidden = kind === "lobby" || rundown.status !== "running" || late === "";
    write(part("lateness"), late);
    part("message").hidden = !rundown.message;
    write(part("message"), rundown.message ?? "");
    const passed = milestones.passed(reading);
    if (passed) {
      bell.ring(passed);
      speaking.say(passed);
    }
  }

  function renderStage(at: Reading, run: Rundown, now: number): void {
    const { cue, state } = at;
    const level = levelOf(at);
    if (page.dataset.level !== level) page.dataset.level = level;
    page.dataset.state = state ?? "";
    write(part("title"), titleOf(run, at, now, times, words));
    write(part("part"), cue ? partOf(cue) : "");
    write(part("state"), (state && words[state]) ?? "");
    part("record").hidden = !(cue?.isRecorded && state === "running");
    write(part("word"), level === "plain" ? "" : words[level] ?? "");
    const left = at.movesIn > 0 ? at.movesIn : at.over > 0 ? -at.over : at.remaining;
    const text = cue ? clockText(left) : "";
    write(part("countdown"), text);
    part("countdown").dataset.letters = String(text.length);
    const bar = page.querySelector("progress");
    if (bar) bar.value = Math.min(1, at.elapsed / Math.max(1, at.elapsed + at.remaining));
    const next = at.coming[0];
    write(part("next-one"), next && !isLastToday(run, at, now, times) ? nameOf(next, now) : words.nothing ?? "");
    write(part("ends"), untilText(at, now));
    const list = page.querySelector<HTMLElement>(".door-next");
    if (list) renderList(list, sessions(at.coming, cue?.sessionId ?? null).slice(0, 5), now);
  }

  const timeOf = (cue: RundownCue, now: number): string => {
    const when = forecastOf(cue, now);
    return when === undefined ? "" : times.near(when, now);
  };

  const untilText = (at: Reading, now: number): string => {
    const until = endsAt(at, now, times);
    return until === undefined ? "" : fill(words.until, times.hour(until));
  };

  const nameOf = (cue: RundownCue, now: number): string =>
    `${timeOf(cue, now)} ${cue.title === cue.sessionTitle ? cue.title : `${cue.title}, ${cue.sessionTitle}`}`;

  /** Each coming session's first cue, without the session on stage. */
  function sessions(cues: RundownCue[], without: string | null): RundownCue[] {
    return cues.filter((cue, i) => cue.sessionId !== without && cue.sessionId !== cues[i - 1]?.sessionId);
  }

  function renderList(list: HTMLElement, cues: RundownCue[], now: number): void {
    const items = cues.map((cue) => [timeOf(cue, now), cue.sessionTitle] as const);
    const shows = JSON.stringify(items);
    if (list.dataset.shows === shows) return;
    list.dataset.shows = shows;
    list.replaceChildren(...items.map(([time, title]) => {
      const row = document.createElement("li");
      for (const [name, text] of [["time", time], ["span", title]] as const) row.append(Object.assign(document.createElement(name), { textContent: text }), " ");
      return row;
    }));
  }

  function renderRooms(now: number): void {
    const place = part("rooms");
    if (place.childElementCount !== rooms.length) {
      place.replaceChildren(...rooms.map((r) => {
        const box = document.createElement("section");
        box.innerHTML = "<h2></h2><p class=\"lobby-now\"><strong></strong> <span></span></p><ol></ol>";
        write(box.querySelector("h2"), r.name);
        return box;
      }));
    }
    rooms.forEach((r, i) => {
      const box = place.children[i];
      if (!box) return;
      const at = readAt(r.rundown, now);
      write(box.querySelector("strong"), titleOf(r.rundown, at, now, times, words));
      write(box.querySelector("p span"), untilText(at, now));
      renderList(box.querySelector("ol") as HTMLElement, sessions(at.coming, at.cue?.sessionId ?? null).slice(0, 6), now);
    });
  }

  function lay(lies: Lies): void {
    if (words.display && lies.kind && lies.kind !== kind) {
      location.assign("/display");
      return;
    }
    part("question").hidden = !lies.question;
    if (lies.question) {
      const from: Record<string, string | undefined> = { jury: words.jury, guest: words.guest, organisation: words.organisation };
      write(part("question-from"), lies.question.fromCandidate ?? from[lies.question.from] ?? "");
      write(part("question-text"), lies.question.text);
    }
    const slide = page.querySelector<HTMLImageElement>("[data-slide]");
    if (!slide) return;
    slide.hidden = !lies.slides;
    if (lies.slides && slide.getAttribute("src") !== lies.slides.address) slide.src = lies.slides.address;
  }

  async function ask(): Promise<void> {
    const answer = await fetch(`${api}/screen`, { cache: "no-store" });
    if (words.display && (answer.status === 401 || answer.status === 403)) location.assign("/display");
    if (answer.ok) lay((await answer.json()) as Lies);
    if (kind !== "lobby") return;
    const all = await fetch(`${api}/lobby`, { cache: "no-store" });
    if (all.ok) rooms = (await all.json()) as Room[];
  }

  lay(json("lies") as Lies);
  clock.start();
  void hub.start();
  // Before the first look: a film that is on stage already is played from this device if it is here.
  film?.keepAhead(room, () => rundown);
  render();
  setInterval(render, 100);
  const askSoon = (): void => void ask().catch(() => undefined);
  setInterval(askSoon, askEvery);
  whenNudged("screens", askSoon, askSpread);
  if (words.display && kind === "timer") ring();
  stayAwake(page);
}

// The follower page: on stage, next, countdown and the film in step, from the rundown alone; beside it the way into the meeting and the question asked.
import { keepAwake } from "./run/awake";
import { Clock } from "./run/clock";
import { FilmPlayer } from "./run/film";
import { RunHub } from "./run/hub";
import { Meetings } from "./run/meetings";
import { levelOf, Milestones } from "./run/milestones";
import { whenNudged } from "./run/nudges";
import { forecastOf, partOf, readAt, type Reading, type Rundown, type RundownCue } from "./run/rundown";
import { Speaking } from "./run/speaking";
import { titleOf } from "./run/today";
import { clockText, latenessText, Times, write } from "./run/words";

const staleAfter = 10_000;
const askEvery = 30_000;
const askSpread = 2_000;

const root = document.querySelector<HTMLElement>("[data-run]");
if (root) follow(root);

function follow(page: HTMLElement): void {
  const edition = page.dataset.edition ?? "";
  const room = page.dataset.room ?? "";
  const words = page.dataset;
  const part = (name: string): HTMLElement => page.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement("div");
  const times = new Times(words.zone);
  const api = `/api/editions/${edition}/rooms/${room}`;
  let rundown = JSON.parse(part("first").textContent || "null") as Rundown | null;
  let reading: Reading | null = null;
  let shown = "";
  let isDisplay = false;

  const hub = new RunHub(edition, room, (newest) => {
    rundown = newest;
    render();
  });
  const clock = new Clock(() => hub.time());
  const milestones = new Milestones();
  const speaking = new Speaking(page, part("said"), () => reading);
  const meetings = new Meetings(part("meetings"), `${api}/meetings`, times);
  const film = new FilmPlayer(page, edition, clock, (blocked) => { part("sound").hidden = !blocked; });
  part("sound").addEventListener("click", () => film.enableSound());

  function render(): void {
    const now = clock.now();
    part("connection").hidden = hub.age < staleAfter;
    part("checking").hidden = !clock.isChecking;
    if (!rundown) return;
    reading = readAt(rundown, now);
    renderStage(reading, rundown, now);
    film.show(reading, now);
    part("film").hidden = !reading.film;
    meetings.see(`${reading.cue?.id ?? ""}|${rundown.revision}`);
    renderNext(reading.coming, now);
    const late = latenessText(reading.late, words);
    part("lateness").hidden = rundown.status !== "running" || late === "";
    write(part("lateness"), late);
    part("message").hidden = !rundown.message;
    write(part("message"), rundown.message ?? "");
    const passed = milestones.passed(reading);
    if (passed) speaking.say(passed);
  }

  function renderStage(at: Reading, run: Rundown, now: number): void {
    const { cue, state } = at;
    const title = titleOf(run, at, now, times, words);
    const mark = `${title}|${cue?.title ?? ""}|${state ?? ""}`;
    // Written only when it changes, so that a screen reader says each cue once and never the seconds.
    if (mark !== shown) {
      shown = mark;
      part("title").textContent = title;
      part("part").textContent = cue ? partOf(cue) : "";
      part("state").textContent = (state && words[state]) ?? "";
      part("own").hidden = !words.own || cue?.candidateId !== words.own;
    }
    const level = levelOf(at);
    if (page.dataset.level !== level) page.dataset.level = level;
    part("clock").hidden = !cue;
    if (!cue) return;
    write(part("countdown"), clockText(at.movesIn > 0 ? at.movesIn : at.over > 0 ? -at.over : at.remaining));
    part("countdown").classList.toggle("over", at.over > 0);
    const bar = page.querySelector("progress");
    if (bar) bar.value = Math.min(1, at.elapsed / Math.max(1, at.elapsed + at.remaining));
  }

  function renderNext(cues: RundownCue[], now: number): void {
    const sessions = cues.filter((cue, i) => i === 0 || cue.sessionTitle !== cues[i - 1]?.sessionTitle).slice(0, 12);
    const items = sessions.map((cue) => {
      const when = forecastOf(cue, now);
      return [when === undefined ? "" : times.near(when, now), cue.sessionTitle, partOf(cue), words.own && cue.candidateId === words.own ? words.yours ?? "" : ""];
    });
    const list = part("next");
    const shows = JSON.stringify(items);
    if (list.dataset.shows === shows) return;
    list.dataset.shows = shows;
    list.replaceChildren(...items.map(([time = "", title = "", detail = "", own = ""]) => {
      const row = document.createElement("li");
      if (own) row.className = "own";
      for (const [name, text] of [["time", time], ["strong", title], ["span", detail], ["em", own]] as const) {
        if (text) row.append(Object.assign(document.createElement(name), { textContent: text }), " ");
      }
      return row;
    }));
    part("nothing-next").hidden = items.length > 0;
  }

  async function askWhatLies(): Promise<void> {
    const answer = await fetch(`${api}/screen`, { cache: "no-store" });
    // A display that may no longer see this shows its pairing code again.
    if (isDisplay && (answer.status === 401 || answer.status === 403)) location.assign("/display");
    if (!answer.ok) return;
    const { question, kind } = (await answer.json()) as { question: { text: string } | null; kind: string | null };
    // Only a paired display is told what to show, and it may be something else now.
    if (kind && kind !== "live") location.assign("/display");
    if (kind && !isDisplay) keepAwake();
    isDisplay ||= !!kind;
    part("asked-now").hidden = !question;
    write(part("asked-text"), question?.text ?? "");
  }

  clock.start();
  void hub.start();
  // Before the first look: a film that is on stage already is played from this device if it is here.
  film.keepAhead(room, () => rundown);
  render();
  setInterval(render, 100);
  const askSoon = (): void => void askWhatLies().catch(() => undefined);
  setInterval(askSoon, askEvery);
  whenNudged("screens", askSoon, askSpread);
}

// The way into the meeting: asked for anew when another cue comes on stage and every half minute, since a meeting opens by the clock.
import { fill, type Times } from "./words";

interface Meeting { title: string; link: string | null; opensAt: string; isOnStage: boolean; isFilm: boolean; isPrivate: boolean; }

export class Meetings {
  private mark: string | null = null;

  constructor(private readonly place: HTMLElement, private readonly address: string, private readonly times: Times) {
    if (place.isConnected) setInterval(() => void this.ask(), 30_000);
  }

  /** Called with what is on stage; asks when that is something else than before. */
  see(mark: string): void {
    if (this.mark === mark || !this.place.isConnected) return;
    const first = this.mark === null;
    this.mark = mark;
    // The page came with what holds now.
    if (!first) void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const answer = await fetch(this.address, { cache: "no-store" });
      if (answer.ok) this.show((await answer.json()) as Meeting[]);
    } catch {
      // The server is away: the ways in that are known stay.
    }
  }

  /** Replaces what is shown only when it reads or leads differently, so that nobody loses their place on a link. */
  show(meetings: Meeting[]): void {
    const rows = meetings.map((meeting) => this.row(meeting));
    if (marksOf(rows) !== marksOf([...this.place.children])) this.place.replaceChildren(...rows);
  }

  private row(meeting: Meeting): HTMLElement {
    const { inMeeting = "", privateTalk = "", opens = "", filmHere = "" } = this.place.dataset;
    const row = document.createElement("p");
    row.className = "meeting";
    const name = fill(meeting.isPrivate ? privateTalk : inMeeting, meeting.title);
    if (meeting.link) {
      const way = Object.assign(document.createElement("a"), { href: meeting.link, rel: "noopener noreferrer", textContent: name });
      way.className = meeting.isOnStage && !meeting.isFilm ? "button primary" : "button";
      row.append(way);
    } else {
      row.append(`${name}: ${fill(opens, this.times.hour(Date.parse(meeting.opensAt)))}`);
    }
    if (meeting.isOnStage && meeting.isFilm) row.append(" ", Object.assign(document.createElement("span"), { className: "muted", textContent: filmHere }));
    return row;
  }
}

const marksOf = (rows: Element[]): string => JSON.stringify(rows.map((row) => {
  const way = row.querySelector("a");
  return [way?.href, way?.className.trim(), row.textContent?.replace(/\s+/g, " ").trim()];
}));

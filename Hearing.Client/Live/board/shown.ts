// What is to be seen of a drag: the card that follows the pointer, the place under it, and what would be wrong there. The elements lie in two that
// the page keeps empty for them.
import type { Measures, Place } from "./places";

export interface Note { colour: string; level: string; text: string; }

export class Shown {
  private readonly carried: HTMLElement | null;
  private readonly notes = element("div", "board-notes");
  private readonly ghost = element("div", "board-ghost");
  private readonly time = element("strong", "");
  private readonly lines = element("div", "");
  private readonly origin: DOMRect;

  constructor(root: HTMLElement, private readonly card: HTMLElement, isEdge: boolean) {
    const over = root.querySelector<HTMLElement>("[data-over]")!;
    this.origin = over.getBoundingClientRect();
    this.carried = isEdge ? null : copy(card);
    this.notes.append(this.time, this.lines);
    over.append(this.ghost);
    root.querySelector("[data-drag]")!.append(...(this.carried ? [this.carried] : []), this.notes);
    card.classList.add("dragged");
  }

  /** The card and the sentences follow the pointer. */
  carry(dx: number, dy: number, at: { x: number; y: number }): void {
    if (this.carried) this.carried.style.transform = `translate3d(${dx}px, ${dy}px, 0)`;
    const left = Math.max(8, Math.min(at.x + 16, innerWidth - 328));
    this.notes.style.transform = at.y > innerHeight / 2 ? `translate3d(${left}px, ${at.y - 24}px, 0) translateY(-100%)` : `translate3d(${left}px, ${at.y + 28}px, 0)`;
  }

  /** Another place lies under the pointer; null is none. What would be wrong there is not known yet. */
  aim({ axis, columns, top }: Measures, place: Place | null, minutes: number, time: string): void {
    const column = place && columns[place.column];
    this.ghost.hidden = this.notes.hidden = !column;
    this.tell([]);
    if (!place || !column) return;
    this.time.textContent = time;
    const { style } = this.ghost;
    style.width = `${column.right - column.left - 8}px`;
    style.height = `${minutes * axis.scale}px`;
    style.transform = `translate3d(${column.left - this.origin.left + 4}px, ${top - this.origin.top + (place.minute - axis.from) * axis.scale}px, 0)`;
  }

  tell(notes: Note[]): void {
    this.ghost.className = `board-ghost ${notes[0]?.colour ?? ""}`;
    this.lines.replaceChildren(...notes.slice(0, 5).map(({ colour, level, text }) => {
      const line = element("p", "");
      const badge = element("span", `badge ${colour}`);
      badge.textContent = level;
      line.append(badge, ` ${text}`);
      return line;
    }));
  }

  remove(): void {
    this.card.classList.remove("dragged");
    for (const part of [this.carried, this.notes, this.ghost]) part?.remove();
  }
}

function copy(card: HTMLElement): HTMLElement {
  const { left, top, width, height } = card.getBoundingClientRect();
  const carried = card.cloneNode(true) as HTMLElement;
  carried.removeAttribute("id");
  carried.className = `${card.className} dragging`;
  Object.assign(carried.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return carried;
}

function element(tag: string, look: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = look;
  return made;
}

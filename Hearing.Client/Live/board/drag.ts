// Dragging a card, or its lower edge, with a mouse, a pen or a finger. Moving is done here, once a frame at most; WebAssembly is asked what would be
// wrong only when the place under the pointer is another one, and never while it still answers.
import { clock, lengthAt, placeAt, type Measures, type Place } from "./places";
import { Shown, type Note } from "./shown";

export interface Host { invokeMethodAsync<T = unknown>(name: string, ...args: unknown[]): Promise<T>; }
interface Held {
  card: HTMLElement; id: string; pointer: number; isTouch: boolean; isEdge: boolean;
  start: number; minutes: number; shortest: number;
  x: number; y: number; grip: number; board: HTMLElement; scrolled: { x: number; y: number };
}
interface Aim { place: Place; minutes: number; }

const farEnough = 6;
const longPress = 350;
const edge = 60;
/** Sentences change no faster than they can be followed with the eye. */
const askEvery = 100;

export function drags(root: HTMLElement, host: Host): void {
  let held: Held | null = null;
  let measures: Measures | null = null;
  let shown: Shown | null = null;
  let aim: Aim | null = null;
  let at = { x: 0, y: 0 };
  let press = 0;
  let frame = 0;
  let asking = false;
  let wasDragged = false;

  function begin(): void {
    if (!held) return;
    measures = measure(root);
    shown = new Shown(root, held.card, held.isEdge);
    void host.invokeMethodAsync("Dragging", true);
    move();
  }

  function move(): void {
    frame ||= requestAnimationFrame(() => { frame = 0; follow(); });
  }

  function follow(): void {
    if (!held || !measures || !shown) return;
    if (scrollAtEdges(held, at)) move();
    const scrolled = { x: held.board.scrollLeft - held.scrolled.x, y: scrollY - held.scrolled.y };
    const down = at.y - held.y + scrolled.y;
    shown.carry(at.x - held.x, at.y - held.y, at);
    const next = held.isEdge ? drawn(held, measures, down) : dropped(held, measures, scrolled);
    if (same(aim, next)) return;
    aim = next;
    shown.aim(measures, next?.place ?? null, next?.minutes ?? 0, next && next.place.column >= 0 ? `${clock(next.place.minute)}–${clock(next.place.minute + next.minutes)}` : "");
    void ask();
  }

  function dropped(held: Held, measures: Measures, scrolled: { x: number; y: number }): Aim | null {
    const place = placeAt(measures, at.x, at.y, held.grip, held.minutes, scrolled);
    return place && { place, minutes: held.minutes };
  }

  function drawn(held: Held, measures: Measures, down: number): Aim {
    const column = Number(held.card.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? -1);
    return { place: { column, minute: held.start }, minutes: lengthAt(measures.axis, held.start, held.minutes, held.shortest, down) };
  }

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let asked: Aim | null = null; held && shown && aim && !same(asked, aim) && aim.place.column >= 0;) {
      asked = aim;
      const { place, minutes } = asked;
      const notes: Note[] = await host.invokeMethodAsync("Over", held.id, place.column, place.minute, held.isEdge ? minutes : null);
      if (same(aim, asked)) shown?.tell(notes);
      await new Promise((resolve) => setTimeout(resolve, askEvery));
    }
    asking = false;
  }

  function end(isDrop: boolean): void {
    clearTimeout(press);
    if (frame) { cancelAnimationFrame(frame); frame = 0; follow(); }
    const [was, to] = [held, aim];
    const moved = shown !== null;
    shown?.remove();
    [held, measures, shown, aim] = [null, null, null, null];
    if (!was || !moved) return;
    wasDragged = true;
    if (!isDrop || !to) void host.invokeMethodAsync("Dragging", false);
    else if (was.isEdge) void host.invokeMethodAsync("Drawn", was.id, to.minutes);
    else void host.invokeMethodAsync("Dropped", was.id, to.place.column, to.place.minute);
  }

  root.addEventListener("pointerdown", (event) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-session]");
    wasDragged = false;
    if (!card || event.button !== 0 || held) return;
    held = take(root, card, event);
    at = { x: event.clientX, y: event.clientY };
    // A finger that moves at once scrolls the page: it drags once it has rested on the card.
    if (held.isTouch) press = window.setTimeout(begin, held.isEdge ? 0 : longPress);
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    at = { x: event.clientX, y: event.clientY };
    const isFar = Math.hypot(at.x - held.x, at.y - held.y) >= farEnough;
    if (shown) move();
    else if (isFar && !held.isTouch) begin();
    else if (isFar) end(false);
  });
  document.addEventListener("pointerup", (event) => { if (event.pointerId === held?.pointer) end(true); });
  document.addEventListener("pointercancel", (event) => { if (event.pointerId === held?.pointer) end(false); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) end(false); });
  // Once it drags, the finger scrolls nothing and opens no menu.
  root.addEventListener("touchmove", (event) => { if (shown) event.preventDefault(); }, { passive: false });
  root.addEventListener("contextmenu", (event) => { if (held?.isTouch) event.preventDefault(); });
  // A drag ends with a click, which would pick the card up again.
  root.addEventListener("click", (event) => {
    if (wasDragged) event.stopPropagation();
    wasDragged = false;
  }, true);
}

const same = (one: Aim | null, other: Aim | null): boolean =>
  one?.place.column === other?.place.column && one?.place.minute === other?.place.minute && one?.minutes === other?.minutes;

function take(root: HTMLElement, card: HTMLElement, event: PointerEvent): Held {
  const board = root.querySelector<HTMLElement>(".board-scroll")!;
  const { session, start, minutes, shortest } = card.dataset;
  return {
    card, id: session!, pointer: event.pointerId, isTouch: event.pointerType === "touch", isEdge: (event.target as Element).closest("[data-edge]") !== null,
    start: Number(start ?? 0), minutes: Number(minutes), shortest: Number(shortest ?? 1),
    x: event.clientX, y: event.clientY, grip: event.clientY - card.getBoundingClientRect().top, board, scrolled: { x: board.scrollLeft, y: scrollY },
  };
}

function measure(root: HTMLElement): Measures {
  const { from, scale, step } = root.querySelector<HTMLElement>(".board-columns")!.dataset;
  const boxes = [...root.querySelectorAll("[data-column]")].map((body) => body.getBoundingClientRect());
  const board = root.querySelector(".board-scroll")!.getBoundingClientRect();
  const times = root.querySelector(".board-times")!.getBoundingClientRect();
  return {
    axis: { from: Number(from), scale: Number(scale), step: Number(step) },
    columns: boxes.map(({ left, right }) => ({ left, right })),
    top: boxes[0]?.top ?? 0,
    bottom: boxes[0]?.bottom ?? 0,
    seen: { left: Math.max(board.left, times.right), right: board.right },
    unplaced: root.querySelector("[data-unplaced]")!.getBoundingClientRect(),
  };
}

/** A card held near the edge of the window, or of the board, brings what lies beyond into view; the answer is whether it goes on doing so. */
function scrollAtEdges({ board, isEdge }: Held, { x, y }: { x: number; y: number }): boolean {
  const before = [scrollY, board.scrollLeft];
  const { left, right } = board.getBoundingClientRect();
  scrollBy(0, past(y, 0, innerHeight) / 3);
  if (!isEdge && x > left && x < right) board.scrollLeft += past(x, left, right) / 3;
  return before[0] !== scrollY || before[1] !== board.scrollLeft;
}

const past = (value: number, from: number, until: number): number => Math.min(0, value - from - edge) + Math.max(0, value - until + edge);

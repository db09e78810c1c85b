// Where on the board a point lies, by arithmetic: the board is measured once when a drag begins.
export interface Axis { from: number; scale: number; step: number; }
export interface Span { left: number; right: number; }
export interface Measures {
  axis: Axis;
  /** The columns' sides, and the top and bottom of their bodies, as the window showed them when the drag began. */
  columns: Span[];
  top: number;
  bottom: number;
  /** What of the board is to be seen: columns slide under its edges. */
  seen: Span;
  /** The stretch of those without a place. */
  unplaced: Span & { top: number; bottom: number };
}
/** A column and a minute of the day; below zero is among those without a place. */
export interface Place { column: number; minute: number; }

const dayEnd = 1439;

/** The place under a point. The window and the board have been scrolled by so much since they were measured. `grip` is how far below the card's top it is held. */
export function placeAt(measures: Measures, x: number, y: number, grip: number, minutes: number, scrolled: { x: number; y: number }): Place | null {
  const { axis, columns, seen, unplaced } = measures;
  const down = y + scrolled.y;
  if (x >= unplaced.left && x <= unplaced.right && down >= unplaced.top && down <= unplaced.bottom) return { column: -1, minute: 0 };
  if (x < seen.left || x > seen.right || down < measures.top - 40 || down > measures.bottom + 40) return null;
  const along = x + scrolled.x;
  const column = columns.findIndex(({ left, right }) => along >= left && along < right);
  return column < 0 ? null : { column, minute: minuteAt(axis, down - grip - measures.top, minutes) };
}

/** The minute on the grid at a height; the session ends before midnight. */
export function minuteAt({ from, scale, step }: Axis, pixels: number, minutes: number): number {
  const minute = Math.round((from + pixels / scale) / step) * step;
  return Math.max(0, Math.min(minute, Math.max(0, dayEnd - minutes)));
}

/** How many minutes long a session is when its lower edge is drawn by so many pixels. */
export function lengthAt({ scale, step }: Axis, start: number, minutes: number, shortest: number, pixels: number): number {
  const length = pixels === 0 ? minutes : Math.round((minutes + pixels / scale) / step) * step;
  return Math.max(shortest, Math.min(length, dayEnd + 1 - start));
}

export const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// The planning board's pointer and layout: places are set here, because the page's policy allows no style in HTML.
interface Host { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown>; }
interface Drag { card: HTMLElement; x: number; y: number; scrolled: number; moving: boolean; }

const arrows = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const farEnough = 6;
const edge = 70;

export function attach(root: HTMLElement, host: Host): void {
  for (const id of ["plan-list", "board-loading"]) document.getElementById(id)?.setAttribute("hidden", "");
  let drag: Drag | null = null;
  let dropped = false;

  root.addEventListener("keydown", (event) => {
    if (arrows.has(event.key) && (event.target as Element).closest("[data-held]")) event.preventDefault();
  });
  root.addEventListener("pointerdown", (event) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-session]");
    dropped = false;
    if (card && event.button === 0 && event.pointerType !== "touch") drag = { card, x: event.clientX, y: event.clientY, scrolled: scrollY, moving: false };
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (drag.moving) scrollAtEdge(event.clientY);
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y + scrollY - drag.scrolled];
    if (!drag.moving && Math.hypot(dx, dy) < farEnough) return;
    drag.moving = true;
    drag.card.classList.add("dragging");
    drag.card.style.transform = `translate(${dx}px, ${dy}px)`;
  });
  document.addEventListener("pointerup", (event) => {
    if (!drag) return;
    const { card, moving } = drag;
    drag = null;
    if (!moving) return;
    dropped = true;
    const top = card.getBoundingClientRect().top;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    card.classList.remove("dragging");
    card.style.transform = "";
    const column = under?.closest<HTMLElement>("[data-column]");
    if (column) {
      void host.invokeMethodAsync("Dropped", card.dataset["session"], Number(column.dataset["column"]), top - column.getBoundingClientRect().top);
    } else if (under?.closest("[data-unplaced]")) {
      void host.invokeMethodAsync("Dropped", card.dataset["session"], -1, 0);
    }
  });
  // A drag ends with a click, which would pick the card up again.
  root.addEventListener("click", (event) => {
    if (dropped) event.stopPropagation();
    dropped = false;
  }, true);
}

/** A card held near the window's top or bottom brings what lies beyond into view. */
function scrollAtEdge(y: number): void {
  if (y < edge) scrollBy(0, (y - edge) / 2);
  else if (y > innerHeight - edge) scrollBy(0, (y - innerHeight + edge) / 2);
}

export function layout(root: HTMLElement, focus: string | null): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-top], [data-height]")) {
    const { top, height } = element.dataset;
    element.style.top = top ? `${top}px` : "";
    element.style.height = height ? `${height}px` : "";
  }
  if (focus) document.getElementById(focus)?.focus({ preventScroll: false });
}

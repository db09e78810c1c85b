// The planning board's pointer and layout: places are set here, because the page's policy allows no style in HTML.
import { drags, type Host } from "./board/drag";

const arrows = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

export function attach(root: HTMLElement, host: Host): void {
  for (const id of ["plan-list", "board-loading"]) document.getElementById(id)?.setAttribute("hidden", "");
  root.addEventListener("keydown", (event) => {
    if (arrows.has(event.key) && (event.target as Element).closest("[data-held]")) event.preventDefault();
  });
  drags(root, host);
}

/** The first question makes WebAssembly's code ready, which takes its time: it is asked before anybody drags. */
export function warm(root: HTMLElement, host: Host): void {
  const card = root.querySelector<HTMLElement>("[data-column] [data-session]")?.dataset;
  if (card) void host.invokeMethodAsync("Over", card["session"], 0, Number(card["start"]), null);
}

export function layout(root: HTMLElement, focus: string | null): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-top], [data-height]")) {
    const { top, height } = element.dataset;
    set(element, "top", top ? `${top}px` : "");
    set(element, "height", height ? `${height}px` : "");
  }
  if (focus) document.getElementById(focus)?.focus({ preventScroll: false });
}

function set(element: HTMLElement, name: "top" | "height", value: string): void {
  if (element.style[name] !== value) element.style[name] = value;
}

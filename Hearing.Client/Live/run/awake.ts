// A screen that nobody touches: stays awake, fills the glass, hides its cursor, and moves by a hair so that nothing burns in.

/** Asks the device not to sleep, again each time the page is seen anew. */
export function keepAwake(): void {
  const ask = (): void => {
    if (document.visibilityState === "visible") void navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}

export function stayAwake(page: HTMLElement): void {
  keepAwake();
  page.querySelector("[data-full]")?.addEventListener("click", () => void toggleFull());
  hideWhenStill(page);
  let step = 0;
  setInterval(() => {
    step = (step + 1) % 4;
    page.style.setProperty("--drift-x", `${[0, 6, 6, 0][step]}px`);
    page.style.setProperty("--drift-y", `${[0, 0, 4, 4][step]}px`);
  }, 60_000);
}

async function toggleFull(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => undefined);
}

function hideWhenStill(page: HTMLElement): void {
  let timer = 0;
  const moved = (): void => {
    page.classList.remove("still");
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!page.querySelector("[data-tools]")?.contains(document.activeElement)) page.classList.add("still");
    }, 4000);
  };
  for (const kind of ["pointermove", "pointerdown", "keydown", "focusin"]) addEventListener(kind, moved);
  moved();
}

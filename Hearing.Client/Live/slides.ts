// Arrow keys turn the slides that are shown; the buttons do without.
export {};

const place = document.querySelector<HTMLElement>("[data-slides-keys]");
addEventListener("keydown", (event) => {
  if (!place || event.ctrlKey || event.altKey || event.metaKey || (event.target instanceof Element && event.target.closest("input, textarea, select"))) return;
  const wanted: Record<string, string> = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous" };
  const button = place.querySelector<HTMLButtonElement>(`button[value="${wanted[event.key] ?? "-"}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

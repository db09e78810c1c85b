// Keeps the marked part of a page fresh: every ten seconds. Without it there is reloading.
import { Refreshing } from "./run/refreshing";

const every = 10_000;

for (const place of document.querySelectorAll<HTMLElement>("[data-refresh]")) {
  const path = place.dataset.refresh ?? "";
  const fresh = new Refreshing(place, path, `[data-refresh="${CSS.escape(path)}"]`);
  setInterval(() => fresh.soon(), every);
}

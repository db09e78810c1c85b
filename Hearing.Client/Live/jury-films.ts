// A juror catches up on films alone: what is really played is told to the server.
import { Seen } from "./run/seen";

const place = document.querySelector<HTMLElement>("[data-jury-films]");
if (place) {
  const seen = new Seen(place.dataset.juryFilms ?? "");
  for (const video of place.querySelectorAll<HTMLVideoElement>("video[data-film]")) {
    const note = (): void => { if (!video.seeking) seen.note(video.dataset.film ?? "", video.currentTime * 1000); };
    video.addEventListener("timeupdate", () => { if (!video.paused) note(); });
    for (const end of ["pause", "ended"]) video.addEventListener(end, () => { note(); void seen.send(); });
  }
}

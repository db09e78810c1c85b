// A film's page: how far the versions for playing have come, and the view as in the hall with its sound level.
const askEvery = 2_000;
const floor = -60;

const job = document.querySelector("[data-film-job]");
if (job?.querySelector("[data-busy]")) void watchJob();
const view = document.querySelector<HTMLElement>("[data-hall-view]");
if (view) showAsHall(view);

/** Asks for the page until the making is over, and puts its report and its progress in place. */
async function watchJob(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, askEvery));
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => null);
    if (!answer?.ok || answer.redirected) continue;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!fresh.querySelector("[data-busy]")) {
      location.reload();
      return;
    }
    for (const part of ["[data-film-job] [role=status]", "[data-film-job] progress"]) {
      const [here, there] = [document.querySelector(part), fresh.querySelector(part)];
      if (here && there) here.replaceWith(there);
    }
  }
}

function showAsHall(view: HTMLElement): void {
  const video = view.querySelector("video");
  const button = document.querySelector<HTMLButtonElement>("[data-hall-play]");
  const level = view.querySelector<HTMLElement>("[data-level]");
  if (!video || !button || !level) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    void view.requestFullscreen().catch(() => undefined);
    video.currentTime = 0;
    void video.play();
  });
  video.addEventListener("ended", () => { if (document.fullscreenElement) void document.exitFullscreen(); });
  // Only once a person has pressed play may a page listen to its own sound.
  video.addEventListener("play", () => measure(video, level), { once: true });
}

/** Root mean square of what is heard, in dB below full scale; a person sees that there is sound without hearing it. */
function measure(video: HTMLVideoElement, level: HTMLElement): void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 4096 });
  context.createMediaElementSource(video).connect(analyser).connect(context.destination);
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  const meter = level.querySelector("meter");
  const text = level.querySelector<HTMLElement>("[data-level-text]");
  level.hidden = false;
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const decibels = Math.max(floor, 10 * Math.log10(power || 1e-12));
    if (meter) meter.value = decibels;
    if (text) text.textContent = decibels <= floor ? text.dataset.silent ?? "" : `${Math.round(decibels)} dB`;
  }, 100);
}

// Camera, microphone and screen: asked for on a press, shown to their owner alone, and let go of when the step is over.
import type { Outcome, Trial } from "./floor";

/** As loud as speech near a microphone is, of 1 at most; what rooms and fans make lies well below. */
const speech = 0.02;
const lookEvery = 50;
/** So often it must have been as loud: a single knock is no speech. */
const enoughLooks = 4;
const patience = 6_000;

export function tryCamera(trial: Trial): Promise<Outcome> {
  const video = trial.part<HTMLVideoElement>("video");
  return withDevice(trial, "videoinput", (stream) => {
    video.srcObject = stream;
    return () => { video.srcObject = null; };
  }, async () => (await trial.answer()) as Outcome);
}

export function tryMicrophone(trial: Trial): Promise<Outcome> {
  const words = trial.part("[data-heard]");
  const begun = words.textContent;
  let looks = 0;
  const late = setTimeout(() => { if (looks < enoughLooks) words.textContent = words.dataset.no ?? ""; }, patience);
  const level = (loudness: number): void => {
    trial.part<HTMLMeterElement>("meter").value = Math.min(1, Math.max(0, (20 * Math.log10(loudness) + 60) / 60));
    if (loudness >= speech && ++looks === enoughLooks) words.textContent = words.dataset.yes ?? "";
  };
  return withDevice(trial, "audioinput", (stream) => listen(stream, level), async () => {
    await trial.answer();
    return looks >= enoughLooks ? "works" : "nothing";
  }).finally(() => {
    clearTimeout(late);
    words.textContent = begun;
  });
}

/** A screen that could be shared has been seen by the browser: no more is wanted of it. */
export async function tryScreen(trial: Trial): Promise<Outcome> {
  const video = trial.part<HTMLVideoElement>("video");
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  try {
    trial.part("[data-live]").hidden = false;
    video.srcObject = stream;
    await video.play();
    return video.videoWidth > 0 ? "works" : "failed";
  } finally {
    video.srcObject = null;
    letGo(stream);
  }
}

/** Uses a device until the step is over. Whoever has several may choose, which opens the other one instead. */
async function withDevice(trial: Trial, kind: "audioinput" | "videoinput", use: (stream: MediaStream) => () => void, over: () => Promise<Outcome>): Promise<Outcome> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return "unsupported";
  const wanted = kind === "audioinput" ? "audio" : "video";
  const select = trial.part("[data-choose]").querySelector("select");
  let [release, isOver] = [(): void => undefined, false];
  const open = async (id: string | null, lost: (fault: unknown) => void): Promise<void> => {
    release();
    const stream = await devices.getUserMedia({ [wanted]: id === null ? true : { deviceId: { exact: id } } });
    // Its owner may have gone on, or chosen yet another one, while the browser asked.
    release();
    if (isOver || trial.over.aborted) return letGo(stream);
    const done = use(stream);
    for (const track of stream.getTracks()) track.addEventListener("ended", () => lost(new DOMException("It was taken out.", "NotFoundError")));
    release = () => {
      done();
      letGo(stream);
    };
    if (select) await list(select, kind, stream.getTracks()[0]?.getSettings().deviceId);
    trial.part("[data-choose]").hidden = (select?.length ?? 0) < 2;
  };
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      if (select) select.onchange = () => void open(select.value, reject).catch(reject);
      void open(null, reject).then(over).then(resolve, reject);
    });
  } finally {
    isOver = true;
    release();
  }
}

async function list(select: HTMLSelectElement, kind: MediaDeviceKind, now: string | undefined): Promise<void> {
  const found = (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === kind);
  select.replaceChildren(...found.map((d) => new Option(d.label, d.deviceId, false, d.deviceId === now)));
}

/** Tells how loud it is some times a second. */
function listen(stream: MediaStream, level: (loudness: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    level(Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length));
  }, lookEvery);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

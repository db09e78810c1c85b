// The device check: clock, connection, picture and sound, tried with a real film, and then what the floor needs. What is found is told to the
// person at once and to the technician.
import { offerSteps, type FloorFindings } from "./check/floor";
import type { TimeAnswer } from "./run/clock";
import { deviceName } from "./run/device";

const clockSamples = 12;
const sampleEvery = 150;
const mostGap = 100;
const mostRoundTrip = 500;
const leastBits = 4_000_000;
const mostDropped = 0.05;

interface Findings { mayPlay: boolean; droppedShare: number; followsFrames: boolean; heardSound: boolean; clockGapMilliseconds: number; bitsPerSecond: number; roundTripMilliseconds: number; floor?: FloorFindings; }

const root = document.querySelector<HTMLElement>("[data-device-check]");
if (root) prepare(root);

function prepare(root: HTMLElement): void {
  const part = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector) ?? (document.createElement("div") as unknown as T);
  const begin = part<HTMLButtonElement>("[data-begin]");
  // Before anybody has touched the page: whether a film with sound could begin by itself.
  const mayPlay = canPlayUntouched();
  begin.hidden = false;
  begin.addEventListener("click", () => {
    begin.hidden = true;
    part("[data-steps]").hidden = false;
    void check(root, part, mayPlay).catch(() => {
      part("[data-failed]").hidden = false;
      return null;
    }).then((findings) => goOn(root, part, findings));
  });
}

/** What the floor needs, once the film is through: the two would disturb each other. Each step is told with all that was found before. */
function goOn(root: HTMLElement, part: <T extends HTMLElement>(selector: string) => T, film: Findings | null): void {
  part("[data-floor-steps]").hidden = false;
  const told = (isKept: boolean): void => {
    part("[data-floor-kept]").hidden = !isKept;
    part("[data-floor-unkept]").hidden = isKept;
  };
  offerSteps(root, (floor) => void (film ? send(root, { ...film, floor }) : Promise.reject(new Error("nothing to add it to"))).then(() => told(true), () => told(false)));
}

async function send(root: HTMLElement, findings: Findings): Promise<void> {
  const answer = await fetch(`/api/editions/${root.dataset.edition ?? ""}/device-checks`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ device: deviceName(), findings }) });
  if (!answer.ok) throw new Error(`${answer.status}`);
}

async function check(root: HTMLElement, part: <T extends HTMLElement>(selector: string) => T, mayPlay: Promise<boolean>): Promise<Findings> {
  const words = root.dataset;
  const say = (step: string, good: boolean | null): void => {
    const line = part(`[data-step=${step}]`);
    line.className = good === null ? "next" : good ? "done" : "bad";
    const result = line.querySelector<HTMLElement>("[data-result]");
    if (result) {
      result.textContent = (good === null ? words.working : good ? words.good : words.bad) ?? "";
      result.className = good === null ? "muted" : good ? "badge good" : "badge danger";
    }
    const what = line.querySelector<HTMLElement>("[data-what]");
    if (what) what.hidden = good !== false;
  };

  say("clock", null);
  const { gap, roundTrip } = await measureClock();
  say("clock", gap <= mostGap && roundTrip <= mostRoundTrip);
  say("connection", null);
  const { film, bits } = await fetchFilm(`/api/editions/${words.edition ?? ""}/check-film.mp4`);
  say("connection", bits >= leastBits);
  say("picture", null);
  const video = part<HTMLVideoElement>("[data-film]");
  video.hidden = false;
  video.src = URL.createObjectURL(film);
  const followsFrames = "requestVideoFrameCallback" in HTMLVideoElement.prototype;
  const dropped = await play(video);
  say("picture", dropped <= mostDropped);
  say("sound", null);
  const heard = await ask(part, video);
  say("sound", heard);
  const findings: Findings = { mayPlay: await mayPlay, droppedShare: dropped, followsFrames, heardSound: heard, clockGapMilliseconds: gap, bitsPerSecond: bits, roundTripMilliseconds: roundTrip };
  await send(root, findings);
  const good = heard && gap <= mostGap && roundTrip <= mostRoundTrip && bits >= leastBits && dropped <= mostDropped;
  part(`[data-done=${good ? "good" : "bad"}]`).hidden = false;
  return findings;
}

/** How far apart the bounds on the server's clock lie, each direction by itself, and the median round trip, in milliseconds. */
async function measureClock(): Promise<{ gap: number; roundTrip: number }> {
  const trips: number[] = [];
  let [upper, lower] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < clockSamples; i++) {
    const before = performance.now();
    const { received, sent } = (await (await fetch("/api/time", { cache: "no-store" })).json()) as TimeAnswer;
    const after = performance.now();
    trips.push(after - before);
    upper = Math.min(upper, Date.parse(received) - before);
    lower = Math.max(lower, Date.parse(sent) - after);
    await new Promise((resolve) => setTimeout(resolve, sampleEvery));
  }
  return { gap: Math.max(0, upper - lower), roundTrip: trips.sort((a, b) => a - b)[Math.floor(trips.length / 2)] ?? 0 };
}

async function fetchFilm(address: string): Promise<{ film: Blob; bits: number }> {
  // The first answer may wait until the server has made the film: counted is the time from the first byte.
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const began = performance.now();
  const film = await answer.blob();
  return { film: new Blob([film], { type: "video/mp4" }), bits: (film.size * 8 * 1000) / Math.max(1, performance.now() - began) };
}

/** Plays to the end; the share of frames that were dropped. */
async function play(video: HTMLVideoElement): Promise<number> {
  video.currentTime = 0;
  const before = video.getVideoPlaybackQuality();
  await video.play();
  await new Promise((resolve) => video.addEventListener("ended", resolve, { once: true }));
  const after = video.getVideoPlaybackQuality();
  return Math.min(1, (after.droppedVideoFrames - before.droppedVideoFrames) / Math.max(1, after.totalVideoFrames - before.totalVideoFrames));
}

async function ask(part: <T extends HTMLElement>(selector: string) => T, video: HTMLVideoElement): Promise<boolean> {
  part("[data-ask]").hidden = false;
  part("[data-again]").onclick = () => void play(video);
  part("[data-heard=yes]").focus();
  const heard = await new Promise<boolean>((resolve) => {
    part("[data-heard=yes]").onclick = () => resolve(true);
    part("[data-heard=no]").onclick = () => resolve(false);
  });
  part("[data-ask]").hidden = true;
  return heard;
}

/** A tenth of a second of silence as a WAV file, played with the sound on: browsers that wait for a touch say so. */
async function canPlayUntouched(): Promise<boolean> {
  const rate = 8_000;
  const samples = rate / 10;
  const bytes = new DataView(new ArrayBuffer(44 + samples));
  const text = (at: number, word: string): void => [...word].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, 36 + samples, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, "data");
  bytes.setUint32(40, samples, true);
  for (let i = 0; i < samples; i++) bytes.setUint8(44 + i, 128);
  const sound = new Audio(URL.createObjectURL(new Blob([bytes], { type: "audio/wav" })));
  return await sound.play().then(() => true, () => false);
}

// Captions as a list that is worked on: WebVTT or SRT in, WebVTT out. The server reads and judges them again; see Captions and CaptionCheck in C#.

/** One caption; times in milliseconds. */
export interface Caption { from: number; until: number; text: string; settings: string; }
export type Fault = "fast" | "overlap" | "backwards" | "beyond";

/** Characters a second that a grown-up reads at ease; CaptionCheck.FastestReading. */
export const fastest = 17;
const newLength = 3_000;
const shortest = 300;

const timing = /^[ \t]*((?:\d{1,4}:)?[0-5]\d:[0-5]\d[.,]\d{3})[ \t]+-->[ \t]+((?:\d{1,4}:)?[0-5]\d:[0-5]\d[.,]\d{3})([ \t].*)?$/;
const knownSettings = /^([ \t]+(vertical|line|position|size|align):[A-Za-z0-9%,.-]{1,30})+[ \t]*$/;

export function parse(file: string): Caption[] {
  const blocks = file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/).map((block) => block.split("\n").filter((line) => line.trim() !== ""));
  const captions = blocks.flatMap((lines) => {
    const at = lines.findIndex((line) => timing.test(line));
    if (at < 0 || at > 1 || lines[0]?.startsWith("NOTE")) return [];
    const [, from = "", until = "", settings = ""] = timing.exec(lines[at] ?? "") ?? [];
    const text = lines.slice(at + 1).map((line) => line.trim()).join("\n");
    return text === "" ? [] : [{ from: milliseconds(from) ?? 0, until: milliseconds(until) ?? 0, text, settings: knownSettings.test(settings) ? settings.trim() : "" }];
  });
  return captions.sort((a, b) => a.from - b.from);
}

export const written = (captions: readonly Caption[]): string =>
  `WEBVTT\n${captions.map((c) => `\n${stamp(c.from)} --> ${stamp(c.until)}${c.settings && ` ${c.settings}`}\n${c.text.split("\n").filter((line) => line.trim() !== "").join("\n").replaceAll("-->", "→")}\n`).join("")}`;

/** Minutes, seconds and thousandths, with hours only where there are any. */
export function stamp(at: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${at >= 3_600_000 ? `${two(at / 3_600_000)}:` : ""}${two((at / 60_000) % 60)}:${two((at / 1000) % 60)}.${String(Math.floor(at % 1000)).padStart(3, "0")}`;
}

/** A time as people write it: `1:02.5`, `62,5` or `00:01:02.500`; undefined when it is none. */
export function milliseconds(text: string): number | undefined {
  const match = /^\s*(?:(?:(\d{1,4}):)?(\d{1,2}):)?(\d{1,4})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0", rest = "0"] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, "0"));
}

export const readingSpeed = ({ from, until, text }: Caption): number => (text.replaceAll("\n", "").length * 1000) / Math.max(1, until - from);

/** What is wrong with the caption at that place in the list. */
export function faults(captions: readonly Caption[], i: number, length: number): Fault[] {
  const [caption, before] = [captions[i], captions[i - 1]];
  if (!caption) return [];
  const found: [boolean, Fault][] = [
    [caption.until <= caption.from, "backwards"],
    [caption.until > caption.from && readingSpeed(caption) > fastest, "fast"],
    [!!before && caption.from < before.until, "overlap"],
    [caption.until > length + 1000, "beyond"],
  ];
  return found.filter(([is]) => is).map(([, fault]) => fault);
}

/** A new, empty caption at that time, ending where the next begins. */
export function added(captions: readonly Caption[], at: number): Caption[] {
  const next = captions.find((c) => c.from > at);
  return [...captions, { from: at, until: Math.min(at + newLength, next?.from ?? Number.POSITIVE_INFINITY), text: "", settings: "" }].sort((a, b) => a.from - b.from);
}

/** The caption in two: at that time, where it lies inside, else in the middle; the words at the space nearest the same share. */
export function split(captions: readonly Caption[], i: number, at: number): Caption[] {
  const caption = captions[i];
  if (!caption || caption.until - caption.from < 2 * shortest) return [...captions];
  const where = at > caption.from + shortest && at < caption.until - shortest ? at : Math.round((caption.from + caption.until) / 2);
  const wanted = caption.text.length * ((where - caption.from) / (caption.until - caption.from));
  const gaps = [...caption.text.matchAll(/\s+/g)].map((gap) => gap.index);
  const cut = gaps.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? caption.text.length;
  const halves = [{ ...caption, until: where, text: caption.text.slice(0, cut).trim() }, { ...caption, from: where, text: caption.text.slice(cut).trim() }];
  return [...captions.slice(0, i), ...halves, ...captions.slice(i + 1)];
}

/** The caption and the next one as one. */
export function merged(captions: readonly Caption[], i: number): Caption[] {
  const [caption, next] = [captions[i], captions[i + 1]];
  if (!caption || !next) return [...captions];
  return [...captions.slice(0, i), { ...caption, until: Math.max(caption.until, next.until), text: [caption.text, next.text].filter((text) => text !== "").join("\n") }, ...captions.slice(i + 2)];
}
